import type { IniComment, IniLine, IniSection } from "../../syntax/ini.ts";
import type { Located } from "../../text/span.ts";

/** Who a section is about, by its comments: `# Name = montreal` in it, or a plain comment right above or below its header. */
export function commentedName(section: IniSection, above: IniLine | undefined): Located<string> | undefined {
  const stated = statedName(section);
  if (stated) return stated;
  for (const line of [above, section.header, section.lines[0]]) {
    if (!line?.comment || line.comment.value.length > longest) continue;
    const label = line.comment.value
      .replace(/^#*\s*/, "")
      .replace(/^(?:BEGIN_PEER|begin|client|peer)\s+(?=\S)/i, "")
      .replace(/\s*#+$/, "");
    if (isLabel(label)) return part(line.comment, label);
  }
  return undefined;
}

/** `# Name = montreal` */
export function statedName(section: IniSection): Located<string> | undefined {
  for (const line of section.lines) {
    if (line.kind !== "comment") continue;
    const name = nameIn(line);
    if (name !== undefined && isLabel(name)) return part(line.comment, name);
  }
  return undefined;
}

/** Longer comments explain, they do not name. */
const longest = 80;

function nameIn({ comment }: IniComment): string | undefined {
  if (comment.value.length > longest) return undefined;
  return /^(?:friendly_?name|name|client|peer|user)\s*[=:]\s*(\S.*)$/i.exec(comment.value)?.[1];
}

/** A label is short, and neither a setting nor a key that someone put behind a comment sign. */
function isLabel(text: string): boolean {
  return text.length <= 48 && /[\p{L}\p{N}]/u.test(text) && !text.includes("=") && !/[A-Za-z0-9+/]{40,}/.test(text);
}

function part(comment: Located<string>, value: string): Located<string> {
  const start = comment.span.start + comment.value.lastIndexOf(value);
  return { value, span: { start, end: start + value.length } };
}
