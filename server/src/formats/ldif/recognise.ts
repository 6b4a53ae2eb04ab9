import { readLdif } from "../../syntax/ldif.ts";
import type { Sample } from "../format.ts";

/** Records stand early, or the file is none of ours. */
const sampleLength = 16_384;

/** How sure it is that the text is LDIF: records that begin with a name and go on with attributes. */
export function recogniseLdif({ path, text }: Sample): number {
  if (!/^(?:dn|version)::? ?/im.test(text.slice(0, sampleLength))) return 0;
  const cut = text.length > sampleLength ? Math.max(text.lastIndexOf("\n", sampleLength), 1) : text.length;
  const { records } = readLdif(text.slice(0, cut));
  const lines = records.flatMap((record) => record.lines).filter((line) => line.kind !== "comment");
  const damaged = lines.filter((line) => line.kind === "damaged").length;
  const names = lines.filter((line) => line.kind === "attribute" && line.name.value.toLowerCase() === "dn");
  const distinguished = names.filter(
    (line) => line.kind === "attribute" && (line.coding === "base64" || line.value.value.includes("=")),
  );
  if (distinguished.length === 0 || damaged * 10 > lines.length) return 0;
  return /\.ldi?f$/i.test(path) || damaged === 0 ? 0.95 : 0.6;
}
