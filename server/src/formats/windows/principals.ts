import { knownName } from "../../facts/windows-names.ts";
import { isSid, knownSid } from "../../facts/windows-sids.ts";
import type { Principal } from "../../model/policy.ts";
import type { Span } from "../../text/span.ts";

/** `*S-1-5-32-544`, or a name such as `NORTHGATE\svc-backup`; the span holds the asterisk too. */
export function principalOf(written: string, span: Span): Principal {
  const text = written.startsWith("*") ? written.slice(1).trim() : written;
  const known = isSid(text) ? knownSid(text) : knownName(text);
  return {
    text,
    ...(isSid(text) ? { sid: text.toUpperCase() } : { name: text }),
    ...(known === undefined ? {} : { known }),
    span,
  };
}

/** How a SID or a name is written in a list of holders or members; undefined where it cannot be. */
export function spellPrincipal(text: string): string | undefined {
  const plain = text.startsWith("*") ? text.slice(1) : text;
  if (isSid(plain)) return `*${plain}`;
  return /^[^",;=[\]\r\n*\s](?:[^",;=[\]\r\n]*[^",;=[\]\r\n\s])?$/.test(plain) ? plain : undefined;
}
