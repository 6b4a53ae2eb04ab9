import type { Located, Span } from "../text/span.ts";

/** One command of a shell line, quotes taken off its words; `after` is what joins it to the one before. */
export interface ShellCommand {
  readonly words: readonly Located<string>[];
  readonly span: Span;
  readonly after: Joiner | undefined;
}

export type Joiner = ";" | "&&" | "||" | "|" | "&";

/** Splits `a; b && c "d e"` as a shell would, expansions left as they are; takes any text. */
export function shellCommands(text: string, span: Span): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: Located<string>[] = [];
  let after: Joiner | undefined;
  const finish = () => {
    const first = words[0];
    const last = words.at(-1);
    if (first && last) commands.push({ words, span: { start: first.span.start, end: last.span.end }, after });
    words = [];
  };
  let at = span.start;
  while (at < span.end) {
    if (isBlank(text, at)) {
      at++;
      continue;
    }
    const joiner = joinerAt(text, at, span.end);
    if (joiner) {
      finish();
      after = joiner;
      at += joiner.length;
      continue;
    }
    const word = wordAt(text, at, span.end);
    words.push(word);
    at = word.span.end;
  }
  finish();
  return commands;
}

function joinerAt(text: string, at: number, end: number): Joiner | undefined {
  const two = at + 2 <= end ? text.slice(at, at + 2) : "";
  if (two === "&&" || two === "||") return two;
  const one = text[at];
  return one === ";" || one === "|" || one === "&" ? one : undefined;
}

/** A word: quoted parts joined to plain ones, `$(…)` and `<(…)` whole, and `2>&1` no joiner. */
function wordAt(text: string, start: number, end: number): Located<string> {
  let value = "";
  let at = start;
  while (at < end) {
    const letter = text.charAt(at);
    if (letter === "'" || letter === '"') {
      const close = closingQuote(text, at, end);
      value += text.slice(at + 1, close);
      at = Math.min(close + 1, end);
    } else if (letter === "\\") {
      value += text.slice(at + 1, Math.min(at + 2, end));
      at = Math.min(at + 2, end);
    } else if ((letter === "$" || letter === "<" || letter === ">") && text[at + 1] === "(" && at + 1 < end) {
      const close = closingBracket(text, at + 1, end);
      value += text.slice(at, close);
      at = close;
    } else if (letter === "&" && text[at - 1] === ">" && at > start) {
      value += letter;
      at++;
    } else if (isBlank(text, at) || joinerAt(text, at, end)) break;
    else {
      value += letter;
      at++;
    }
  }
  return { value, span: { start, end: at } };
}

function closingQuote(text: string, open: number, end: number): number {
  const quote = text[open];
  let at = open + 1;
  while (at < end && text[at] !== quote) at += quote === '"' && text[at] === "\\" ? 2 : 1;
  return Math.min(at, end);
}

/** Past the bracket that closes the one at `open`. */
function closingBracket(text: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at + 1;
  }
  return end;
}

function isBlank(text: string, at: number): boolean {
  return text[at] === " " || text[at] === "\t";
}
