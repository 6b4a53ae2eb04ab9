/** `<ge-*>`, as groups name what they add to */
export function isPattern(word: string): boolean {
  return word.startsWith("<") && word.endsWith(">");
}

/** `*` is any text, `?` any letter, `[a-z]` one of these; no pattern takes longer than the word times its own length. */
export function fits(pattern: string, word: string): boolean {
  const parts = partsOf(pattern);
  let part = 0;
  let at = 0;
  let star = -1;
  let from = 0;
  while (at < word.length) {
    const wanted = parts[part];
    if (wanted === "*") {
      star = part++;
      from = at;
    } else if (wanted !== undefined && meets(wanted, word.charAt(at))) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++from;
    } else return false;
  }
  while (parts[part] === "*") part++;
  return part === parts.length;
}

function partsOf(pattern: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const closing = pattern.charAt(at) === "[" ? pattern.indexOf("]", at + 1) : -1;
    parts.push(closing > at ? pattern.slice(at, closing + 1) : pattern.charAt(at));
    if (closing > at) at = closing;
  }
  return parts;
}

function meets(part: string, letter: string): boolean {
  if (part === "?" || part === letter) return true;
  if (part.length < 3) return false;
  const isNegated = part.charAt(1) === "!" || part.charAt(1) === "^";
  let found = false;
  for (let at = isNegated ? 2 : 1; at < part.length - 1; at++)
    if (part.charAt(at + 1) === "-" && at + 2 < part.length - 1) {
      if (part.charAt(at) <= letter && letter <= part.charAt(at + 2)) found = true;
      at += 2;
    } else if (part.charAt(at) === letter) found = true;
  return found !== isNegated;
}
