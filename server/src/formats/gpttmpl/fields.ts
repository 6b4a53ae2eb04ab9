import type { Located, Span } from "../../text/span.ts";

/** The parts of `"a, b",2,c` between commas, blanks and quotes taken off; spans keep the quotes. */
export function splitFields(text: string, span: Span): Located<string>[] {
  const fields: Located<string>[] = [];
  let start = span.start;
  let quoted = false;
  for (let at = span.start; at <= span.end; at++) {
    if (at < span.end && text[at] === '"') quoted = !quoted;
    if (at < span.end && (quoted || text[at] !== ",")) continue;
    fields.push(fieldAt(text, start, at));
    start = at + 1;
  }
  return fields;
}

/** The same, where nothing between two commas means nothing. */
export function splitList(text: string, span: Span): Located<string>[] {
  return splitFields(text, span).filter((field) => field.value !== "");
}

/** A number as Windows writes it: decimal digits, perhaps with a sign or in quotes. */
export function parseInteger(text: string): number | undefined {
  const plain = unquote(text);
  return /^[+-]?[0-9]{1,10}$/.test(plain) ? Number(plain) : undefined;
}

/** Without the quotes, wherever they stand; two quotes inside quotes are one. */
export function unquote(text: string): string {
  if (!text.includes('"')) return text;
  let result = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter !== '"') result += letter;
    else if (quoted && text[at + 1] === '"') {
      result += letter;
      at++;
    } else quoted = !quoted;
  }
  return result;
}

function fieldAt(text: string, from: number, to: number): Located<string> {
  let start = from;
  let end = to;
  while (start < end && (text[start] === " " || text[start] === "\t")) start++;
  while (end > start && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return { value: unquote(text.slice(start, end)), span: { start, end } };
}
