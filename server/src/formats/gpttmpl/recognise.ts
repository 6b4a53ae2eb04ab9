import type { Sample } from "../format.ts";
import { readTemplate } from "./read.ts";
import { sectionKind } from "./sections.ts";

/** How sure it is that the text is a security template: by its sections, which driver INF files do not share. */
export function recogniseTemplate({ path, text }: Sample): number {
  const named = /(?:^|[\\/])gpttmpl\.inf$/i.test(path);
  const head = text.slice(0, sampleLength);
  const kinds = sectionNames(head).map((name) => sectionKind(name));
  if (kinds.some((kind) => kind?.about !== undefined)) return named ? 1 : isMostlyRead(head) ? 0.95 : 0.3;
  if (kinds.length === 0) return named && text.trim() === "" ? 0.5 : 0;
  if (kinds.includes(undefined)) return named ? 0.5 : 0;
  const template =
    kinds.some((kind) => kind?.name === "Unicode") && /^[ \t]*signature[ \t]*=[ \t]*"?\$CHICAGO\$/im.test(head);
  return named ? 0.95 : template && isMostlyRead(head) ? 0.7 : 0;
}

/** Headers stand early, or the file is none of ours. */
const sampleLength = 65_536;

function sectionNames(head: string): string[] {
  return [...head.matchAll(/^[ \t\ufeff]*\[([^\]\r\n]{1,60})\][ \t]*$/gm)].map((match) => match[1]?.trim() ?? "");
}

/** A script or a page that only quotes a template holds more than its lines. */
function isMostlyRead(head: string): boolean {
  const { read, unread } = readTemplate(head).lines;
  return unread <= read;
}
