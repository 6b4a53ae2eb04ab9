import type { Entry } from "../../../../model/filter.ts";
import type { TextEdit } from "../../../../text/edit.ts";
import { indentOf, insertAfter, lineEnd, lineStart } from "../../../../text/line-edits.ts";
import type { Span } from "../../../../text/span.ts";
import type { IosSyntax } from "../read.ts";

/** `drop` becomes `drop log`; what no class takes gets a class that does. */
export function logClass(text: string, syntax: IosSyntax, { action, implied, log }: Entry): TextEdit[] | undefined {
  if (log?.on || action.value.kind !== "deny") return undefined;
  if (implied !== undefined) return withDefault(text, syntax, action.span);
  const { span } = action;
  const said = text.slice(span.start, span.end).trimEnd();
  if (said === "drop") return [{ span: { start: span.start + said.length, end: span.end }, text: " log" }];
  return said.startsWith("class ")
    ? [insertAfter(text, span.start, [`${indentOf(text, span.start)} drop log`])]
    : undefined;
}

/** ` class class-default`, `  drop log` at the end of the policy that a zone pair names. */
function withDefault(text: string, { statements }: IosSyntax, name: Span): TextEdit[] | undefined {
  const policy = text.slice(name.start, name.end);
  const found = statements.filter(
    ({ word, start }) =>
      word === "policy-map" && text.slice(lineStart(text, start), lineEnd(text, start)).trim().endsWith(` ${policy}`),
  );
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  return [insertAfter(text, only.end - 1, [" class class-default", "  drop log"])];
}
