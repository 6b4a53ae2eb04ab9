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
