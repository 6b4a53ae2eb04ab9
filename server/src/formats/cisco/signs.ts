/** How many lines are looked at; what tells a configuration apart stands early. */
const mostLines = 20_000;

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

  /** How sure the signs in a text make it that the text is of the system, 0 to 1. */
  weigh(text: string): number {
    const seen = new Set<Sign>();
    let next = 0;
    for (let line = 0; line < mostLines && next < text.length; line++) {
      const start = next;
      while (next < text.length && text.charCodeAt(next) !== 10 && text.charCodeAt(next) !== 13) next++;
      const words = text
        .slice(start, Math.min(next, start + 200))
        .trim()
        .split(/[ \t]+/);
      next++;
      const first = words[0];
      if (!first) continue;
      if (seen.size === 0 && /^[<{[]/.test(first)) return 0;
      for (const sign of this.#byWord.get(first) ?? []) if (!seen.has(sign) && sign.holds(words)) seen.add(sign);
    }
    let doubt = 1;
    let foreign = 1;
    for (const { weight } of seen)
      if (weight > 0) doubt *= 1 - weight;
      else foreign *= 1 + weight;
    return (1 - doubt) * foreign;
  }
}
