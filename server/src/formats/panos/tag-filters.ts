import { type Step, signOf, stepsOf, type Token } from "./expressions.ts";

/** What a dynamic address group asks of tags, as steps that each work on the answers before them. */
export type TagFilter = readonly Step<string>[];

/** `'web' and ('branch' or 'hq')`; undefined where it asks something else. */
export function parseTagFilter(text: string): TagFilter | undefined {
  const tokens = [...tokensOf(text)];
  return tokens.some((token) => "sign" in token && token.sign === "not") ? undefined : stepsOf(tokens);
}

/** The tags that a filter names. */
export function tagsIn(filter: TagFilter): string[] {
  return filter.flatMap((step) => ("term" in step ? [step.term] : []));
}

/** What meets the filter, by what has each of its tags. */
export function meetingFilter<T>(filter: TagFilter, tagged: (tag: string) => ReadonlySet<T>): ReadonlySet<T> {
  const answers: ReadonlySet<T>[] = [];
  for (const step of filter) {
    if ("term" in step) {
      answers.push(tagged(step.term));
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

/** Words, parentheses, and what stands in quotes of either kind, which is a tag whatever it says. */
function* tokensOf(text: string): Generator<Token<string>> {
  for (const found of text.matchAll(/'([^']*)'|"([^"]*)"|([()])|([^\s()'"]+)/g)) {
    const quoted = found[1] ?? found[2];
    const sign = quoted === undefined ? signOf(found[0]) : undefined;
    yield sign ? { sign } : { term: quoted ?? found[0] };
  }
}
