import type { Entry, Filter } from "../../model/filter.ts";
import type { Vpn } from "../../model/vpn.ts";
import { addressSets } from "../../net/packet-set.ts";
import { grouped } from "../../text/grouped.ts";
import { wideStretch } from "../breadth.ts";
import { reachesOf } from "../network/together.ts";
import { type Opening, openingsOf, witnessOf } from "../openings.ts";
import { newBetween } from "../packets.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa, wireguard } from "../samples.ts";
import { listed } from "../wording.ts";
import { type Declared, declaredAccess, undeclaredPackets } from "./declared.ts";
import { narrowList } from "./narrow-list.ts";
import { filtersOn, mspVpns, passing } from "./tunnels.ts";
import { unlimited } from "./unlimited.ts";
import { beyond, tooWide, type Width } from "./width.ts";

export const vpnWideAccess: Rule = {
  id: "vpn-wide-access",
  title: "A VPN reaches more than it has to",
  recommendation: "vpn-traffic-restricted",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
What passes between the client and its MSP over the VPN should be limited to the systems and protocols the service needs,
and every other network and protocol blocked. Whoever takes over the MSP's end gets whatever this tunnel reaches.

Name the systems and services in \`msp: { systems: […], services: […] }\` in palisade.yaml: the list is then checked against
them, and a quick-fix narrows it. Without them, a list is reported if it passes every protocol, every address or a whole
private range, and so is a VPN that no list limits. On a Cisco ASA decrypted traffic skips the interface lists unless
\`no sysopt connection permit-vpn\` is set; a \`vpn-filter\`, written with the far side as source, is what limits it.
On devices with one policy for all, the policies that name the tunnel or its zone are what counts.
(TA18-276B, VPN Connection.)`,
  bad: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list MSP_filter extended permit ip any any
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MSP_filter lets 203.0.113.10 reach any address by any protocol
group-policy MSP internal
group-policy MSP attributes
 vpn-filter value MSP_filter
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 general-attributes
 default-group-policy MSP
`),
    wireguard(`
[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
Address = 10.99.0.1/32

[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=
AllowedIPs = 10.99.0.2/32, 10.0.0.0/8
                           ^^^^^^^^^^ the tunnel to this peer carries all of 10.0.0.0/8
`),
  ],
  good: [
    asa(
      `
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list MSP_filter extended permit tcp 203.0.113.0 255.255.255.0 10.20.0.0 255.255.255.240 eq ssh
access-list MSP_filter extended deny ip any any log
group-policy MSP internal
group-policy MSP attributes
 vpn-filter value MSP_filter
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 general-attributes
 default-group-policy MSP
`,
      `
msp:
  systems: [10.20.0.0/28]
  services: [tcp/22]
`,
    ),
  ],

  *check(context) {
    const declared = declaredAccess(context);
    const found: Found[] = [];
    const vpns = mspVpns(context);
    for (const vpn of vpns) {
      yield* wideSelectors(vpn);
      const before = found.length;
      const unjudged = yield* through(vpn, declared, found, context);
      const [filter] = filtersOn(vpn, context);
      if (unjudged || found.length > before) continue;
      if (filter) yield kept(filter.name.span, `${filter.name.value} limits ${vpn.name.value} to what it needs`);
      else if (isShut(vpn, context)) yield kept(vpn.name.span, `no entry lets ${vpn.name.value} reach anything`);
    }
    const fixes = new Map<Filter, readonly Fix[]>();
    for (const cause of causesOf(found)) {
      const [{ filter }] = cause;
      const known = fixes.get(filter) ?? narrowList(filter, vpns, context);
      fixes.set(filter, known);
      yield report(cause, known);
    }
  },
};

/** One entry that lets one VPN too far. */
interface Found {
  readonly vpn: Vpn;
  readonly opening: Opening;
  readonly entry: Entry;
  readonly filter: Filter;
  readonly width: Width;
}

/** Adds the entries that let the VPN too far, and says what else is wrong or unknown; true when the VPN is not shown limited. */
function* through(vpn: Vpn, declared: Declared, found: Found[], context: RuleContext): Generator<Observation, boolean> {
  const undeclared = undeclaredPackets(declared);
  if (!undeclared) {
    yield notAssessed(
      vpn.name.span,
      "what is declared of the MSP's systems and services is too complex to hold against",
    );
    return true;
  }
  const outside = passing(vpn, undeclared, context);
  const every = passing(vpn, newBetween({}), context);
  let unjudged = false;
  const seen = new Set<Entry>();
  for (const [answer, width] of [[outside, beyond] as const, [every, tooWide] as const]) {
    const written = openingsOf(answer).filter((opening) => opening.entry && !isUnknown(opening));
    for (const reached of reachesOf(written, newBetween({}), context)) {
      const { opening } = reached;
      const { entry, filter } = opening;
      const judged = entry && filter && !seen.has(entry) ? width(reached, entry, declared, context) : undefined;
      if (!entry || !filter || !judged) continue;
      seen.add(entry);
      found.push({ vpn, opening, entry, filter, width: judged });
    }
  }
  const free = openingsOf(every).find((opening) => !opening.entry && !isUnknown(opening));
  if (free) {
    unjudged = true;
    yield unlimited(vpn, free, context);
  } else if (every.passages.length > 0 && openingsOf(every).some(isUnknown)) {
    unjudged = true;
    yield notAssessed(vpn.name.span, `what the host lets ${vpn.name.value} reach is not in this file`);
  }
  if (!outside.complete || !every.complete) {
    unjudged = true;
    yield notAssessed(vpn.name.span, `what ${vpn.name.value} reaches is too complex to follow`);
  }
  return unjudged;
}

/** Whether lists of the file let nothing pass that comes out of the tunnel. */
function isShut(vpn: Vpn, context: RuleContext): boolean {
  if (!context.configuration.checkpoints.some((point) => point.traffic === "forwarded" && point.filters.length > 0))
    return false;
  const { passages, complete } = passing(vpn, newBetween({}), context);
  return complete && passages.length === 0;
}

/** Passes, if at all, by what only the running device knows. */
function isUnknown({ passages }: Opening): boolean {
  return passages.every(({ certain, by }) => !certain && by.some(({ entry }) => entry?.implied !== undefined));
}

/** A tunnel whose ends themselves are too wide, whatever is filtered behind it (WireGuard's AllowedIPs). */
function* wideSelectors(vpn: Vpn): Generator<Observation> {
  if (vpn.technology !== "wireguard") return;
  for (const peer of vpn.peers)
    for (const term of peer.remote?.terms ?? []) {
      if (term.kind !== "range") continue;
      const sets = addressSets([term.range]);
      const stretch = wideStretch([...sets[4], ...sets[6]]);
      if (stretch === undefined) continue;
      const who = peer.name === undefined ? "this peer" : peer.name.value;
      yield broken({ span: term.span, message: `the tunnel to ${who} carries ${stretch}` });
    }
}

/** Entries that go too far by themselves are a cause each; those that only do so together are one. */
function causesOf(found: readonly Found[]): readonly (readonly [Found, ...Found[]])[] {
  return [...grouped<Entry | Filter, Found>(found, (each) => (each.width.alone ? each.entry : each.filter)).values()];
}

function report(cause: readonly [Found, ...Found[]], fixes: readonly Fix[]): Observation {
  const [{ entry, filter, opening, width }] = cause;
  const vpns = listed([...new Set(cause.map(({ vpn }) => vpn.name.value))]);
  const others = [...new Set(cause.map((each) => each.entry))].filter((each) => each !== entry);
  const together = others.length > 0 ? ", together with other entries" : "";
  const { certain } = opening.passages[0];
  return broken({
    span: entry.span,
    message: `${filter.name.value} lets ${vpns} reach ${width.words}${together}`,
    severity: certain ? width.severity : "warning",
    confidence: certain ? "certain" : "likely",
    witness: witnessOf(opening),
    ...(others.length > 0 ? { related: others.map(({ span }) => ({ span, message: "and this entry" })) } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
  });
}
