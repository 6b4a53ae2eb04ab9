/** Pieces of a text, each made from its number: as many as make 20 MB. */
export function piecesOf20Megabytes(piece: (at: number) => string): string[] {
  const pieces: string[] = [];
  for (let length = 0; length < 20_000_000; ) {
    const each = piece(pieces.length);
    length += each.length + 1;
    pieces.push(each);
  }
  return pieces;
}

/** One of 62,500 hosts in turn. */
export function host(at: number): string {
  return `10.${at % 250}.${(at >> 8) % 250}.9`;
}

/** What somebody wrote beside an entry, at length. */
export const longRemark =
  "asked for by the owner of the application, looked at by two, and to be looked at again next year; ".repeat(3);
