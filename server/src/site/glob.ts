export interface GlobOptions {
  readonly ignoreCase?: boolean;
}

/**
 * Whether a path lies in what a glob names: `*` and `?` stay within a folder, `**` crosses folders, `{a,b}` is either.
 * A glob without a slash names files in any folder. Backslashes are slashes, in both.
 */
export function matchesGlob(glob: string, path: string, options?: GlobOptions): boolean {
  return globMatcher(glob, options)(path);
}

/** The same for many paths. Time is at most the glob's length times the path's, whatever they hold. */
export function globMatcher(glob: string, options: GlobOptions = {}): (path: string) => boolean {
  const fold = options.ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text;
  const program = compile(fold(anchored(glob)));
  return (path) => run(program, fold(path.replaceAll("\\", "/").replace(/^(\.?\/)+/, "")));
}

function anchored(glob: string): string {
  const slashed = glob.replaceAll("\\", "/");
  return slashed.includes("/") ? slashed.replace(/^(\.?\/)+/, "") : `**/${slashed}`;
}

/** A step of a machine whose states are places in the program, all followed at once. */
type Step =
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "any-but-slash" }
  | { readonly kind: "any" }
  /** Goes on at each of these places without taking a character. */
  | { readonly kind: "fork"; readonly to: number[] }
  | { readonly kind: "end" };

/** An open brace: where its alternatives are chosen, and the jumps that lead behind it. */
interface Brace {
  readonly choice: number[];
  readonly leave: number[][];
  readonly atSegment: boolean;
}

function compile(glob: string): readonly Step[] {
  const steps: Step[] = [];
  const braces: Brace[] = [];
  const choices = choosingBraces(glob);
  let atSegment = true;
  const fork = (...to: number[]): number[] => {
    steps.push({ kind: "fork", to });
    return to;
  };
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at] as string;
    const brace = braces.at(-1);
    if (character === "*") {
      const start = at;
      while (glob[at + 1] === "*") at++;
      const crosses = at > start && atSegment && endsSegment(glob, at + 1, brace !== undefined);
      if (crosses && glob[at + 1] === "/") {
        // Any number of whole folders: (anything "/")?
        at++;
        const skip = fork(steps.length + 1);
        loop("any");
        steps.push({ kind: "character", character: "/" });
        skip.push(steps.length);
        continue;
      }
      loop(crosses ? "any" : "any-but-slash");
      atSegment = false;
    } else if (character === "?") {
      steps.push({ kind: "any-but-slash" });
      atSegment = false;
    } else if (character === "{" && choices.has(at)) {
      braces.push({ choice: fork(steps.length + 1), leave: [], atSegment });
    } else if (brace && character === ",") {
      brace.leave.push(fork());
      brace.choice.push(steps.length);
      atSegment = brace.atSegment;
    } else if (brace && character === "}" && choices.has(at)) {
      braces.pop();
      for (const leave of brace.leave) leave.push(steps.length);
    } else {
      steps.push({ kind: "character", character });
      atSegment = character === "/";
    }
  }
  steps.push({ kind: "end" });
  return steps;

  function loop(kind: "any" | "any-but-slash"): void {
    const back = steps.length;
    fork(back + 1, back + 3);
    steps.push({ kind });
    fork(back);
  }
}

function endsSegment(glob: string, at: number, inBrace: boolean): boolean {
  const next = glob[at];
  return next === undefined || next === "/" || (inBrace && (next === "," || next === "}"));
}

/** The braces of `{a,b}`; those of `{a}`, as in the folder of a policy, or without an end are ordinary characters. */
function choosingBraces(glob: string): Set<number> {
  const open: { readonly at: number; comma: boolean }[] = [];
  const choosing = new Set<number>();
  for (let at = 0; at < glob.length; at++) {
    const brace = open.at(-1);
    if (glob[at] === "{") open.push({ at, comma: false });
    else if (glob[at] === "," && brace) brace.comma = true;
    else if (glob[at] === "}" && open.pop()?.comma && brace) choosing.add(brace.at).add(at);
  }
  return choosing;
}

function run(program: readonly Step[], path: string): boolean {
  let states = follow(program, [0]);
  for (const character of path) {
    const next: number[] = [];
    for (const state of states) {
      const step = program[state];
      if (step?.kind === "any" || (step?.kind === "any-but-slash" && character !== "/")) next.push(state + 1);
      else if (step?.kind === "character" && step.character === character) next.push(state + 1);
    }
    if (next.length === 0) return false;
    states = follow(program, next);
  }
  for (const state of states) if (program[state]?.kind === "end") return true;
  return false;
}

/** All places reached from these without taking a character. */
function follow(program: readonly Step[], from: readonly number[]): Set<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    const step = program[state];
    if (step?.kind === "fork") open.push(...step.to);
  }
  return reached;
}
