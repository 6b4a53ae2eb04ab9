import type { AddressObject } from "../../model/address.ts";
import type { Checkpoint, Entry, EntryLog, Filter } from "../../model/filter.ts";
import type { Interface } from "../../model/network.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Applications } from "./applications.ts";
import { boundFilters } from "./bindings.ts";
import type { Device } from "./device.ts";
import { type FilterReading, filtersOf } from "./filters.ts";
import type { FilterBinding } from "./interfaces.ts";
import type { Policies } from "./policies.ts";
import { type Inbound, inboundEntries, type Zones } from "./zones.ts";

interface Filtering {
  readonly filters: readonly Filter[];
  readonly checkpoints: readonly Checkpoint[];
}

export interface AllFiltering extends Filtering {
  readonly readings: readonly FilterReading[];
}

export interface FilteringContext {
  readonly device: Device;
  readonly interfaces: readonly Interface[];
  readonly prefixLists: ReadonlyMap<string, AddressObject>;
  readonly applications: Applications;
  readonly bindings: readonly FilterBinding[];
  readonly policies: Policies;
  readonly zones: Zones;
}

/** Firewall filters where they are bound, policies between zones, and what zones let reach the device. */
export function filteringOf(context: FilteringContext): AllFiltering {
  const { device, bindings, prefixLists, applications } = context;
  const followed = new Set(
    bindings.flatMap((each) => each.filters.slice(0, -1).map((filter) => `${each.family} ${filter.word}`)),
  );
  const readings = filtersOf({ device, prefixLists, followed, applications });
  const between = policyFiltering(context);
  const inbound = inboundFiltering(context);
  const bound = boundFilters(device, bindings, readings);
  return {
    readings,
    filters: [...between.filters, ...inbound.filters, ...readings.map((each) => each.filter), ...bound.filters],
    checkpoints: [
      ...between.checkpoints,
      ...inbound.checkpoints,
      ...bound.checkpoints,
      ...context.interfaces.flatMap(managementOnly),
    ],
  };
}

const silent: EntryLog = { on: false, implied: "what no policy decides leaves no log line" };

/** Policies count where there are zones, unless packets are forwarded one by one. */
function policyFiltering({ device, policies, zones }: FilteringContext): Filtering {
  const filters: Filter[] = [];
  const checkpoints: Checkpoint[] = [];
  const place = policies.node ?? device.root.find("security")?.find("zones");
  const options = device.root.find("security")?.find("forwarding-options");
  const isByPacket = options?.find("family")?.find("mpls")?.find("mode")?.has("packet-based") === true;
  const add = (name: string, entries: readonly Entry[], span: Span, binding: Pick<Checkpoint, "traffic">) => {
    const implied = "what no policy permits is denied";
    const self = "what reaches the device is for host-inbound-traffic to decide when no policy does";
    const forwarded = binding.traffic === "forwarded";
    const verdict = forwarded
      ? (policies.otherwise ?? { value: "deny" as const, span, implied })
      : { value: "permit" as const, span, implied: self };
    const located: Located<string> = { value: name, span };
    filters.push({
      name: located,
      span: policies.node?.extent ?? span,
      entries,
      title: "security policy",
      otherwise: verdict,
      otherwiseLog: silent,
    });
    checkpoints.push({
      ...binding,
      filters: [located],
      otherwise: verdict,
      title: "security policies",
      span,
    });
  };
  const isThere = zones.zones.length > 0 || policies.node !== undefined;
  if (!place || isByPacket || !isThere) return { filters, checkpoints };
  add("policies", policies.forwarded, place.span, { traffic: "forwarded" });
  if (policies.toDevice.length > 0)
    add("policies to the device", policies.toDevice, place.span, { traffic: "to-device" });
  if (policies.fromDevice.length > 0)
    add("policies from the device", policies.fromDevice, place.span, { traffic: "from-device" });
  return { filters, checkpoints };
}

/** A port for management forwards nothing. */
function managementOnly({ name, managementOnly: stated }: Interface): Checkpoint[] {
  if (!stated?.value) return [];
  const { span } = stated;
  const implied = `${name.value} is for management and forwards nothing`;
  const check: Checkpoint = {
    traffic: "forwarded",
    filters: [],
    otherwise: { value: "deny", span, implied },
    title: `management port ${name.value}`,
    span,
    implied,
  };
  const names = { names: [name] };
  return [
    { ...check, inbound: names },
    { ...check, outbound: names },
  ];
}

/** What no zone lets in does not reach the device, management ports aside. */
function inboundFiltering({ device, zones }: FilteringContext): Filtering {
  const names = zones.zones.flatMap((zone) =>
    zone.interfaces.length > 0 ? zone.interfaces : [{ value: zone.name.value, span: zone.name.span }],
  );
  const place = device.root.find("security")?.find("zones");
  if (names.length === 0 || !place) return { filters: [], checkpoints: [] };
  const implied = "only what host-inbound-traffic of the zone names reaches the device";
  const name = { value: "host-inbound-traffic", span: place.span };
  const filter: Filter = {
    name,
    span: place.extent,
    entries: zones.inbound.flatMap((each: Inbound) => inboundEntries(each)),
    title: "inbound services",
    otherwise: { value: "deny", span: place.span, implied },
    otherwiseLog: silent,
  };
  const checkpoint: Checkpoint = {
    traffic: "to-device",
    inbound: { names },
    filters: [name],
    otherwise: { value: "deny", span: place.span, implied },
    title: "host-inbound-traffic",
    span: place.span,
  };
  return { filters: [filter], checkpoints: [checkpoint] };
}
