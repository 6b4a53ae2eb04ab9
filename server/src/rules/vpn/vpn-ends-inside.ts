import type { AddressMatch } from "../../model/address.ts";
import type { Passage } from "../../model/traffic.ts";
import type { Vpn } from "../../model/vpn.ts";
import { formatRange, type IpRange } from "../../net/ip.ts";
import type { Span } from "../../text/span.ts";
import { addressObjects, leavesOf } from "../leaves.ts";
import { networksBehind } from "../network/ends.ts";
import { confidenceOf, openingsOf, witnessOf, zonesOf } from "../openings.ts";
import { newBetween } from "../packets.ts";
import { broken, kept, notAssessed, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { asa, wireguard } from "../samples.ts";
import { listed } from "../wording.ts";
import { mspVpns } from "./tunnels.ts";

export const vpnEndsInside: Rule = {
  id: "vpn-ends-inside",
  title: "A VPN ends in the internal network",
  recommendation: "vpn-terminates-in-dmz",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
The MSP's tunnel should end in a DMZ that is cut off from the internal network, so that a break-in at the MSP arrives there
and not among servers and users. Here the tunnel itself names internal networks or ends on an internal interface, its traffic
gets straight into an internal network, or it hides behind an address there.

Give the MSP a jump host in a DMZ, let the tunnel carry only that network, and let the DMZ's own list say what the jump host
may reach. Routing and addresses change with it, so there is no quick-fix. Which networks are internal is inferred from
interface names and security levels, or declared under \`zones\` in palisade.yaml. (TA18-276B, VPN Connection.)`,
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
access-list MSP_crypto extended permit ip 10.20.0.0 255.255.255.0 203.0.113.0 255.255.255.0
                                          ^^^^^^^^^^^^^^^^^^^^^^^ 203.0.113.10 carries the internal network 10.20.0.0/24
crypto map EDGE 10 match address MSP_crypto
crypto map EDGE 10 set peer 203.0.113.10
crypto map EDGE interface outside
tunnel-group 203.0.113.10 type ipsec-l2l
`),
    wireguard(`
[Interface]
PrivateKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
Address = 10.99.0.1/32
PostUp = iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ what comes out of wg hides behind the address of eth0, as if it were that network's own

[Peer]
PublicKey = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=
AllowedIPs = 10.99.0.2/32
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
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
 ip address 10.40.0.1 255.255.255.0
access-list MSP_crypto extended permit ip host 10.40.0.9 203.0.113.0 255.255.255.0
crypto map EDGE 10 match address MSP_crypto
crypto map EDGE 10 set peer 203.0.113.10
crypto map EDGE interface outside
tunnel-group 203.0.113.10 type ipsec-l2l
`),
  ],

  *check(context) {
    const vpns = mspVpns(context);
    const surroundings = surroundingsOf(context);
    const told = new Set<number>();
    for (const vpn of vpns) {
      const seen = [
        ...onInsideInterface(vpn, context),
        ...hiddenBehind(vpn, context),
        ...carriesInside(vpn, context, surroundings),
      ];
      for (const observation of seen) {
        if (told.has(observation.span.start)) continue;
        told.add(observation.span.start);
        yield observation;
      }
      if (seen.length === 0) yield restOf(vpn, context);
    }
  },
};

const insideRoles: ReadonlySet<string | undefined> = new Set(["internal", "server", "management", "log-enclave"]);

function* onInsideInterface(vpn: Vpn, { roles }: RuleContext): Generator<Observation> {
  for (const end of vpn.terminatesOn) {
    const role = roles.get(end.value);
    if (!role || !insideRoles.has(role.role)) continue;
    yield broken({
      span: end.span,
      message: `${vpn.name.value} ends on ${end.value}, which is ${role.role} (${role.reason})`,
      confidence: role.declared ? "certain" : "likely",
    });
  }
}

/** What comes out of the tunnel takes on the host's own address in the network behind it. */
function* hiddenBehind(vpn: Vpn, { configuration, roles }: RuleContext): Generator<Observation> {
  if (configuration.subjects.includes("firewall")) return;
  for (const { kind, outside, span } of configuration.translations) {
    if (kind !== "dynamic" || !outside || outside.value === vpn.zone) continue;
    const role = roles.get(outside.value)?.role;
    if (role === "internet" || role === "dmz") continue;
    yield broken({
      span,
      message: `what comes out of ${vpn.name.value} hides behind the address of ${outside.value}, as if it were that network's own`,
      confidence: role !== undefined && roles.get(outside.value)?.declared ? "certain" : "likely",
    });
  }
}

