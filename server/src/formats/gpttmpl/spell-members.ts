import { userRight } from "../../facts/windows-rights.ts";
import type { GroupAssignment, Principal } from "../../model/policy.ts";
import type { IniEntry } from "../../syntax/ini.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Located, Span } from "../../text/span.ts";
import { principalOf, spellPrincipal } from "../windows/principals.ts";
import { splitFields, splitList } from "./fields.ts";
import { addEntry, findEntry, statementAt, writeValue } from "./lines.ts";
import type { TemplateSyntax } from "./read.ts";

/** Adds those holders that a right does not have yet, behind the others. */
export function spellNewHolders(
  text: string,
  syntax: TemplateSyntax,
  right: string,
  holders: readonly string[],
): readonly TextEdit[] | undefined {
  const name = userRight(right)?.name;
  if (name === undefined) return undefined;
  const line = findEntry(syntax, "Privilege Rights", name);
  const present = new Set(
    line
      ? splitList(text, line.value.span).map((field) => principalOf(field.value, field.span).text.toLowerCase())
      : [],
  );
  const written: string[] = [];
  for (const holder of holders) {
    const spelled = spellPrincipal(holder);
    if (spelled === undefined) return undefined;
    const key = spelled.replace(/^\*/, "").toLowerCase();
    if (!present.has(key)) written.push(spelled);
    present.add(key);
  }
  if (written.length === 0) return undefined;
  const added = written.join(",");
  if (!line) return addEntry(text, syntax, "Privilege Rights", name, added);
  if (line.value.value === "") return [writeValue(text, line, added)];
  const end = line.value.span.end;
  return [{ span: { start: end, end }, text: text[end - 1] === "," ? added : `,${added}` }];
}

/** Takes a member out of a group's line; never the last one, because an empty list of members empties the group. */
export function spellWithoutMember(
  text: string,
  syntax: TemplateSyntax,
  group: GroupAssignment,
  member: Principal,
): readonly TextEdit[] | undefined {
  const line = statementAt(syntax, group.span)?.line;
  if (line?.kind !== "entry") return undefined;
  const fields = splitFields(text, line.value.span);
  const isAlone = !fields.some((field) => field.value !== "" && !isAt(field.span, member.span));
  return isAlone && group.fromMember ? [emptyValue(line)] : withoutField(fields, member.span);
}

/** Takes a holder out of a right's line; never the last one, because an empty list takes the right from everybody. */
export function spellWithoutHolder(text: string, line: IniEntry, holder: Span): TextEdit[] | undefined {
  return withoutField(splitFields(text, line.value.span), holder);
}

/** The field goes with the comma that parts it from another; there is no way to take the only one. */
function withoutField(fields: readonly Located<string>[], span: Span): TextEdit[] | undefined {
  const index = fields.findIndex((field) => isAt(field.span, span));
  const field = fields[index];
  if (!field || !fields.some((each) => each !== field && each.value !== "")) return undefined;
  const previous = fields[index - 1];
  if (previous) return [{ span: { start: previous.span.end, end: field.span.end }, text: "" }];
  const next = fields[index + 1];
  return next && [{ span: { start: field.span.start, end: next.span.start }, text: "" }];
}

function isAt(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function emptyValue(line: IniEntry): TextEdit {
  return { span: { start: line.equals + 1, end: line.value.span.end }, text: "" };
}
