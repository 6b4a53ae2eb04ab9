export type Sign = "and" | "or" | "not" | "(" | ")";

/** The sign that a word is; undefined for a part of a term. */
export function signOf(word: string): Sign | undefined {
  return signs.get(word.toLowerCase());
}

const signs: ReadonlyMap<string, Sign> = new Map([
  ["and", "and"],
  ["or", "or"],
  ["not", "not"],
  ["!", "not"],
  ["(", "("],
  [")", ")"],
]);

/** A sign of an expression, or one of its terms. */
export type Token<Term> = { readonly sign: Sign } | { readonly term: Term };

/** A term, or an operator that works on the answers before it. */
export type Step<Term> = { readonly term: Term } | { readonly operator: "and" | "or" | "not" };

/** The steps of `a and (b or not c)`, each behind what it works on; undefined where it is no such expression. */
export function stepsOf<Term>(tokens: Iterable<Token<Term>>): readonly Step<Term>[] | undefined {
  const steps: Step<Term>[] = [];
  const waiting: ("and" | "or" | "not" | "(")[] = [];
  const settle = (least: number): void => {
    for (let last = waiting.at(-1); last && last !== "(" && strength[last] >= least; last = waiting.at(-1)) {
      waiting.pop();
      steps.push({ operator: last });
    }
  };
  let expectsTerm = true;
  for (const token of tokens) {
    const isOpening = "term" in token || token.sign === "(" || token.sign === "not";
    if (isOpening !== expectsTerm) return undefined;
    if ("term" in token) {
      steps.push(token);
      expectsTerm = false;
    } else if (token.sign === ")") {
      settle(0);
      if (waiting.pop() !== "(") return undefined;
    } else {
      if (token.sign === "and" || token.sign === "or") {
        settle(strength[token.sign]);
        expectsTerm = true;
      }
      waiting.push(token.sign);
    }
  }
  settle(0);
  return expectsTerm || waiting.length > 0 ? undefined : steps;
}

const strength = { or: 1, and: 2, not: 3 } as const;
