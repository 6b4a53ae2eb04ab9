/** A name that may stand in palisade.yaml, with what people call it; rules, formats and file shares are such names. */
export interface KnownName {
  readonly id: string;
  readonly title?: string;
  readonly name?: string;
  /** Markdown. */
  readonly docs?: string;
}

/** What only the program, or the client's files, can tell. Absent lists are not checked. */
export interface KnownNames {
  readonly rules?: readonly KnownName[];
  readonly formats?: readonly KnownName[];
  readonly fileShares?: readonly KnownName[];
  /** Whether a word means one of them: its name, the start of it, or a host of it will do. */
  readonly isFileShare?: (word: string) => boolean;
  /** Of the recommendations that a review record may be about. */
  readonly recommendations?: readonly KnownName[];
  /** Zones and interfaces of the client's files; offered, never required. */
  readonly zones?: readonly KnownName[];
  /** Paths of the client's files; offered, never required. */
  readonly files?: readonly KnownName[];
  /** Day number; offered where a date is written. */
  readonly today?: number;
}
