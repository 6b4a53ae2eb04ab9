/** Whether the text at `at`, first on its line, is a new entry of a block collection. */
export function beginsEntry(text: string, at: number): boolean {
  return isDash(text, at) || findKey(text, at) !== undefined;
}

/** `key:` or `"key":`, with what may stand before it. */
export function findKey(
  text: string,
  from: number,
): { name: string; start: number; end: number; colon: number } | undefined {
  const start = skipProperties(text, from);
  const character = text[start];
  if (character === "[" || character === "{") return undefined;
  if (character === '"' || character === "'") {
    const end = closedQuote(text, start);
    if (end === undefined) return undefined;
    const colon = skipBlanks(text, end);
    return isColon(text, colon) ? { name: unquoted(text.slice(start, end)), start, end, colon } : undefined;
  }
  for (let at = start; !isLineEnd(text, at); at++) {
    if (isColon(text, at)) {
      let end = at;
      while (end > start && isBlank(text, end - 1)) end--;
      return { name: text.slice(start, end), start, end, colon: at };
    }
    if (text[at] === "#" && at > start && isBlank(text, at - 1)) return undefined;
  }
  return undefined;
}

/** Behind a quoted word that closes on its line. */
function closedQuote(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; !isLineEnd(text, at); at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at++;
    else if (text[at] === quote) return at + 1;
  }
  return undefined;
}

export function unquoted(text: string): string {
  const body = text.slice(1, text.length > 1 && text.endsWith(text[0] as string) ? -1 : undefined);
  return text[0] === "'" ? body.replaceAll("''", "'") : body.replace(/\\(["\\/])/g, "$1");
}

/** Anchors and tags stand before what they are for. */
export function skipProperties(text: string, from: number): number {
  let at = from;
  while (text[at] === "&" || text[at] === "!") {
    while (!isLineEnd(text, at) && !isBlank(text, at)) at++;
    at = skipBlanks(text, at);
  }
  return isLineEnd(text, at) ? from : at;
}

export function plainEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; !isLineEnd(text, at); at++) {
    if (text[at] === "#" && at > start && isBlank(text, at - 1)) break;
    if (!isBlank(text, at)) end = at + 1;
  }
  return end;
}

export function flowPlainEnd(text: string, start: number): number {
  let end = start + 1;
  for (let at = start + 1; !isLineEnd(text, at); at++) {
    const character = text[at] as string;
    if (",[]{}".includes(character)) break;
    if (character === ":" && isSeparated(text, at + 1)) break;
    if (character === "#" && isBlank(text, at - 1)) break;
    if (!isBlank(text, at)) end = at + 1;
  }
  return end;
}

export function isDash(text: string, at: number): boolean {
  return text[at] === "-" && (isBlank(text, at + 1) || isLineEnd(text, at + 1));
}

function isColon(text: string, at: number): boolean {
  return text[at] === ":" && (isBlank(text, at + 1) || isLineEnd(text, at + 1));
}

/** Within brackets a colon also ends a key where a bracket or comma follows. */
export function isSeparated(text: string, at: number): boolean {
  return isBlank(text, at) || isLineEnd(text, at) || ",[]{}".includes(text[at] as string);
}

export function isDocumentMark(text: string, at: number): boolean {
  return (
    (text.startsWith("---", at) || text.startsWith("...", at)) && (isBlank(text, at + 3) || isLineEnd(text, at + 3))
  );
}

export function isBlank(text: string, at: number): boolean {
  return text[at] === " " || text[at] === "\t";
}

export function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === "\n" || text[at] === "\r";
}

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text, at)) at++;
  return at;
}

/** How far in a line stands; a line with no text of its own stands further in than any. */
export function indentOf(text: string, line: number): number {
  const first = skipBlanks(text, line);
  return isLineEnd(text, first) || text[first] === "#" ? Number.POSITIVE_INFINITY : first - line;
}

export function lineEndOf(text: string, from: number): number {
  let at = from;
  while (!isLineEnd(text, at)) at++;
  return at;
}

/** The start of the line behind the line end at `end`. */
export function nextLine(text: string, end: number): number {
  return text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : Math.min(end + 1, text.length);
}

export function lineStartOf(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at === 0 && text.startsWith("\ufeff") && offset > 0 ? 1 : at;
}

/** Back over blanks and line ends. */
export function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && isSpace(text, at - 1)) at--;
  return at;
}

export function isFirstOnLine(text: string, at: number): boolean {
  return skipBlanks(text, lineStartOf(text, at)) === at;
}

/** Past blanks, line ends and comments. */
export function skipComments(text: string, from: number): number {
  let at = skipSpace(text, from, text.length);
  while (text[at] === "#") at = skipSpace(text, lineEndOf(text, at), text.length);
  return at;
}

export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text, at)) at++;
  return at;
}

function isSpace(text: string, at: number): boolean {
  const character = text[at];
  return character === " " || character === "\t" || character === "\n" || character === "\r" || character === "\ufeff";
}
