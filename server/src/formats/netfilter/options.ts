import type { Located, Span } from "../../text/span.ts";
import { matchModule } from "./modules.ts";
import { type OptionShape, type OptionUse, shapesOf } from "./option-shapes.ts";
import { protocolOf } from "./ports.ts";
import { targetNamed } from "./targets.ts";

/** `! -i eth0`: one option of an iptables command in its short (or only) name, with the words that belong to it. */
export interface IptablesOption {
  readonly name: string;
  readonly negated: boolean;
  readonly values: readonly Located<string>[];
  /** From the option itself, or the `!` in front of it, to its last word. */
  readonly span: Span;
  /** Unknown: nobody says what it means or how many words belong to it. */
  readonly use: OptionUse | "unknown";
}

/** The options of a command, in order; a word that belongs to none is an unknown option by itself. */
export function iptablesOptions(words: readonly Located<string>[]): IptablesOption[] {
  const options: IptablesOption[] = [];
  const modules: string[] = [];
  let target: string | undefined;
  let bang: Span | undefined;
  let at = 0;
  while (at < words.length) {
    const word = words[at++] as Located<string>;
    if (word.value === "!" && bang === undefined) {
      bang = word.span;
      continue;
    }
    const { name, attached, shape } = shapeOf(word, modules, target);
    const values: Located<string>[] = attached ? [attached] : [];
    let negated = bang !== undefined;
    let end = word.span.end;
    const take = () => {
      const value = words[at++] as Located<string>;
      values.push(value);
      end = value.span.end;
    };
    let use: IptablesOption["use"] = shape?.use ?? "unknown";
    if (shape) {
      while (values.length < shape.words && at < words.length) {
        // Before 1.4, the `!` stood behind the option.
        if (values.length === 0 && words[at]?.value === "!" && !negated) {
          negated = true;
          at++;
        } else take();
      }
      if (values.length < shape.words) use = "unknown";
      const most = shape.words + (shape.numbers ?? 0);
      while (values.length < most && isNumber(words[at])) take();
      while (values.length < (shape.names ?? 0) && !startsOption(words[at])) take();
    } else while (at < words.length && !startsOption(words[at])) take();
    const span = { start: bang?.start ?? word.span.start, end };
    options.push({ name, negated, values, span, use });
    bang = undefined;
    if (name === "-m" && values[0]) modules.push(values[0].value);
    else if (name === "-p" && values[0] && !negated) modules.push(moduleOf(values[0].value));
    else if (name === "-j" || name === "-g") target = values[0]?.value;
  }
  if (bang) options.push({ name: "!", negated: false, values: [], span: bang, use: "unknown" });
  return options;
}

interface Named {
  readonly name: string;
  /** The value of `--option=value`. */
  readonly attached?: Located<string>;
  readonly shape: OptionShape | undefined;
}

/** The target's own options come first, then those of the modules named last, then what every command knows. */
function shapeOf(word: Located<string>, modules: readonly string[], target: string | undefined): Named {
  const { value, span } = word;
  if (!value.startsWith("--")) return { name: value, shape: everywhere.get(value) };
  const equals = value.indexOf("=");
  if (equals < 0) return namedShape(value, modules, target);
  const named = namedShape(value.slice(0, equals), modules, target);
  return { ...named, attached: { value: value.slice(equals + 1), span } };
}

function namedShape(long: string, modules: readonly string[], target: string | undefined): Named {
  const known = ownShape(long, modules, target);
  if (known) return { name: long, shape: known };
  const name = shortNames.get(long) ?? long;
  return { name, shape: (name === long ? undefined : ownShape(name, modules, target)) ?? everywhere.get(name) };
}

function ownShape(name: string, modules: readonly string[], target: string | undefined): OptionShape | undefined {
  const own = target === undefined ? undefined : targetNamed(target)?.options.get(name);
  if (own) return own;
  for (let at = modules.length - 1; at >= 0; at--) {
    const shape = matchModule(modules[at] ?? "")?.options.get(name);
    if (shape) return shape;
  }
  return undefined;
}

/** A protocol brings along the module of its name. */
function moduleOf(protocol: string): string {
  return protocolModules.get(protocolOf(protocol) ?? 0) ?? protocol;
}

const protocolModules: ReadonlyMap<number, string> = new Map([
  [1, "icmp"],
  [6, "tcp"],
  [17, "udp"],
  [33, "dccp"],
  [58, "icmp6"],
  [132, "sctp"],
  [136, "udplite"],
]);

function isNumber(word: Located<string> | undefined): boolean {
  if (word === undefined || word.value === "") return false;
  for (let at = 0; at < word.value.length; at++) {
    const code = word.value.charCodeAt(at);
    if (code < 48 || 57 < code) return false;
  }
  return true;
}

function startsOption(word: Located<string> | undefined): boolean {
  return word === undefined || word.value === "!" || (word.value.charCodeAt(0) === 45 && word.value.length > 1);
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ["--table", "-t"],
  ["--append", "-A"],
  ["--insert", "-I"],
  ["--delete", "-D"],
  ["--replace", "-R"],
  ["--check", "-C"],
  ["--policy", "-P"],
  ["--flush", "-F"],
  ["--zero", "-Z"],
  ["--new-chain", "-N"],
  ["--new", "-N"],
  ["--delete-chain", "-X"],
  ["--rename-chain", "-E"],
  ["--list", "-L"],
  ["--list-rules", "-S"],
  ["--wait", "-w"],
  ["--wait-interval", "-W"],
  ["--in-interface", "-i"],
  ["--in-int", "-i"],
  ["--out-interface", "-o"],
  ["--out-int", "-o"],
  ["--source", "-s"],
  ["--src", "-s"],
  ["--destination", "-d"],
  ["--dst", "-d"],
  ["--dest", "-d"],
  ["--protocol", "-p"],
  ["--proto", "-p"],
  ["--match", "-m"],
  ["--jump", "-j"],
  ["--goto", "-g"],
  ["--fragment", "-f"],
  ["--fragments", "-f"],
  ["--set-counters", "-c"],
  ["--ipv4", "-4"],
  ["--ipv6", "-6"],
  ["--numeric", "-n"],
  ["--verbose", "-v"],
  ["--exact", "-x"],
  ["--destination-port", "--dport"],
  ["--source-port", "--sport"],
  ["--destination-ports", "--dports"],
  ["--source-ports", "--sports"],
  ["--port", "--ports"],
]);

/** What every command knows, and the options of modules that nobody need name: iptables finds most of them by itself. */
const everywhere: ReadonlyMap<string, OptionShape> = new Map<string, OptionShape>([
  ...shapesOf(
    "*-t=1 *-A=1 *-C=1 *-N=1 *-E=2 *-P=2 *-i=1 *-o=1 *-s=1 *-d=1 *-p=1 *-m=1 *-j=1 *-g=1 *-f *-4 *-6 -c=2 " +
      "-W=1 -n -v -x --line-numbers --modprobe=1",
  ),
  ["-I", { use: "meaning", words: 1, numbers: 1 }],
  ["-D", { use: "meaning", words: 1, numbers: 1 }],
  ["-R", { use: "meaning", words: 1, numbers: 1 }],
  ...["-F", "-X", "-Z"].map((name) => [name, { use: "meaning", words: 0, names: 1 }] as const),
  ["-w", { use: "detail", words: 0, numbers: 1 }],
]);
