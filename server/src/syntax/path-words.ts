import type { Span } from "../text/span.ts";

export interface Word {
  readonly value: string;
  readonly span: Span;
}

/** Words that follow each other, or `[ words in brackets ]`. */
export interface Part {
  readonly words: readonly Word[];
  readonly listed: boolean;
}

/** Gathers the words of one statement. */
export class WordList {
  readonly parts: { words: Word[]; listed: boolean }[] = [];
  isOpen = false;

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  open(): void {
    this.parts.push({ words: [], listed: true });
    this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
  }

  add(word: Word): void {
    const last = this.parts.at(-1);
    if (last && last.listed === this.isOpen) last.words.push(word);
    else this.parts.push({ words: [word], listed: this.isOpen });
  }

  /** Takes the first word away when it is one of those. */
  takeFirst(isWanted: (word: Word) => boolean): Word | undefined {
    const [first] = this.parts;
    const [word] = first && !first.listed ? first.words : [];
    return word && isWanted(word) ? first?.words.shift() : undefined;
  }
}

/** `inactive:`, `replace:`: letters with a colon behind them. */
export function isMark(word: string): boolean {
  if (!word.endsWith(":") || word.length < 3) return false;
  for (let at = 0; at < word.length - 1; at++) {
    const code = word.charCodeAt(at);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

/** `user@host>`, `user@host#`, `--More--` */
export function isPrompt(word: string): boolean {
  const last = word.charAt(word.length - 1);
  if (last === ">" || last === "#" || last === "%") return word.includes("@") && !word.startsWith("<");
  return word.startsWith("---(more") || word.startsWith("--More--");
}
