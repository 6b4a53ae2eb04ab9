import type { Sample } from "../format.ts";
import { readLgpoText } from "../registry-policy/read.ts";
import { isRendering } from "../registry-policy/rendering.ts";

/** How sure it is that the text is LGPO text: by records of four lines, and hardly anything else. */
export function recogniseLgpo({ path, text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (isRendering(head) || !/^(?:Computer|User(?::[^\r\n]*)?)[ \t]*$/im.test(head)) return 0;
  const { records, lines } = readLgpoText(head);
  if (records.length === 0 || lines.unread > lines.read) return 0;
  return /\.lgpo$|lgpo[^/]*\.txt$/i.test(path) ? 1 : 0.9;
}

/** Records stand early, or the file is none of ours. */
const sampleLength = 65_536;
