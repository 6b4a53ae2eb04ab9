import type { Located } from "../../text/span.ts";

/**
 * The words of one line as iptables-restore parts them: blanks between, and double quotes around what holds blanks, in
 * which a backslash takes the meaning from the next character. A closing quote ends its word. Single quotes mean nothing.
 */
export function wordsOf(text: string, start: number, end: number): Located<string>[] {
  const words: Located<string>[] = [];
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      at++;
      continue;
    }
    let stop = at;
    while (stop < end && !isBlank(text.charCodeAt(stop)) && text.charCodeAt(stop) !== quote) stop++;
    if (stop < end && text.charCodeAt(stop) === quote) {
      const close = closingQuote(text, stop + 1, end);
      const inner = { start: stop === at ? stop + 1 : at, end: stop === at ? close : Math.min(close + 1, end) };
      words.push({ value: text.slice(at, stop) + unescaped(text.slice(stop + 1, close)), span: inner });
      at = close + 1;
    } else {
      words.push({ value: text.slice(at, stop), span: { start: at, end: stop } });
      at = stop;
    }
  }
  return words;
}

const quote = 34;
const backslash = 92;

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** The quote that closes, or the end of the line where none does. */
function closingQuote(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return Math.min(at, end);
}

function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  let value = "";
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === backslash && at + 1 < text.length) at++;
    value += text.charAt(at);
  }
  return value;
}
