import { knownName } from "../../facts/windows-names.ts";
import { isSid, knownSid } from "../../facts/windows-sids.ts";
import type { Principal } from "../../model/policy.ts";
import type { Located } from "../../text/span.ts";

/** A name with its SID beside it, which decides; editors write built-in names in their own language: `Administratoren (integriert)`. */
export function principalOf(
  name: Located<string> | undefined,
  sid: Located<string> | undefined,
): Principal | undefined {
  const stated = sid && isSid(sid.value) ? sid.value.toUpperCase() : undefined;
  const span = name?.span ?? sid?.span;
  const text = name?.value ?? stated;
  if (!span || text === undefined) return undefined;
  if (name && isSid(name.value)) return principalOf(undefined, name);
  const known = stated === undefined ? knownName(bare(text)) : knownSid(stated);
  return {
    text,
    ...(name ? { name: text } : {}),
    ...(stated === undefined ? {} : { sid: stated }),
    ...(known === undefined ? {} : { known }),
    span,
  };
}

function bare(name: string): string {
  const open = name.indexOf(" (");
  return open > 0 && name.endsWith(")") ? name.slice(0, open) : name;
}
