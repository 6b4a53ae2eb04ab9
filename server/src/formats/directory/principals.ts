import { knownName } from "../../facts/windows-names.ts";
import { isSid, knownSid } from "../../facts/windows-sids.ts";
import type { DirectoryPrincipal } from "../../model/directory.ts";
import { domainOf, namePartsOf } from "../../model/distinguished-name.ts";
import type { Span } from "../../text/span.ts";
import { firstOf, type ObjectRecord } from "./record.ts";
import { sidOf } from "./security-id.ts";

/** What names an object: its account name and domain, its SID, its distinguished name. */
export function principalOfRecord(record: ObjectRecord, span: Span): DirectoryPrincipal | undefined {
  const named = nameOf(record);
  if (!named) return undefined;
  const written = firstOf(record, "objectsid");
  const sid = written && sidOf(written);
  const distinguishedName = firstOf(record, "distinguishedname")?.value;
  const domain = distinguishedName === undefined ? undefined : domainOf(namePartsOf(distinguishedName));
  const text = domain === undefined ? named.value : `${named.value}@${domain}`;
  return {
    text,
    name: text,
    ...identified(sid, knownName(named.value)),
    ...(distinguishedName === undefined ? {} : { distinguishedName }),
    span,
  };
}

/** What people call the object. */
export function nameOf(record: ObjectRecord) {
  return (
    firstOf(record, "samaccountname") ?? firstOf(record, "uid") ?? firstOf(record, "cn") ?? firstOf(record, "name")
  );
}

/** `CN=Domain Admins,CN=Users,DC=…`, also as `<GUID=…>;<SID=…>;CN=…` */
export function principalOfName(written: string, span: Span): DirectoryPrincipal | undefined {
  const distinguishedName = withoutExtensions(written);
  const parts = namePartsOf(distinguishedName);
  const name = parts[0]?.value;
  if (name === undefined || name === "") return undefined;
  const extended = written.startsWith("<") ? /<SID=(S-1-[0-9-]{1,200})>/i.exec(written)?.[1] : undefined;
  const sid = extended ?? (isSid(name) ? name : undefined);
  const domain = domainOf(parts);
  const text = domain === undefined || isSid(name) ? name : `${name}@${domain}`;
  const isBuiltIn = parts[2]?.type === "DC" && /^(?:users|builtin)$/i.test(parts[1]?.value ?? "");
  return {
    text,
    ...(isSid(name) ? {} : { name: text }),
    ...identified(sid, isBuiltIn ? knownName(name) : undefined),
    distinguishedName,
    span,
  };
}

/** A SID decides what an object is; a name does where there is no SID, and of groups that have another SID in each domain. */
export function identified(
  sid: string | undefined,
  known: string | undefined,
): Pick<DirectoryPrincipal, "sid" | "known"> {
  const said = sid === undefined ? known : (knownSid(sid) ?? (known === "DnsAdmins" ? known : undefined));
  return { ...(sid === undefined ? {} : { sid: sid.toUpperCase() }), ...(said === undefined ? {} : { known: said }) };
}

/** An object that was deleted goes by such a name until it is cleared away. */
export function isDeletedName(written: string): boolean {
  return /\\0ADEL:|\nDEL:/.test(written);
}

/** Parts in angle brackets before the name, which replication tools write. */
function withoutExtensions(written: string): string {
  let at = 0;
  while (written[at] === "<") {
    const close = written.indexOf(">", at);
    if (close < 0) break;
    at = written[close + 1] === ";" ? close + 2 : close + 1;
  }
  return written.slice(at);
}
