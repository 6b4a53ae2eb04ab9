import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Entry } from "../../model/filter.ts";
import type { ServiceMatch, ServiceObject, ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { Forward, VirtualAddresses } from "./vips.ts";

/** What policies need to know of addresses that stand for hosts elsewhere. */
export interface Publishing {
  readonly virtual: VirtualAddresses;
  readonly services: ReadonlyMap<string, ServiceObject>;
  /** Policies that deny hold packets to such addresses even where they do not name them. */
  readonly deniesVirtual: boolean;
  /** Outer addresses that some policy publishes. */
  readonly published: readonly AddressTerm[];
}

/**
 * The entries of a policy as packets ask: the device translates first and matches the inner port, while a packet still
 * has the outer one. Servers published on different ports become entries of their own.
 */
export function published(
  entry: Entry,
  destination: AddressMatch,
  service: ServiceMatch,
  context: Publishing,
  leavesVirtual: boolean,
): Entry[] {
  const plain: AddressTerm[] = [];
  const forwarded = new Map<string, { readonly forward: Forward; readonly terms: AddressTerm[] }>();
  for (const term of destination.terms) {
    const behind = term.kind === "name" ? context.virtual.behind(term.name.value) : [];
    if (behind.length === 0 || behind.every((each) => !each.forward)) plain.push(term);
    else
      for (const { forward, object } of behind) {
        const own: AddressTerm = { kind: "name", name: { value: object.name.value, span: term.span }, span: term.span };
        if (!forward) {
          plain.push(own);
          continue;
        }
        const key = `${forward.protocol} ${forward.outer.join("-")} ${forward.inner.join("-")}`;
        const known = forwarded.get(key);
        if (known) known.terms.push(own);
        else forwarded.set(key, { forward, terms: [own] });
      }
  }
  const entries: Entry[] = [];
  if (plain.length > 0 || forwarded.size === 0) {
    const except = [
      ...(destination.except ?? []),
      ...(leavesVirtual && plain.some((term) => term.kind !== "name") ? context.published : []),
    ];
    entries.push({
      ...entry,
      destination: { ...destination, terms: plain, ...(except.length > 0 ? { except } : {}) },
      service,
    });
  }
  for (const { forward, terms } of forwarded.values()) {
    const asked = forwardedService(forward, service, context.services);
    if (asked) entries.push({ ...entry, destination: { terms, span: destination.span }, service: asked });
  }
  return entries;
}

/** The outer ports, when the policy's services hold the inner ones. */
function forwardedService(
  forward: Forward,
  service: ServiceMatch,
  services: ReadonlyMap<string, ServiceObject>,
): ServiceMatch | undefined {
  const number = protocolNumber[forward.protocol];
  const { span } = service;
  const term: ServiceTerm = {
    kind: "protocol",
    protocol: { kind: "numbers", numbers: [number, number], span },
    ...(forward.protocol === "icmp"
      ? {}
      : { destination: [{ kind: "ports" as const, ports: [...forward.outer], span: forward.span }] }),
    span,
  };
  const holds = holding(service.terms, number, forward.inner, services);
  if (holds === "unknown")
    return { terms: [{ kind: "unknown", text: "the services of a published port", span }], span };
  return holds === (service.negated !== true) ? { terms: [term], span } : undefined;
}

/** Whether the terms hold ports of a protocol; groups are opened with a stack, each once. */
function holding(
  terms: readonly ServiceTerm[],
  protocol: number,
  [lo, hi]: readonly [number, number],
  services: ReadonlyMap<string, ServiceObject>,
): boolean | "unknown" {
  const rest = [...terms];
  const opened = new Set<string>();
  let unknown = false;
  for (let term = rest.pop(); term; term = rest.pop()) {
    if (term.kind === "any") return true;
    if (term.kind === "name") {
      const object = services.get(term.name.value);
      if (object?.content.kind !== "services") unknown = true;
      else if (!opened.has(term.name.value)) {
        opened.add(term.name.value);
        for (const each of object.content.terms) rest.push(each);
      }
    } else if (term.kind !== "protocol" || term.protocol.kind !== "numbers") unknown = true;
    else if (term.protocol.numbers[0] === protocol) {
      const ports = term.destination;
      if (!ports) return true;
      for (const each of ports)
        if (each.kind === "ports" && (each.ports[0] ?? 0) <= hi && lo <= (each.ports.at(-1) ?? 0)) return true;
    }
  }
  return unknown ? "unknown" : false;
}
