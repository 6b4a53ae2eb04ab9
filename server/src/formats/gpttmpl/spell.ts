import type { Change } from "../../model/change.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { Reading } from "../format.ts";
import { statementAt } from "./lines.ts";
import type { TemplateSyntax } from "./read.ts";
import { spellNewHolders, spellWithoutMember } from "./spell-members.ts";
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
      return spellWithout(syntax, change.span);
    case "remove-entry":
    case "log-entry":
    case "disable-entry":
    case "insert-entries":
    case "replace-entry":
      return undefined;
  }
}

function spellWithout(syntax: TemplateSyntax, span: Span): readonly TextEdit[] | undefined {
  const found = statementAt(syntax, span);
  return found && [{ span: found.line.line, text: "" }];
}
