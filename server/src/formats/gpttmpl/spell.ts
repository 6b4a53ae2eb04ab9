import type { Change } from "../../model/change.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { Reading } from "../format.ts";
import { statementAt } from "./lines.ts";
import type { TemplateSyntax } from "./read.ts";
import { spellNewHolders, spellWithoutHolder, spellWithoutMember } from "./spell-members.ts";
import { spellSetting, spellValue } from "./spell-values.ts";

/** The edits that make a change in a security template. */
export function spellChange(
  text: string,
  { syntax }: Reading<TemplateSyntax>,
  change: Change,
): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case "set":
      return spellSetting(text, syntax, change.setting, change.value, change.at);
    case "set-value":
      return spellValue(text, syntax, change.stated.span, change.to);
    case "remove-member":
      return spellWithoutMember(text, syntax, change.group, change.member);
    case "add-right-holders":
      return spellNewHolders(text, syntax, change.right, change.holders);
    case "remove-statement":
      return spellWithout(text, syntax, change.span);
    case "remove-entry":
    case "log-entry":
    case "disable-entry":
    case "insert-entries":
    case "replace-entry":
    case "modify-directory":
      return undefined;
  }
}

/** A whole statement, or one holder of a right. */
function spellWithout(text: string, syntax: TemplateSyntax, span: Span): readonly TextEdit[] | undefined {
  const line = statementAt(syntax, span)?.line;
  if (line?.kind === "entry" && line.value.span.start <= span.start) return spellWithoutHolder(text, line, span);
  return line && [{ span: line.line, text: "" }];
}
