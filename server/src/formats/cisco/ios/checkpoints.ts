import type { Checkpoint, Entry, Filter } from "../../../model/filter.ts";
import type { Vpn } from "../../../model/vpn.ts";
import type { Span } from "../../../text/span.ts";
import { managementOnlyChecks } from "../management-only.ts";
import { type Binding, type Draft, type InterfaceDraft, isLoopback, isManagementPort } from "./draft.ts";
import { zoneChecks } from "./zone-checks.ts";

export interface Checks {
  readonly checkpoints: readonly Checkpoint[];
  /** Filters that no statement writes. */
  readonly filters: readonly Filter[];
}

/** Where packets are held up. */
export function checksOf(draft: Draft, lists: ReadonlyMap<string, Filter>, vpns: readonly Vpn[]): Checks {
  const bound = new Map<string, Binding[]>();
  for (const binding of draft.bindings) {
    const place = `${binding.direction} ${binding.interface.value}`;
    // A later statement for the same place and family wins.
    const others = (bound.get(place) ?? []).filter((each) => each.family !== binding.family);
    bound.set(place, [...others, binding]);
  }
  const checkpoints = [...bound.values()].flatMap((bindings) => listCheck(bindings));
  const zones = zoneChecks(draft, lists);
  const interfaces = [...draft.interfaces.values()];
  const forManagement = interfaces.filter((each) => isManagementPort(each.name.value));
  const open = interfaces.filter(
    (each) =>
      carriesPackets(each) && !each.zone && !isManagementPort(each.name.value) && !bound.has(`in ${each.name.value}`),
  );
  const unheld = openInterfaces(open);
  const unrouted = withoutIp6(draft);
  return {
    checkpoints: [
      ...checkpoints,
      ...forManagement.flatMap(({ name }) => managementOnlyChecks(name, name.span)),
      ...vpns.flatMap(tunnelCheck),
      ...zones.checkpoints,
      ...unheld.checkpoints,
      ...unrouted.checkpoints,
    ],
    filters: [...zones.filters, ...unheld.filters, ...unrouted.filters],
  };
}

/** Where no interface has an IPv6 address, IPv6 goes nowhere, list or no list. */
function withoutIp6({ routesIp6, interfaces }: Draft): Checks {
  const [first] = interfaces.values();
  if (routesIp6 || !first) return { checkpoints: [], filters: [] };
  const { span } = first.name;
  const name = { value: "IPv6 is not routed", span };
  const why = "no interface has an IPv6 address, so none of it is taken or forwarded";
  const entry: Entry = { span, action: { value: { kind: "deny" }, span }, implied: why };
  const otherwise = { value: "next", span, implied: "what is not IPv6 goes on" } as const;
  return {
    filters: [{ name, span, entries: [entry], title: "routing", otherwise, family: 6 }],
    checkpoints: (["forwarded", "to-device"] as const).map((traffic) => ({
      traffic,
      filters: [name],
      otherwise: { value: "permit", span, implied: "what is not IPv6 goes on" },
      title: name.value,
      span,
      implied: why,
    })),
  };
}

function carriesPackets({ name, addresses, dynamicAddress }: InterfaceDraft): boolean {
  return (addresses.length > 0 || dynamicAddress !== undefined) && !isLoopback(name.value);
}

function listCheck(bindings: readonly Binding[]): Checkpoint[] {
  const [first] = bindings;
  if (!first) return [];
  const { direction, interface: at } = first;
  const ends = { names: [at] };
  const families = new Set(bindings.map((each) => each.family));
  const implied =
    families.size === 2
      ? "a list that does not exist, or holds nothing, lets everything pass"
      : `no list for IPv${families.has(4) ? 6 : 4} is bound here`;
  const names = bindings.map((each) => each.list.value).join(", ");
  const check: Checkpoint = {
    traffic: "forwarded",
    ...(direction === "in" ? { inbound: ends } : { outbound: ends }),
    filters: bindings.map((each) => each.list),
    otherwise: { value: "permit", span: first.list.span, implied },
    title: `access-group ${names} ${direction} on ${at.value}`,
    span: first.span,
  };
  // What comes in is held against the list before the device looks whether it is its own.
  return direction === "in" ? [check, { ...check, traffic: "to-device" }] : [check];
}

/** ` set ip access-group LIST in` of an entry of a crypto map */
function tunnelCheck({ name, zone, access: { filter } }: Vpn): Checkpoint[] {
  if (filter?.value === undefined) return [];
  const { value, span } = filter;
  return [
    {
      traffic: "forwarded",
      inbound: { names: [{ value: zone, span: name.span }] },
      filters: [{ value, span }],
      otherwise: {
        value: "permit",
        span,
        implied: "a list that does not exist, or holds nothing, lets everything pass",
      },
      title: `access-group ${value} in on ${name.value}`,
      span,
    },
  ];
}

/** Without a list an interface lets everything pass that comes in by it. */
function openInterfaces(open: readonly InterfaceDraft[]): Checks {
  const [first] = open;
  if (!first) return { checkpoints: [], filters: [] };
  const span: Span = first.name.span;
  const name = { value: "no access list", span };
  const entries = open.map(
    (each): Entry => ({
      span: each.name.span,
      action: { value: { kind: "permit" }, span: each.name.span },
      inbound: { names: [each.name] },
      implied: `no access list is bound to ${each.name.value}, so everything that comes in by it passes`,
    }),
  );
  const why = "other interfaces have lists or zones of their own";
  const filter: Filter = {
    name,
    span,
    entries,
    title: "interfaces without a list",
    otherwise: { value: "next", span, implied: why },
  };
  const checkpoint: Checkpoint = {
    traffic: "forwarded",
    filters: [name],
    otherwise: { value: "permit", span, implied: why },
    title: "no access list",
    span,
    implied: "an interface without an access list lets everything pass",
  };
  return { checkpoints: [checkpoint], filters: [filter] };
}
