import {
  type FileShareService,
  fileShareOfHost,
  fileShareOfName,
  fileShareOfRange,
  isApprovedShare,
} from "../../facts/file-shares.ts";
import type { Entry } from "../../model/filter.ts";
import { replaced, rewriting } from "../effect.ts";
import { type AddressObjects, addressObjects, type Leaf, leavesOf } from "../leaves.ts";
import { entriesFor } from "../new-entries.ts";
import { confidenceOf, type Opening, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { newBetween } from "../packets.ts";
import { broken, type Fix, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { disableEntry } from "./disable-entry.ts";
import { filtersTraffic, internetAddresses, internetZones, ownZones } from "./ends.ts";

export const fileSharePermit: Rule = {
  id: "file-share-permit",
  title: "A public file share is permitted by name",
  recommendation: "file-share-sites-denied",
  severity: "warning",
  proves: "broken-only",
  docs: `
File-sharing sites that the organization does not use itself should be denied, and attempts to reach them logged: they are
an easy way for data to leave. Here an entry permits one on purpose, by its addresses, its host name, or an object named after it.

If the organization does use the service, say so: \`approved: { fileShares: [dropbox] }\` in palisade.yaml.
Otherwise remove the permit, or turn it into a logged deny ahead of the permits for web traffic.
(TA18-276B, Network Service Restriction.)`,
  bad: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
object network SHARES
 fqdn v4 www.dropbox.com
access-list INSIDE_in extended permit tcp any object SHARES eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in permits Dropbox to inside
access-group INSIDE_in in interface inside
`),
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended permit tcp any 162.125.0.0 255.255.0.0 eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in permits Dropbox to inside
access-group INSIDE_in in interface inside
`),
  ],
  good: [
    asa(
      `
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended permit tcp any 162.125.0.0 255.255.0.0 eq https
access-group INSIDE_in in interface inside
`,
      `
approved: { fileShares: [dropbox] }
`,
    ),
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
object network DROPBOX
 subnet 162.125.0.0 255.255.0.0
access-list INSIDE_in extended deny ip any object DROPBOX log
access-list INSIDE_in extended permit tcp any any eq https
access-group INSIDE_in in interface inside
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    const packets = newBetween({ destination: internetAddresses(context) });
    const answer = context.traffic.permitted({ from: ownZones(context), to: internetZones(context), packets });
    const objects = addressObjects(context.configuration);
    for (const opening of openingsOf(answer)) {
      if (!opening.entry) continue;
      const shares = unapproved(sharesOf(opening.entry, objects), context);
      if (shares.length === 0) continue;
      const names = listed([...new Set(shares.map(({ service }) => service.name))]);
      const byNameOnly = shares.every((share) => share.byNameOnly);
      const fixes = denyInstead(opening, names, context);
      yield broken({
        span: spanOf(opening, context),
        message: `${opening.filter?.name.value ?? "this entry"} permits ${names} to ${listed(zonesOf(opening, "inbound"))}`,
        ...(shares.every(({ service }) => service.mayBeOwn) ? { severity: "information" as const } : {}),
        confidence: byNameOnly ? "likely" : confidenceOf(opening, context),
        witness: witnessOf(opening),
        ...(fixes.length > 0 ? { fixes } : {}),
      });
    }
  },
};

interface Share {
  readonly service: FileShareService;
  /** Only an object's name speaks of it. */
  readonly byNameOnly: boolean;
}

/** The file shares that an entry's destination or application names. */
function sharesOf(entry: Entry, objects: AddressObjects): Share[] {
  const leaves = entry.destination && !entry.destination.negated ? leavesOf(entry.destination, objects) : [];
  const applications = (entry.service?.terms ?? []).flatMap((term) => (term.kind === "application" ? [term.name] : []));
  return [
    ...leaves.flatMap((leaf) => shareOfLeaf(leaf) ?? []),
    ...applications.flatMap((name) => shareOf(fileShareOfName(name), false) ?? []),
  ];
}

function shareOfLeaf({ term, names }: Leaf): Share | undefined {
  if (term.kind === "any") return undefined;
  if (term.kind === "fqdn") return shareOf(fileShareOfHost(term.name), false);
  const known = term.kind === "range" ? shareOf(fileShareOfRange(term.range), false) : undefined;
  if (known) return known;
  const named = names.map(fileShareOfName).find((service) => service !== undefined);
  return shareOf(named ?? (term.kind === "unknown" ? fileShareOfName(term.text) : undefined), true);
}

function shareOf(service: FileShareService | undefined, byNameOnly: boolean): Share | undefined {
  return service && { service, byNameOnly };
}

function unapproved(shares: readonly Share[], { site }: RuleContext): Share[] {
  const approved = site.approved.fileShares.map((each) => each.value);
  return shares.filter(({ service }) => !isApprovedShare(service, approved));
}

function denyInstead(opening: Opening, names: string, context: RuleContext): Fix[] {
  const { entry, filter } = opening;
  if (!entry || !filter) return [];
  const { packets, certain } = context.traffic.matches(entry);
  const entries = certain ? entriesFor(packets, { action: "deny", log: true, like: entry }) : undefined;
  // Addresses that are looked up at run time cannot be written anew.
  if (!entries) return disableEntry(opening, context);
  const title = `Deny and log ${names} instead of permitting it`;
  const changes = [{ kind: "replace-entry", filter, entry, entries }] as const;
  return [rewriting({ title, changes, safe: false, filter, becomes: () => replaced(filter, entry, entries) }, context)];
}
