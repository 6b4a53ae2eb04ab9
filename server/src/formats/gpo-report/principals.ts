import { knownSid } from "../../facts/windows-sids.ts";
import type { Principal } from "../../model/policy.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import { principalOf } from "../windows/principals.ts";
import { textOf } from "../windows/xml-elements.ts";

/** `<SID>S-1-5-32-544</SID><Name>BUILTIN\Administratoren</Name>`: either may be missing; the SID is what counts. */
export function readPrincipal(element: XmlElement | undefined): Principal | undefined {
  const sid = textOf(element, "SID");
  const name = textOf(element, "Name");
  if (!sid) return name && principalOf(name.value, name.span);
  const bySid = principalOf(sid.value, sid.span);
  if (!name || name.value === sid.value) return bySid;
  const known = knownSid(sid.value);
  return {
    text: name.value,
    sid: sid.value.toUpperCase(),
    name: name.value,
    ...(known === undefined ? {} : { known }),
    span: name.span,
  };
}

export function readPrincipals(elements: readonly XmlElement[]): Principal[] {
  return elements.flatMap((element) => readPrincipal(element) ?? []);
}
