/** How much is compared at once; where two pieces differ, the place is looked for character by character. */
const pieceLength = 1024;

/** How many characters two texts have in common at their beginnings. */
export function commonStart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at + pieceLength <= shorter && a.slice(at, at + pieceLength) === b.slice(at, at + pieceLength))
    at += pieceLength;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** How many characters two texts have in common at their ends, where no more than `most` are looked for. */
export function commonEnd(a: string, b: string, most: number): number {
  const piece = (text: string, count: number) => text.slice(text.length - count - pieceLength, text.length - count);
  let count = 0;
  while (count + pieceLength <= most && piece(a, count) === piece(b, count)) count += pieceLength;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

/** Which parts of a text stood in an earlier one as well. */
export interface Unchanged {
  /** Where what both have in common at their beginnings ends. */
  readonly head: number;
  /** Where what both have in common at their ends begins, in the later text. */
  readonly tail: number;
  /** How far what stands there has moved. */
  readonly by: number;
}

export function unchangedParts(before: string, now: string): Unchanged {
  const head = commonStart(before, now);
  const shorter = Math.min(now.length, before.length);
  return { head, tail: now.length - commonEnd(before, now, shorter - head), by: now.length - before.length };
}
