/** What `&…;` stands for: the five predefined names and characters by number; anything else stays as it is written. */
export function resolveReferences(text: string): string {
  let at = text.indexOf("&");
  if (at < 0) return text;
  let result = "";
  let done = 0;
  for (; at >= 0; at = text.indexOf("&", at + 1)) {
    const end = endOfReference(text, at + 1);
    const character = end < 0 ? undefined : characterOf(text.slice(at + 1, end));
    if (character === undefined) continue;
    result += text.slice(done, at) + character;
    done = end + 1;
  }
  return result + text.slice(done);
}

/** The text as it must be written between tags or, in double quotes, as a value. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const predefined: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** `#x10FFFF` and leading zeros; nothing longer means a character. */
const longestReference = 12;

function endOfReference(text: string, from: number): number {
  for (let at = from; at < text.length && at <= from + longestReference; at++)
    if (text.charCodeAt(at) === semicolon) return at;
  return -1;
}

const semicolon = 59;

function characterOf(name: string): string | undefined {
  const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!number) return predefined.get(name);
  const code = number[1] === undefined ? Number.parseInt(number[2] ?? "", 10) : Number.parseInt(number[1], 16);
  const isCharacter = 0 < code && code <= 0x10ffff && !(0xd800 <= code && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
