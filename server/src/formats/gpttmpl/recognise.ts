import type { Sample } from "../format.ts";
import { sectionKind } from "./sections.ts";

/** How sure it is that the text is a security template: by its sections, which driver INF files do not share. */
export function recogniseTemplate({ path, text }: Sample): number {
  const named = /(?:^|\/)gpttmpl\.inf$/i.test(path);
  const names = sectionNames(text);
  if (names.length === 0) return named && text.trim() === "" ? 0.5 : 0;
  const kinds = names.map((name) => sectionKind(name));
  const policies = kinds.filter((kind) => kind?.about !== undefined).length;
  if (policies > 0) {
    const foreign = kinds.filter((kind) => kind === undefined).length;
    return foreign > policies ? 0.4 : named ? 1 : 0.95;
  }
  if (kinds.includes(undefined)) return named ? 0.5 : 0;
  const template = /^\s*signature\s*=\s*"?\$CHICAGO\$/im.test(text.slice(0, sampleLength));
  const unicode = names.some((name) => name.toLowerCase() === "unicode");
  if (named) return template || unicode ? 0.95 : 0.5;
  return template && unicode ? 0.7 : 0;
}

/** Headers stand early, or the file is none of ours. */
const sampleLength = 262_144;

function sectionNames(text: string): string[] {
  return [...text.slice(0, sampleLength).matchAll(/^[ \t\ufeff]*\[([^\]\r\n]{1,60})\][ \t]*$/gm)].map(
    (match) => match[1] ?? "",
  );
}
