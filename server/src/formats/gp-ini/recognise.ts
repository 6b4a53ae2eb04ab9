import type { Sample } from "../format.ts";
import { isPolicySection, readPolicyIni } from "./read.ts";

/** How sure it is that the text is an INI file of a policy: by its sections, and by its name where those are common words. */
export function recognisePolicyIni({ path, text }: Sample): number {
  if (text.length > sampleLength) return 0;
  const named = /(?:^|[\\/])(?:(?:ps)?scripts|gpt)\.ini$/i.test(path);
  const sections = [...text.matchAll(/^[ \t\ufeff]*\[([^\]\r\n]{1,40})\]/gm)].map((match) => match[1] ?? "");
  if (sections.length === 0 || !sections.every(isPolicySection)) return 0;
  const { read, unread } = readPolicyIni(text).lines;
  if (unread > 0) return named ? 0.6 : 0;
  return named ? 1 : read > sections.length && /^[ \t]*0(?:CmdLine|Parameters)[ \t]*=/im.test(text) ? 0.9 : 0;
}

/** Nobody starts so many scripts. */
const sampleLength = 262_144;
