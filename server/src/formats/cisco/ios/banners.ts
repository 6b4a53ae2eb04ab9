/**
 * Tells which lines are the text of a banner: from `banner motd ^C` to the line that holds the same delimiter again.
 * The delimiter is any character, or `^C` as files show the control character.
 */
export class Banners {
  readonly #text: string;
  #end = 0;
  /** Delimiters that do not come again in what is left of the text. */
  readonly #gone = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the line is part of a banner; lines are asked for in their order. */
  holds(start: number, end: number): boolean {
    if (start < this.#end) return true;
    if (!this.#text.startsWith("banner ", start)) return false;
    const open = delimiterOf(this.#text, start, end);
    if (!open) return true;
    const { delimiter, after } = open;
    if (this.#gone.has(delimiter)) return true;
    const close = this.#text.indexOf(delimiter, after);
    if (close < 0) this.#gone.add(delimiter);
    else this.#end = close + delimiter.length;
    return true;
  }
}

/** `banner [motd | login | exec | …] DELIMITER` */
function delimiterOf(text: string, start: number, end: number): { delimiter: string; after: number } | undefined {
  const head = text.slice(start, Math.min(end, start + 80));
  const kind = /^banner +(?:(?:motd|login|exec|incoming|slip-ppp|prompt-timeout|config-save) +)?/.exec(head);
  if (!kind) return undefined;
  const at = start + kind[0].length;
  if (at >= end) return undefined;
  const delimiter = text.startsWith("^C", at) ? "^C" : text.charAt(at);
  return { delimiter, after: at + delimiter.length };
}
