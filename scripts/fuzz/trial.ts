/** Something that may break, tried at random. */
export interface Trial {
  readonly name: string;
  /** Tries it so often; says what broke it, undefined when nothing did. */
  broken(tries: number, seed: number): string | undefined;
}
