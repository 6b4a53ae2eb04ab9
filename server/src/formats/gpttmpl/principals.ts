import { isSid } from "../../facts/windows-sids.ts";

/** How a SID or a name is written in a list of holders or members; undefined where it cannot be. */
export function spellPrincipal(text: string): string | undefined {
  const plain = text.startsWith("*") ? text.slice(1) : text;
  if (isSid(plain)) return `*${plain}`;
  return /^[^",;=[\]\r\n*\s](?:[^",;=[\]\r\n]*[^",;=[\]\r\n\s])?$/.test(plain) ? plain : undefined;
}
