import { isApprovedShare, sharesWithNetworks } from "../../facts/file-shares.ts";
import type { Inspection } from "../../model/inspection.ts";
import { both } from "../../net/blocks.ts";
import type { IpRange } from "../../net/ip.ts";
import { protocolNumber } from "../../net/packet.ts";
import { inserted, rewriting } from "../effect.ts";
import { entriesFor } from "../new-entries.ts";
import { confidenceOf, type Opening, openingsOf, spanOf, witnessOf, zonesOf } from "../openings.ts";
import { newBetween, service, toAddresses } from "../packets.ts";
import { broken, type Fix, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa } from "../samples.ts";
import { listed } from "../wording.ts";
import { filtersTraffic, internetAddresses, internetZones, ownZones } from "./ends.ts";
import { reachOf } from "./reach.ts";

export const openFileShares: Rule = {
  id: "open-file-shares",
  title: "Nothing in this file keeps people from public file shares",
  recommendation: "file-share-sites-denied",
  severity: "information",
  proves: "broken-only",
  docs: `
Web traffic may go anywhere, and file-sharing sites are web traffic. A web filter or proxy elsewhere may deny them; this
file cannot show it, so the recommendation is called neither kept nor broken. Where the file has the profiles of its own filter,
they are looked at instead.

If there is no such filter, at least deny and log the services that have addresses of their own, ahead of this permit.
Most others share their addresses with half the web, and only a filter that reads names can tell them apart.
List services in approved use under \`approved: { fileShares: [onedrive] }\` in palisade.yaml.
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
access-list INSIDE_in extended permit tcp any any eq https
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets inside reach every web address, file shares such as Dropbox included
access-group INSIDE_in in interface inside
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended permit tcp any 203.0.113.0 255.255.255.0 eq https
access-group INSIDE_in in interface inside
`),
  ],

  *check(context) {
    if (!filtersTraffic(context)) return;
    const ends = { from: ownZones(context), to: internetZones(context) };
    const web = both(newBetween({ destination: internetAddresses(context) }), service(protocolNumber.tcp, [443, 443]));
    const wide = openingsOf(context.traffic.permitted({ ...ends, packets: web })).filter(
      (opening) => reachOf(opening, web, context).to.any,
    );
    yield* letThrough(wide, context);
    const [first] = wide.filter((opening) => saidOf(opening, context).length === 0);
    if (!first) return;
    const inspected = first.entry?.inspection?.map((each) => each.value) ?? [];
    const reason =
      inspected.length > 0
        ? `whether ${listed(inspected)} denies public file shares does not show in this file`
        : "web traffic may go anywhere; whether public file shares are denied elsewhere does not show in this file";
    yield notAssessed(spanOf(first, context), reason);

    const shares = known(context);
    const packets = both(web, toAddresses(shares.networks));
    for (const opening of openingsOf(context.traffic.permitted({ ...ends, packets }))) {
      const reach = reachOf(opening, packets, context);
      if (!opening.entry || !reach.to.any || (opening.entry?.inspection?.length ?? 0) > 0) continue;
      const fixes = denyAhead(opening, shares, context);
      yield broken({
        span: spanOf(opening, context),
        message: `${opening.filter?.name.value ?? "this device"} lets ${listed(zonesOf(opening, "inbound"))} reach every web address, file shares such as ${listed(shares.names)} included`,
        confidence: confidenceOf(opening, context),
        undecided: true,
        witness: witnessOf(opening),
        ...(fixes.length > 0 ? { fixes } : {}),
      });
    }
  },
};

/** What the profiles say that an opening applies to web traffic; nothing where one of them does not tell, or the file has none. */
function saidOf({ entry }: Opening, { configuration }: RuleContext): readonly Told[] {
  const names = entry?.inspection?.map((each) => each.value) ?? [];
  const profiles = (configuration.inspections ?? []).filter(({ name }) => names.includes(name.value));
  const told = profiles.flatMap(({ fileShares, ...profile }) => (fileShares ? [{ ...profile, fileShares }] : []));
  const denies = told.some(({ fileShares }) => fileShares.value === "deny");
  return denies || told.length === profiles.length ? told : [];
}

type Told = Inspection & Required<Pick<Inspection, "fileShares">>;

/** Profiles that see web traffic, none of which denies file shares. */
function* letThrough(wide: readonly Opening[], context: RuleContext): Generator<Observation> {
  const found = new Map<Told["fileShares"], { readonly told: Told; readonly openings: Opening[] }>();
  for (const opening of wide) {
    const told = saidOf(opening, context);
    const [first] = told;
    if (!first || told.some(({ fileShares }) => fileShares.value === "deny")) continue;
    const known = found.get(first.fileShares);
    if (known) known.openings.push(opening);
    else found.set(first.fileShares, { told: first, openings: [opening] });
  }
  for (const { told, openings } of found.values())
    yield broken({
      span: told.fileShares.span,
      message: `the ${told.title} ${told.name.value} lets public file shares pass`,
      related: openings.map((opening) => ({ span: spanOf(opening, context), message: "applied to web traffic here" })),
    });
}

interface Shares {
  readonly names: readonly string[];
  readonly networks: readonly IpRange[];
}

/** Services with addresses of their own that nobody approved and that are no tenant's. */
function known({ site }: RuleContext): Shares {
  const approved = site.approved.fileShares.map((each) => each.value);
  const shares = sharesWithNetworks().filter(({ service: each }) => !each.mayBeOwn && !isApprovedShare(each, approved));
  return {
    names: [...new Set(shares.map((share) => share.service.name))],
    networks: shares.map(({ network }) => network),
  };
}

function denyAhead({ entry, filter }: Opening, shares: Shares, context: RuleContext): Fix[] {
  if (!entry || !filter) return [];
  const { packets, certain } = context.traffic.matches(entry);
  const towards = both(packets, toAddresses(shares.networks)).map(({ family, source, destination }) => ({
    family,
    ...(source ? { source } : {}),
    ...(destination ? { destination } : {}),
  }));
  const entries = certain ? entriesFor(towards, { action: "deny", log: true, like: entry }) : undefined;
  if (!entries) return [];
  const title = `Deny and log ${listed(shares.names)} ahead of this permit`;
  const changes = [{ kind: "insert-entries", filter, before: entry, entries }] as const;
  return [rewriting({ title, changes, safe: false, filter, becomes: () => inserted(filter, entry, entries) }, context)];
}
