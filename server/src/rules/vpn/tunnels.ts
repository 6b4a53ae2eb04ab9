import type { Configuration } from "../../model/configuration.ts";
import type { Checkpoint, Entry, Filter, InterfaceMatch } from "../../model/filter.ts";
import type { Answer } from "../../model/traffic.ts";
import type { Vpn } from "../../model/vpn.ts";
import { parseIp } from "../../net/ip.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import type { Span } from "../../text/span.ts";
import type { RuleContext } from "../rule.ts";

/**
 * The VPNs that the alert is about: those that palisade.yaml or the MSP's declared networks tell to be the MSP's.
 * Where nothing tells, any of them may be, but for those that are known to lead elsewhere.
 */
export function mspVpns(context: RuleContext): readonly Vpn[] {
  const enabled = context.configuration.vpns.filter((vpn) => vpn.enabled);
  const declared = enabled.filter((vpn) => isNamed(vpn, context) || endsOf(vpn, context) === "msp");
  return declared.length > 0 ? declared : enabled.filter((vpn) => endsOf(vpn, context) !== "others");
}

function isNamed(vpn: Vpn, { site }: RuleContext): boolean {
  const names = [vpn.name.value, vpn.zone, vpn.access.policy?.value].map((name) => name?.toLowerCase());
  const declared = [...(site.zones.get("msp") ?? []), ...(site.zones.get("vpn") ?? [])];
  return declared.some((name) => names.includes(name.value.toLowerCase()));
}

/** Who is at the far ends, as far as their addresses and what is declared of the MSP tell. */
function endsOf({ name, peers }: Vpn, { site }: RuleContext): "msp" | "others" | "unknown" {
  const { networks } = site.msp;
  // Some devices name a tunnel by the address of its far end.
  const ends = peers.length > 0 ? peers.map((peer) => peer.endpoint) : [name];
  const addresses = ends.map((end) => end && parseIp(end.value.replace(/:\d+$/, "")));
  const isMsp = addresses.some((address) =>
    networks.some(
      ({ value }) =>
        address !== undefined && typeof value.lo === typeof address && value.lo <= address && address <= value.hi,
    ),
  );
  if (isMsp) return "msp";
  const areKnown = addresses.every((address) => address !== undefined);
  const isMspTold = networks.length > 0 || (site.zones.get("msp") ?? []).length > 0;
  return isMspTold && areKnown ? "others" : "unknown";
}

/** Lists that a VPN's decrypted traffic is held against: its own, or the device's where entries name the tunnel. */
export function filtersOn(vpn: Vpn, { configuration }: RuleContext): Filter[] {
  const points = configuration.checkpoints.filter(({ traffic, mirrored }) => traffic === "forwarded" && !mirrored);
  const bound = points.filter(({ inbound }) => inbound && isFrom(vpn, inbound, configuration));
  const open = points.filter(({ inbound }) => inbound === undefined);
  const namesOf = (checkpoints: readonly Checkpoint[]) =>
    new Set(checkpoints.flatMap((point) => point.filters.map((name) => name.value)));
  const [own, shared] = [namesOf(bound), namesOf(open)];
  return configuration.filters.filter(
    ({ name, entries }) =>
      own.has(name.value) ||
      (shared.has(name.value) && entries.some(({ inbound }) => inbound && isFrom(vpn, inbound, configuration))),
  );
}

/** The entries of a list that a VPN's decrypted traffic may meet. */
export function entriesFrom(vpn: Vpn, filter: Filter, { configuration }: RuleContext): readonly Entry[] {
  return filter.entries.filter(({ inbound, disabled }) => {
    if (disabled) return false;
    if (!inbound) return true;
    return inbound.negated ? !names(vpn, inbound, configuration) : isFrom(vpn, inbound, configuration);
  });
}

/** Stands for every interface the file does not name. */
const anotherInterface = "another interface";

/** From the VPN to every other network of the device. */
export function passing(vpn: Vpn, packets: PacketSet, context: RuleContext): Answer {
  const to = known.get(context) ?? networksOf(context);
  known.set(context, to);
  return context.traffic.permitted({ from: [vpn.zone], to, packets });
}

/** The same for all tunnels of a configuration. */
const known = new WeakMap<RuleContext, readonly string[]>();

function networksOf({ configuration, roles }: RuleContext): readonly string[] {
  const tunnels = new Set(configuration.vpns.map((each) => each.zone));
  const others = [...roles.keys()].filter((zone) => !tunnels.has(zone));
  return others.length > 0 ? others : [anotherInterface, ...outboundNames(configuration)];
}

/** What entries call the interfaces that packets go out by. */
function outboundNames({ filters }: Configuration): Set<string> {
  return new Set(
    filters.flatMap(({ entries }) =>
      entries.flatMap(({ outbound }) => outbound?.names.map(({ value }) => value) ?? []),
    ),
  );
}

/** Whether a list is asked about nothing but what comes out of tunnels; of a list for all, entries name them. */
export function isOwn(filter: Filter, { configuration }: RuleContext): boolean {
  return configuration.checkpoints.every(
    ({ inbound, mirrored, filters }) =>
      inbound !== undefined || mirrored || !filters.some((name) => name.value === filter.name.value),
  );
}

/** Whether an entry is for what comes out of these tunnels and nothing else. */
export function isOnlyFrom(vpns: readonly Vpn[], { inbound }: Entry): boolean {
  if (!inbound || inbound.negated) return false;
  return inbound.names.every(({ value }) => vpns.some((vpn) => vpn.zone === value));
}

/** Names the tunnel as one of those that are meant. */
function isFrom(vpn: Vpn, match: InterfaceMatch, configuration: Configuration): boolean {
  return match.negated !== true && names(vpn, match, configuration);
}

function names(vpn: Vpn, match: InterfaceMatch, { zones }: Configuration): boolean {
  return match.names.some(
    ({ value }) =>
      value === vpn.zone ||
      (value.endsWith("*") && vpn.zone.startsWith(value.slice(0, -1))) ||
      zones.some((zone) => zone.name.value === value && zone.interfaces.some((each) => each.value === vpn.zone)),
  );
}

/** Where the file would have to say what limits the VPN: its filter, its policy, or else its name. */
export function accessSpan(vpn: Vpn): Span {
  return vpn.access.filter?.span ?? vpn.access.policy?.span ?? vpn.name.span;
}
