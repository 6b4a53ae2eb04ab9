/** What a command may use of the world around it. */
export interface Terminal {
  /** The folder paths are relative to. */
  readonly cwd: string;
  /** Day number in the user's time zone. */
  readonly today: number;
  /** Whether standard output takes colour. */
  readonly colours: boolean;
  /** Standard input as text. */
  readonly input: AsyncIterable<string>;
  print(text: string): void;
  /** A line for people, kept apart from what is printed. */
  note(text: string): void;
  /** What is being done, where someone watches; an empty text takes it away. */
  progress(text: string): void;
}

/** How a command ended: 0 well, 1 something was found, 2 it could not be done. */
export type ExitCode = 0 | 1 | 2;

/** One word after `palisade`. */
export interface Command {
  readonly name: string;
  /** What follows the name: "[PATH…] [options]". */
  readonly usage: string;
  readonly summary: string;
  /** Its options, a line each. */
  readonly options: readonly string[];
  run(words: readonly string[], terminal: Terminal): ExitCode | Promise<ExitCode>;
}
