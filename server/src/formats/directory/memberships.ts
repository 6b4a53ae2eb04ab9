import { knownName } from "../../facts/windows-names.ts";
import { isSid } from "../../facts/windows-sids.ts";
import type { DirectoryPrincipal, Membership } from "../../model/directory.ts";
import type { Span } from "../../text/span.ts";
import { MembershipLedger } from "./membership-ledger.ts";
import type { ExportedObjects, Named } from "./objects.ts";
import { identified, isDeletedName, principalOfName } from "./principals.ts";
import { type AttributeValue, allOf, firstOf, type ObjectRecord } from "./record.ts";
import { sidOf } from "./security-id.ts";

/** Attributes that list a group's members. */
const memberLists = ["member", "uniquemember", "memberuid"];

/** Who belongs to whom, as the records tell from both sides, one after the other. */
export function membershipsOf(records: readonly ObjectRecord[], objects: ExportedObjects): Membership[] {
  const ledger = new MembershipLedger();
  for (const record of records) {
    const own = objects.of(record);
    if (own) takeRecord(record, own, objects, ledger);
  }
  return ledger.all();
}

function takeRecord(record: ObjectRecord, own: Named, objects: ExportedObjects, ledger: MembershipLedger): void {
  const isRemoval = record.change === "remove";
  for (const name of memberLists) {
    const values = record.attributes.get(name);
    if (isRemoval && values?.length === 0) ledger.removeAll(own);
    for (const { value, span } of values ?? []) {
      const member = principalOf(value, span);
      if (!member) continue;
      if (isRemoval) ledger.remove(own, objects.named(member));
      else ledger.add(own, objects.named(member), { span, by: "member" });
    }
  }
  for (const { value, span } of allOf(record, "memberof")) {
    const group = principalOf(value, span);
    if (!group) continue;
    if (isRemoval) ledger.remove(objects.named(group), own);
    else ledger.add(objects.named(group), own, { span, by: "member-of" });
  }
  const primary = primaryGroupOf(record);
  if (primary) ledger.add(objects.named(primary), own, { span: primary.span, by: "primary-group" });
}

/** A distinguished name, a SID, or a bare name; those of deleted objects mean nobody. */
function principalOf(written: string, span: Span): DirectoryPrincipal | undefined {
  if (isDeletedName(written) || /<RMD_FLAGS=[0-9]{0,8}[13579]>/.test(written)) return undefined;
  if (written.includes("=")) return principalOfName(written, span);
  if (isSid(written)) return { text: written, ...identified(written, undefined), span };
  return { text: written, name: written, ...identified(undefined, knownName(written)), span };
}

/** `primaryGroupID: 513`, the last part of a SID of the account's own domain; PowerShell's `PrimaryGroup` names it. */
function primaryGroupOf(record: ObjectRecord): DirectoryPrincipal | undefined {
  const named = firstOf(record, "primarygroup");
  if (named) return principalOf(named.value, named.span);
  const number = firstOf(record, "primarygroupid");
  if (!number || !/^[0-9]{1,10}$/.test(number.value)) return undefined;
  const domain = domainSidOf(firstOf(record, "objectsid"));
  const { known } = identified(`${domain ?? "S-1-5-21-0-0-0"}-${number.value}`, undefined);
  const sid = domain === undefined ? undefined : `${domain}-${number.value}`;
  const text = known ?? sid;
  if (text === undefined) return undefined;
  return {
    text,
    ...(sid === undefined ? { name: text } : { sid }),
    ...(known === undefined ? {} : { known }),
    span: number.span,
  };
}

function domainSidOf(written: AttributeValue | undefined): string | undefined {
  const sid = written && sidOf(written);
  return sid?.startsWith("S-1-5-21-") ? sid.slice(0, sid.lastIndexOf("-")) : undefined;
}
