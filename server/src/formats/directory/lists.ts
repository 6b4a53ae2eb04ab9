import { type AttributeValue, type ExportContext, reject } from "./record.ts";

/** Attributes that hold several values, which exports write into one text. */
const lists: ReadonlySet<string> = new Set(["memberof", "member", "objectclass", "serviceprincipalname"]);

/** The values that an exported text holds; undefined where PowerShell wrote the name of their type instead. */
export function listed(
  name: string,
  text: AttributeValue,
  context: ExportContext,
): readonly AttributeValue[] | undefined {
  if (isTypeName(text.value))
    return reject(context, { ...text }, "the export names the type of these values and leaves them out");
  return lists.has(name) ? splitList(text) : [text];
}

function isTypeName(text: string): boolean {
  return /^(?:Microsoft\.ActiveDirectory\.Management\.|System\.(?:Byte|String|Object)\[\]|System\.Collections\.)/.test(
    text,
  );
}

/** The parts of a cell that holds several values: distinguished names, or names parted by semicolons, bars, line ends or commas. */
function splitList(cell: AttributeValue): AttributeValue[] {
  const { value, span } = cell;
  const parts: AttributeValue[] = [];
  // Doubled quotes make the text longer than what it means.
  const exact = value.length === span.end - span.start;
  const separators = value.includes("=") ? ";|\n\r" : ";|\n\r,";
  let start = 0;
  for (let at = 0; at <= value.length; at++) {
    const letter = value.charAt(at);
    if (at < value.length && !separators.includes(letter) && !beginsName(value, start, at)) continue;
    const part = value.slice(start, at).trim();
    const from = start + value.slice(start, at).indexOf(part);
    if (part !== "")
      parts.push({
        value: part,
        span: exact ? { start: span.start + from, end: span.start + from + part.length } : span,
      });
    start = at + 1;
  }
  return parts;
}

/** A comma or blank between the domain of one distinguished name and the next name. */
function beginsName(value: string, start: number, at: number): boolean {
  const letter = value[at];
  if ((letter !== "," && letter !== " ") || value[at - 1] === "\\") return false;
  if (!/^[, ]{1,3}CN=/i.test(value.slice(at, at + 6))) return false;
  return /^DC=/i.test(value.slice(Math.max(start, value.lastIndexOf(",", at - 1) + 1), at).trimStart());
}
