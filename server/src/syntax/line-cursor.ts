/** Goes through the lines of a text; blanks at either end of a line are left out. A line ends with LF, CRLF or a lone CR. */
export class LineCursor {
  /** The line's text, and how many blanks stand before it. */
  start = 0;
  end = 0;
  indent = 0;
  readonly #text: string;
  #next = 0;
  #return: number;

  constructor(text: string) {
    this.#text = text;
    this.#return = returnFrom(text, 0);
  }

  /** Moves to the next line; false when there is none. */
  next(): boolean {
    const text = this.#text;
    const lineStart = this.#next;
    if (lineStart >= text.length) return false;
    const feed = text.indexOf("\n", lineStart);
    let lineEnd = feed < 0 ? text.length : feed;
    this.#next = lineEnd + 1;
    if (this.#return < lineStart) this.#return = returnFrom(text, lineStart);
    if (this.#return < lineEnd) {
      lineEnd = this.#return;
      if (lineEnd + 1 !== feed) this.#next = lineEnd + 1;
    }
    let start = lineStart;
    while (start < lineEnd && text.charCodeAt(start) <= 32) start++;
    let end = lineEnd;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    this.start = start;
    this.end = end;
    this.indent = start - lineStart;
    return true;
  }

  /** Goes ahead, so that the next line is the one that begins here, or what is left of the one that holds this place. */
  goAheadTo(place: number): void {
    this.#next = place;
  }

  get isBlank(): boolean {
    return this.start === this.end;
  }
}

function returnFrom(text: string, at: number): number {
  const found = text.indexOf("\r", at);
  return found < 0 ? text.length : found;
}
