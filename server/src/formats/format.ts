import type { CertificateFacts } from "../model/certificate.ts";
import type { Change } from "../model/change.ts";
import type { Configuration } from "../model/configuration.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Problem, Span } from "../text/span.ts";

/** What a reader may need that is not arithmetic on text. */
export interface ReadTools {
  /** Decodes one X.509 certificate in DER form; undefined when it is none. */
  readonly decodeCertificate: (der: Uint8Array) => CertificateFacts | undefined;
}

/** Text that no reader understood. `about` limits what it can have meant, where the place tells. */
export interface Unread {
  readonly span: Span;
  readonly about?: "filters" | "vpn" | "logging" | "management" | "accounts" | "policy";
  /** Why it was not looked into, where its words were understood: "the included file is not read with this one". */
  readonly why?: string;
}

/** How the lines of a file were taken; blank lines and comments count as ignored. */
export interface LineCounts {
  readonly total: number;
  readonly read: number;
  readonly ignored: number;
  readonly unread: number;
}

/** A file's meaning. `syntax` is the format's own, for spelling changes; nobody else looks into it. */
export interface Reading<Syntax = unknown> {
  readonly configurations: readonly Configuration[];
  readonly unread: readonly Unread[];
  readonly lines: LineCounts;
  readonly problems: readonly Problem[];
  /** Passwords and the like that their own line does not give away as such; no report quotes them. */
  readonly secrets?: readonly Span[];
  readonly syntax: Syntax;
}

/** What recognition may look at. */
export interface Sample {
  /** The file's path with forward slashes; only its name and folders are hints. */
  readonly path: string;
  readonly text: string;
}

/** How a format whose files are no text is shown as text, which is then read like any other. */
export interface BinaryForm {
  /** The bytes that each of its files begins with. */
  readonly signature: readonly number[];
  /** The same text for the same bytes; what makes no sense in them is a line that `read` leaves unread. */
  decode(bytes: Uint8Array, path: string): string;
}

/** Text to bring in where a file comes from, because the file itself is no place to edit. */
export interface TextElsewhere {
  /** What it is, for people. */
  readonly form: string;
  /** VS Code's language id of it. */
  readonly languageId: string;
  readonly text: string;
}

/** One vendor's file format. Its functions never throw, on any text. */
export interface Format<Syntax = unknown> {
  readonly id: string;
  readonly name: string;
  /** VS Code's language id. */
  readonly languageId: string;
  /** File names people give such files, as globs; for documentation and dialogs, not for recognition. */
  readonly usualNames: readonly string[];
  /** What it reads, a line per group of statements, for docs/formats.md. */
  readonly reads: readonly string[];
  /** Set where its files are no text: `recognise`, `read` and `spell` then take the text they are shown as. */
  readonly binary?: BinaryForm;
  /** 0 (no) to 1 (no doubt): how sure it is that the text is its own. Under 0.5 is left alone. */
  recognise(sample: Sample): number;
  /** An `earlier` reading of the same file makes this one quicker, never different. */
  read(text: string, tools: ReadTools, earlier?: Reading<Syntax>): Reading<Syntax>;
  /** The edits that make the change, or undefined when this format has no safe spelling for it. */
  spell(text: string, reading: Reading<Syntax>, change: Change): readonly TextEdit[] | undefined;
  /** Where its files are no place to edit: text to bring in where they come from, so that the change is made there. */
  elsewhere?(reading: Reading<Syntax>, change: Change): TextElsewhere | undefined;
}
