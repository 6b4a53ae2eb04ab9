import type { Statement } from "../../../syntax/indented.ts";
import type { TextEdit } from "../../../text/edit.ts";
import {
  indentOf,
  insertAfter,
  insertBefore,
  lineEnd,
  lineStart,
  removeLines,
  replaceLine,
} from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";

/** The statements of a file, and where new ones go. */
export class Page {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly #rankOf: (line: string) => number;

  /** `rankOf` tells in which order statements of one kind are written. */
  constructor(text: string, statements: readonly Statement[], rankOf: (line: string) => number) {
    this.text = text;
    this.statements = statements;
    this.#rankOf = rankOf;
  }

  /** The text of the line that holds an offset, without blanks at either end. */
  lineAt(offset: number): string {
    return this.text.slice(lineStart(this.text, offset), lineEnd(this.text, offset)).trim();
  }

  find(pattern: RegExp): Statement | undefined {
    return this.statements.findLast((statement) => pattern.test(this.lineAt(statement.start)));
  }

  /** Replaces the statement that says it now, or adds it beside others of its kind. */
  state(line: string, now: RegExp, kind: string): TextEdit[] | undefined {
    const stated = this.find(now);
    return stated ? this.write(stated, line) : this.add([line], kind);
  }

  /** Writes another line in the place of one; undefined when it says so already. */
  write(place: Pick<Span, "start">, line: string): TextEdit[] | undefined {
    return this.lineAt(place.start) === line ? undefined : [replaceLine(this.text, place.start, [line])];
  }

  /** Takes the line away that holds a place. */
  remove(place: Span): TextEdit[] {
    return [removeLines(this.text, place)];
  }

  /** Adds lines behind those of their kind that come before them, or at the end of the file. */
  add(lines: readonly string[], kind: string): TextEdit[] | undefined {
    const rank = this.#rankOf(lines[0] ?? "");
    const ofKind = this.statements.filter((statement) => this.#kindOf(statement) === kind);
    const first = ofKind[0];
    const before = ofKind.findLast((statement) => this.#rankOf(this.lineAt(statement.start)) <= rank);
    if (first && !before) return [insertBefore(this.text, first.start, this.#indented(lines, first))];
    const last = before ?? this.statements.at(-1);
    return last && [insertAfter(this.text, last.end - 1, this.#indented(lines, last))];
  }

  #kindOf(statement: Statement): string {
    return statement.word === "no" ? (this.lineAt(statement.start).split(/\s+/)[1] ?? "") : statement.word;
  }

  #indented(lines: readonly string[], like: Statement): string[] {
    const indent = indentOf(this.text, like.start);
    return lines.map((line) => indent + line);
  }
}
