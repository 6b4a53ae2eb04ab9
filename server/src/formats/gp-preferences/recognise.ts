import type { Sample } from "../format.ts";
import { preferenceLists } from "./lists.ts";

/** The root stands early, behind comments at most. */
const sampleLength = 8192;

/** How sure it is that the text is a file of preferences: by its root and the class that Windows gives it. */
export function recognisePreferences({ path, text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (!/^[\ufeff\s]*</.test(head)) return 0;
  const root = /<([A-Za-z]{5,30})([\s/>])/.exec(head);
  if (!root || !preferenceLists.has((root[1] ?? "").toLowerCase())) return 0;
  const rest = head.slice(root.index, root.index + 400);
  const classed = /^<[^>]{0,300}\sclsid\s?=\s?["']\{[0-9a-f-]{36}\}["']/i.test(rest);
  if (classed) return 1;
  return /<Properties[\s>]/i.test(head) || /\/preferences\//i.test(path.replaceAll("\\", "/")) ? 0.7 : 0.2;
}
