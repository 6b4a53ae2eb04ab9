import type { Entry, Filter, Traffic } from "../../model/filter.ts";
import type { Base } from "./configuration.ts";

/** The kinds of traffic that pass a hook. */
export const trafficAt: Readonly<Record<string, readonly Traffic[]>> = {
  ingress: ["forwarded", "to-device"],
  prerouting: ["forwarded", "to-device"],
  input: ["to-device"],
  forward: ["forwarded"],
  output: ["from-device"],
  postrouting: ["forwarded", "from-device"],
};

/** Hooks before routing do not know where a packet goes, and what the host sends comes from nowhere. */
const withoutOutbound: ReadonlySet<string> = new Set(["ingress", "prerouting", "input"]);
const withoutInbound: ReadonlySet<string> = new Set(["output"]);

/** Takes out what chains ask of an interface that packets at their hooks do not have. */
export function fitToHooks(filters: readonly Filter[], bases: readonly Base[]): Filter[] {
  const hooks = reached(filters, bases);
  return filters.map((filter) => {
    const at = [...(hooks.get(filter.name.value) ?? [])];
    if (at.length === 0) return filter;
    const noOut = at.every((hook) => withoutOutbound.has(hook));
    const noIn = at.every((hook) => withoutInbound.has(hook));
    if (!noOut && !noIn) return filter;
    return { ...filter, entries: filter.entries.map((entry) => without(entry, noOut ? "outbound" : "inbound")) };
  });
}

/** A name never fits an interface that is not there; every "other than" does. */
function without(entry: Entry, side: "inbound" | "outbound"): Entry {
  const match = entry[side];
  if (!match || match.names.length === 0) return entry;
  const { [side]: _, ...rest } = entry;
  return match.negated ? rest : { ...rest, [side]: { names: [] } };
}

/** The hooks from which a chain is asked, by way of calls. */
function reached(filters: readonly Filter[], bases: readonly Base[]): Map<string, Set<string>> {
  const byName = new Map(filters.map((filter) => [filter.name.value, filter]));
  const hooks = new Map<string, Set<string>>();
  const pending = bases.map(({ key, chain }) => ({ key, hook: chain.base?.hook.value ?? "" }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const known = hooks.get(next.key) ?? new Set<string>();
    hooks.set(next.key, known);
    if (known.has(next.hook)) continue;
    known.add(next.hook);
    const { hook } = next;
    for (const entry of byName.get(next.key)?.entries ?? [])
      if (entry.action.value.kind === "call") pending.push({ key: entry.action.value.filter.value, hook });
  }
  return hooks;
}