/** What the selectors of every tunnel are held against. */
interface Surroundings {
  readonly inside: readonly IpRange[];
  /** palisade.yaml says what is inside. */
  readonly declared: boolean;
  readonly objects: ReturnType<typeof addressObjects>;
}

function surroundingsOf(context: RuleContext): Surroundings {
  return {
    inside: networksBehind(context, (role) => insideRoles.has(role)),
    declared: [...context.roles.values()].some((zone) => zone.declared && insideRoles.has(zone.role)),
    objects: addressObjects(context.configuration),
  };
}

/** The tunnel's selectors, or the networks that clients are told to send into it, name internal networks. */
function carriesInside(vpn: Vpn, context: RuleContext, { inside, declared, objects }: Surroundings): Observation[] {
  const stated = [...vpn.peers.flatMap((peer) => peer.local ?? []), ...splitNetworks(vpn, context)];
  const hits = new Map<Span, string[]>();
  for (const match of stated)
    for (const { term } of leavesOf(match, objects)) {
      if (term.kind !== "range" || !inside.some((network) => meets(network, term.range))) continue;
      const span = match.terms.length === 1 ? (match.terms[0]?.span ?? match.span) : match.span;
      hits.set(span, [...(hits.get(span) ?? []), formatRange(term.range)]);
    }
  return [...hits].map(([span, networks]) =>
    broken({
      span,
      message: `${vpn.name.value} carries the internal network ${listed([...new Set(networks)])}`,
      confidence: declared ? "certain" : "likely",
    }),
  );
}

function splitNetworks(vpn: Vpn, { configuration }: RuleContext): AddressMatch[] {
  if (vpn.access.split?.value !== "listed") return [];
  const list = configuration.filters.find((filter) => filter.name.value === vpn.access.splitList?.value);
  const entries = list?.entries.filter((entry) => entry.action.value.kind === "permit" && !entry.disabled) ?? [];
  return entries.flatMap((entry) => (isLimiting(entry.source) ? entry.source : entry.destination) ?? []);
}

function isLimiting(match: AddressMatch | undefined): boolean {
  return match?.terms.every((term) => term.kind !== "any") === true;
}

function meets(a: IpRange, b: IpRange): boolean {
  return a.family === b.family && a.lo <= b.hi && b.lo <= a.hi;
}

function isInsideDeclared({ site }: RuleContext): boolean {
  return [...site.zones].some(([role, names]) => insideRoles.has(role) && names.length > 0);
}

/** What nothing else tells: whether anything that comes out of the tunnel gets straight into an internal network. */
function restOf(vpn: Vpn, context: RuleContext): Observation {
  const role = context.roles.get(vpn.zone);
  if (role?.role === "dmz")
    return kept(vpn.name.span, `${vpn.name.value} ends in ${vpn.zone}, which is a DMZ (${role.reason})`);
  const inDmz = vpn.terminatesOn.find((end) => context.roles.get(end.value)?.role === "dmz");
  if (inDmz) return kept(inDmz.span, `${vpn.name.value} ends on ${inDmz.value}, in the DMZ`);
  if (vpn.peers.some((peer) => peer.local)) return kept(vpn.name.span, `${vpn.name.value} carries no internal network`);
  const to = [...context.roles.values()].filter((zone) => insideRoles.has(zone.role)).map((zone) => zone.name);
  const needs = role?.declared || isInsideDeclared(context) ? undefined : "zones";
  if (to.length === 0) {
    const unknown = needs ? "nothing tells which networks are internal" : "no internal zone is named in this file";
    return notAssessed(vpn.name.span, unknown, needs);
  }
  const answer = context.traffic.permitted({ from: [vpn.zone], to, packets: newBetween({}) });
  const [opening] = openingsOf({ passages: answer.passages.filter((each) => each.certain) });
  if (opening)
    return broken({
      span: vpn.name.span,
      message: `${vpn.name.value} reaches ${listed(zonesOf(opening, "outbound"))} directly, with no DMZ between`,
      confidence: confidenceOf(opening, context),
      witness: witnessOf(opening),
    });
  const [doubtful] = answer.passages;
  if (doubtful || !answer.complete) return notAssessed(vpn.name.span, doubtAbout(vpn, doubtful, context), needs);
  return kept(vpn.name.span, `${vpn.name.value} reaches no internal network`);
}

function doubtAbout({ name }: Vpn, passage: Passage | undefined, { traffic }: RuleContext): string {
  const doubts = passage ? traffic.verdict(passage.witness, passage).dependsOn : [];
  if (doubts.length === 0) return `where ${name.value} leads does not show in this file`;
  return `whether ${name.value} reaches ${passage?.outbound ?? "an internal network"} depends on ${listed(doubts)}`;
}
