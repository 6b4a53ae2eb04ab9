import type { TextEdit } from "../../../../text/edit.ts";
import {
  indentOf,
  insertAfter,
  lineEnd,
  lineStart,
  nextLine,
  removeLines,
  replaceLine,
} from "../../../../text/line-edits.ts";
import type { Span } from "../../../../text/span.ts";
import { withBelow } from "../../spell/below.ts";
import type { IosSyntax } from "../read.ts";

/** Takes away the statement that holds the span, with all that stands below it, and all other parts of what it defines. */
export function removeStatement(text: string, syntax: IosSyntax, span: Span): TextEdit[] | undefined {
  const line = text.slice(lineStart(text, span.start), lineEnd(text, span.start)).trim();
  if (line.startsWith("transport input ")) return withoutTransport(text, line, span);
  if (line.startsWith("line "))
    return [insertAfter(text, span.start, [`${indentBelow(text, span.start)}transport input ssh`])];
  // What is on unless the file says otherwise, on some releases or on all, is said to be off.
  if (negated.test(line)) return [replaceLine(text, span.start, [`no ${line}`])];
  const list = [...syntax.lists.values()].find((each) => each.span.start === span.start && each.span.end === span.end);
  if (list?.shown) return undefined;
  const definition = syntax.definitions.find(
    (each) => each.span.start === span.start && (list ? each.kind === "filter" : each.span.end === span.end),
  );
  const parts = definition?.parts ?? [span];
  return parts.map((part) => removeLines(text, withBelow(text, syntax.statements, part)));
}

/** As the line below is indented, where it stands deeper. */
function indentBelow(text: string, offset: number): string {
  const own = indentOf(text, offset);
  const below = indentOf(text, nextLine(text, offset));
  return below.length > own.length ? below : `${own} `;
}

const negated =
  /^(ip (http (secure-)?server|source-route|finger|bootp server)|feature \S+|service (tcp-small-servers|udp-small-servers|pad|finger|config))$/;

/** ` transport input telnet ssh` without one of them; `all` is left with SSH, and a line that answers nothing says so */
function withoutTransport(text: string, line: string, span: Span): TextEdit[] {
  const word = text.slice(span.start, span.end);
  const words = line.split(/\s+/).slice(2);
  const left = word === "all" ? ["ssh"] : words.filter((each) => each !== word);
  return [replaceLine(text, span.start, [`transport input ${left.length > 0 ? left.join(" ") : "none"}`])];
}
