/** What a dynamic address group asks of tags, as steps that each work on the answers before them. */
export type TagFilter = readonly (string | { readonly operator: "and" | "or" })[];

/** `'web' and ('branch' or 'hq')`; undefined where it asks something else. */
export function parseTagFilter(text: string): TagFilter | undefined {
  const steps: (string | { operator: "and" | "or" })[] = [];
  const waiting: ("and" | "or" | "(")[] = [];
  const settle = (least: number) => {
    for (let last = waiting.at(-1); last && last !== "(" && strength[last] >= least; last = waiting.at(-1)) {
      waiting.pop();
      steps.push({ operator: last });
    }
  };
  let expectsTag = true;
  for (const [word, quoted] of wordsOf(text)) {
    const operator = quoted ? undefined : word.toLowerCase();
    if (operator === "(") {
      if (!expectsTag) return undefined;
      waiting.push("(");
    } else if (operator === ")") {
      settle(0);
      if (expectsTag || waiting.pop() !== "(") return undefined;
    } else if (operator === "and" || operator === "or") {
      if (expectsTag) return undefined;
      settle(strength[operator]);
      waiting.push(operator);
      expectsTag = true;
    } else {
      if (!expectsTag || operator === "not") return undefined;
      steps.push(word);
      expectsTag = false;
    }
  }
  settle(0);
  return expectsTag || waiting.length > 0 ? undefined : steps;
}

const strength = { or: 1, and: 2 } as const;

/** The tags that a filter names. */
export function tagsIn(filter: TagFilter): string[] {
  return filter.flatMap((step) => (typeof step === "string" ? [step] : []));
}

/** What meets the filter, by what has each of its tags. */
export function meetingFilter<T>(filter: TagFilter, tagged: (tag: string) => ReadonlySet<T>): ReadonlySet<T> {
  const answers: ReadonlySet<T>[] = [];
  for (const step of filter) {
    if (typeof step === "string") {
      answers.push(tagged(step));
      continue;
    }
    const [left, right] = answers.splice(-2);
    if (left && right) answers.push(step.operator === "and" ? both(left, right) : new Set([...left, ...right]));
  }
  return answers.pop() ?? new Set();
}

function both<T>(left: ReadonlySet<T>, right: ReadonlySet<T>): ReadonlySet<T> {
  const [few, many] = left.size < right.size ? [left, right] : [right, left];
  return new Set([...few].filter((each) => many.has(each)));
}

/** Words, parentheses, and what stands in quotes of either kind. */
function* wordsOf(text: string): Generator<readonly [word: string, quoted: boolean]> {
  for (const found of text.matchAll(/'([^']*)'|"([^"]*)"|([()])|([^\s()'"]+)/g)) {
    const quoted = found[1] ?? found[2];
    yield quoted === undefined ? [found[0], false] : [quoted, true];
  }
}
