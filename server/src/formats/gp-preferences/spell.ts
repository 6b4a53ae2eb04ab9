import type { Change } from "../../model/change.ts";
import type { XmlDocument, XmlElement } from "../../syntax/xml.ts";
import { escapeXml } from "../../syntax/xml-references.ts";
import type { TextEdit } from "../../text/edit.ts";
import { removeLines } from "../../text/line-edits.ts";
import type { Span } from "../../text/span.ts";
import type { Reading } from "../format.ts";
import { attribute, filled, lowerName } from "../preferences/elements.ts";

/** The edits that make a change in a file of preferences. */
export function spellChange(
  text: string,
  { syntax }: Reading<XmlDocument>,
  change: Change,
): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case "set-value":
      return spellValue(syntax, change.stated.span, change.to);
    case "remove-member":
      return spellRemoval(syntax, change.member.span);
    case "remove-statement":
      return spellWithout(text, syntax, change.span);
    case "add-right-holders":
    case "set":
    case "remove-entry":
    case "log-entry":
    case "disable-entry":
    case "insert-entries":
    case "replace-entry":
    case "modify-directory":
      return undefined;
  }
}

/** The member stays in the list, as one to be removed: taking its line away would leave it in the group. */
function spellRemoval({ roots }: XmlDocument, span: Span): readonly TextEdit[] | undefined {
  const [member] = pathTo(roots, span).slice(-1);
  if (!member) return undefined;
  const action = attribute(member, lowerName(member) === "member" ? "action" : "userAction");
  if (action?.value.toUpperCase() !== "ADD") return undefined;
  return [{ span: action.span, text: "REMOVE" }];
}

/** Another value in place of a registry value's data, a date, a switch, or a password, which is only ever taken away. */
function spellValue({ roots }: XmlDocument, span: Span, to: string): readonly TextEdit[] | undefined {
  const [element] = pathTo(roots, span).slice(-1);
  const stated = element?.attributes.find(
    ({ value }) => value.span.start === span.start && value.span.end === span.end,
  );
  if (!element || !stated) return undefined;
  const written = spellings(element, stated.name.value.toLowerCase(), to);
  return written === undefined ? undefined : [{ span, text: escapeXml(written) }];
}

function spellings(element: XmlElement, name: string, to: string): string | undefined {
  switch (name) {
    case "value":
      return dataOfType(filled(element, "type")?.value.toUpperCase(), to);
    case "cpassword":
      return to === "" ? to : undefined;
    case "expires":
      return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(to) ? to : undefined;
    case "acctdisabled":
    case "neverexpires":
      return /^[01]$/.test(to) ? to : undefined;
    default:
      return undefined;
  }
}

/** Numbers are written as hexadecimal digits. */
function dataOfType(type: string | undefined, to: string): string | undefined {
  const digits = type === "REG_DWORD" ? 8 : type === "REG_QWORD" ? 16 : undefined;
  if (digits === undefined) return type === "REG_SZ" || type === "REG_EXPAND_SZ" ? onOneLine(to) : undefined;
  if (!/^[0-9]{1,20}$/.test(to)) return undefined;
  const written = BigInt(to).toString(16).toUpperCase().padStart(digits, "0");
  return written.length > digits ? undefined : written;
}

function onOneLine(to: string): string | undefined {
  return /[\r\n]/.test(to) ? undefined : to;
}

/** A whole item, with its line where it has one for itself. */
function spellWithout(text: string, { roots }: XmlDocument, span: Span): readonly TextEdit[] | undefined {
  const path = pathTo(roots, span);
  const item = path.find((element) => element.span.start === span.start && element.span.end === span.end);
  if (!item || path.indexOf(item) === 0) return undefined;
  const lines = removeLines(text, span);
  const removed = text.slice(lines.span.start, lines.span.end).trim();
  return [removed === text.slice(span.start, span.end) ? lines : { span, text: "" }];
}

/** The elements around a place, outermost first. */
function pathTo(roots: readonly XmlElement[], span: Span): XmlElement[] {
  const path: XmlElement[] = [];
  const around = ({ span: own }: XmlElement) => own.start <= span.start && span.end <= own.end;
  for (let next = roots.find(around); next; next = next.children.find(around)) path.push(next);
  return path;
}
