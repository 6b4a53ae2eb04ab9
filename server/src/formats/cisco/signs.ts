/** How many lines are looked at from the first on; what tells a configuration apart stands early. */
const mostLines = 2_000;

/** How long an end is looked at, too: where thousands of VLANs come first, the interfaces stand there. */
const lastPart = 20_000;

/** How many lines that begin with the same word: the next thousands say no more than these. */
const mostAlike = 100;

/** Longer lines say nothing more about it. */
const longestLine = 200;

/** The weight of a sign that leaves no doubt. */
const decisive = 1;

/** Something that speaks for a system (above 0) or against it (below 0), by its share of the remaining doubt. */
export interface Sign {
  readonly weight: number;
  readonly holds: (words: readonly string[]) => boolean;
}

/** Signs by the first word of the lines they are looked for in. */
export class Signs {
  readonly #byWord = new Map<string, Sign[]>();

  add(firstWords: string, weight: number, holds: Sign["holds"] = () => true): void {
    const made = { weight, holds };
    for (const word of firstWords.split(" ")) this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), made]);
  }

  /** What tells the system by its name: nothing in the text speaks against that. */
  named(firstWord: string, holds: Sign["holds"]): void {
    this.add(firstWord, decisive, holds);
  }

  /** How sure the signs in a text make it that the text is of the system, 0 to 1. */
  weigh(text: string): number {
    const seen = new Set<Sign>();
    const looks = new Map<string, number>();
    let next = 0;
    let lines = 0;
    while (next < text.length) {
      if (lines++ === mostLines) next = Math.max(next, text.length - lastPart);
      const start = next;
      while (next < text.length && text.charCodeAt(next) !== 10 && text.charCodeAt(next) !== 13) next++;
      const first = firstWordOf(text, start, next);
      next++;
      if (first === "") continue;
      if (seen.size === 0 && /^[<{[]/.test(first)) return 0;
      const look = looks.get(first) ?? 0;
      const open = look < mostAlike ? this.#byWord.get(first)?.filter((sign) => !seen.has(sign)) : undefined;
      if (!open || open.length === 0) continue;
      looks.set(first, look + 1);
      const words = text
        .slice(start, Math.min(next - 1, start + longestLine))
        .trim()
        .split(/[ \t]+/);
      for (const sign of open) if (sign.holds(words)) seen.add(sign);
    }
    let doubt = 1;
    let foreign = 1;
    for (const { weight } of seen)
      if (weight === decisive) return decisive;
      else if (weight > 0) doubt *= 1 - weight;
      else foreign *= 1 + weight;
    return (1 - doubt) * foreign;
  }
}

/** The first word of a line; most lines are not looked at further. */
function firstWordOf(text: string, start: number, end: number): string {
  const last = Math.min(end, start + longestLine);
  let from = start;
  while (from < last && text.charCodeAt(from) <= 32) from++;
  let to = from;
  while (to < last && text.charCodeAt(to) !== 32 && text.charCodeAt(to) !== 9) to++;
  return text.slice(from, to).trim();
}
