import type { Configuration } from "../../model/configuration.ts";
import type { Answer } from "../../model/traffic.ts";
import { both } from "../../net/blocks.ts";
import { everyIp4, type Ip, type IpRange, parseNetwork } from "../../net/ip.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { addressSets } from "../../net/packet-set.ts";
import { subtract } from "../../net/ranges.ts";
import { zonesWith } from "../../site/roles.ts";
import type { Role } from "../../site/site.ts";
import { type AddressSets, toAddresses } from "../packets.ts";
import { notAssessed, type Observation, type RuleContext } from "../rule.ts";

/** Zones whose hosts belong to the client, the internet's edge, MSP tunnels and the like aside. */
export function ownZones(context: RuleContext): string[] {
  return zonesWith(context.roles, "internal", "server", "management", "log-enclave", "dmz");
}

/** Zones of users and servers proper: what the alert calls the internal network. */
export function internalZones(context: RuleContext): string[] {
  return zonesWith(context.roles, "internal", "server", "management");
}

export function internetZones(context: RuleContext): string[] {
  return zonesWith(context.roles, "internet");
}

/** Whether the file says anything about what passes between networks. */
export function filtersTraffic({ configuration }: RuleContext): boolean {
  return (
    configuration.subjects.includes("firewall") && configuration.zones.length + configuration.interfaces.length > 0
  );
}

/** Says so, and returns true, when nothing tells which zones face the internet and which are the client's. */
export function* edgeUnknown(context: RuleContext): Generator<Observation, boolean> {
  const inside = ownZones(context);
  if (inside.length > 0 && internetZones(context).length > 0) return false;
  const missing = inside.length > 0 ? "which interface faces the internet" : "which interfaces are internal";
  yield notAssessed(context.configuration.span, `nothing tells ${missing}, so what leaves cannot be judged`, "zones");
  return true;
}

/**
 * Addresses that are only reached over the internet: public ones, less the networks that the device reaches
 * by its other interfaces. Without this, a list that lets a branch's private network in would look like the internet's.
 */
export function internetAddresses(context: RuleContext): AddressSets {
  const own = addressSets([...privateRanges, ...networksBehind(context, (role) => role !== "internet")]);
  return { 4: subtract<Ip>([everyIp4.lo, everyIp4.hi], own[4]), 6: subtract<Ip>(publicIp6, own[6]) };
}

/** More pairs of interfaces than this are not asked about one by one. */
const mostPairs = 250_000;

export function areTooMany(from: number, to: number): boolean {
  return from * to > mostPairs;
}

/** Packets that get from some of the client's zones into others, each asked only for the networks known to lie there. */
export function permittedBetween(
  from: readonly string[],
  to: readonly string[],
  packets: PacketSet,
  context: RuleContext,
): Answer {
  if (areTooMany(from.length, to.length)) return { passages: [], complete: false };
  const answers = to.map((target) => {
    const own = networksBehind(context, (_role, zone) => zone === target);
    const asked = own.length > 0 ? both(packets, toAddresses(own)) : packets;
    return context.traffic.permitted({ from: from.filter((zone) => zone !== target), to: [target], packets: asked });
  });
  return {
    passages: answers.flatMap((answer) => answer.passages),
    complete: answers.every((answer) => answer.complete),
  };
}

/** Networks of interfaces, and of routes by them, whose zone's role is one the caller asks for. */
export function networksBehind(
  context: RuleContext,
  wanted: (role: Role | undefined, zone: string | undefined) => boolean,
): IpRange[] {
  const { configuration, roles } = context;
  const roleOf = (name: string | undefined) => (name === undefined ? undefined : roles.get(name)?.role);
  const ranges: IpRange[] = [];
  for (const each of configuration.interfaces) {
    const zone = each.zone?.value ?? each.name.value;
    if (!wanted(roleOf(zone) ?? roleOf(each.name.value), zone)) continue;
    for (const { network } of each.addresses) ranges.push(network);
  }
  for (const route of configuration.routes) {
    const through = route.interface?.value;
    if (through === undefined || !isLimited(route.destination.value)) continue;
    const zone = zoneOf(configuration, through) ?? through;
    if (wanted(roleOf(zone) ?? roleOf(through), zone)) ranges.push(route.destination.value);
  }
  return ranges;
}

function zoneOf(configuration: Configuration, name: string): string | undefined {
  return configuration.interfaces.find((each) => each.name.value === name)?.zone?.value;
}

/** Not a default route, nor a half of one. */
function isLimited(range: IpRange): boolean {
  return range.family === 4 ? range.hi - range.lo < 2 ** 30 : range.hi - range.lo < 1n << 120n;
}

/** What the internet does not route: RFC 6890, without the ranges for documentation, which examples use as public. */
export const privateRanges: readonly IpRange[] = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
].flatMap((text) => parseNetwork(text) ?? []);

/** 2000::/3, all that is routed so far. */
const publicIp6: readonly Ip[] = [1n << 125n, (1n << 126n) - 1n];
