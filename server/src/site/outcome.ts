/** What a text was read as, what is wrong with it, or both: some mistakes leave no doubt about the meaning. */
export interface Outcome<T> {
  readonly value?: T;
  /** No full stop; the text itself need not be repeated. */
  readonly problem?: string;
}
