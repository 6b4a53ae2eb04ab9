/** A number as the C library reads it: `22`, `026` and `0x16` are the same; undefined for other text or more than `most`. */
export function parseWhole(text: string, most: number): number | undefined {
  if (text === "" || text.length > 12) return undefined;
  let base = 10;
  let at = 0;
  if (text.charCodeAt(0) === 48 && text.length > 1) {
    const hex = text.charCodeAt(1) === 120 || text.charCodeAt(1) === 88;
    base = hex ? 16 : 8;
    at = hex ? 2 : 1;
    if (at === text.length) return undefined;
  }
  let value = 0;
  for (; at < text.length; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit >= base) return undefined;
    value = value * base + digit;
  }
  return value <= most ? value : undefined;
}

function digitOf(code: number): number {
  if (48 <= code && code <= 57) return code - 48;
  const letter = code | 32;
  return 97 <= letter && letter <= 102 ? letter - 87 : Number.POSITIVE_INFINITY;
}
