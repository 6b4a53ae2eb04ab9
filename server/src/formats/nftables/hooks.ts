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

/** What packets do not have, or not yet, where a base chain sees them. */
type Missing = "inbound" | "outbound" | "states";

/** Connections are looked up at this priority of the hooks where packets come in. */
const connectionTracking = -200;

/** Before routing nobody knows where a packet goes, what the host sends comes from nowhere, and before tracking no state is known. */
function missingAt({ chain }: Base): ReadonlySet<Missing> {
  const missing = new Set<Missing>();
  const hook = chain.base?.hook.value ?? "";
  const isEntrance = hook === "ingress" || hook === "prerouting";
  if (isEntrance || hook === "input") missing.add("outbound");
  if (hook === "output") missing.add("inbound");
  const isEarly = (chain.base?.priority ?? 0) < connectionTracking;
  if (hook === "ingress" || (isEarly && (isEntrance || hook === "output"))) missing.add("states");
  return missing;
}

/** Fits what chains ask to what packets have at the hooks that the chains are asked from. */
export function fitToHooks(filters: readonly Filter[], bases: readonly Base[]): Filter[] {
  const missing = reached(filters, bases);
  return filters.map((filter) => {
    const at = missing.get(filter.name.value) ?? [];
    if (!at.some((each) => each.size > 0)) return filter;
    return { ...filter, entries: filter.entries.map((entry) => fitted(entry, at)) };
  });
}

const parts: readonly Missing[] = ["inbound", "outbound", "states"];

function fitted(entry: Entry, at: readonly ReadonlySet<Missing>[]): Entry {
  let result = entry;
  for (const part of parts) {
    if (result[part] === undefined) continue;
    const without = at.filter((each) => each.has(part)).length;
    if (without === at.length) result = withoutPart(result, part);
    else if (without > 0) {
      const condition = { value: "the hook from which the chain is asked", span: entry.span };
      result = { ...result, conditions: [...(result.conditions ?? []), condition] };
    }
  }
  return result;
}

/** A name never fits an interface that is not there, and every "other than" does; a state not known yet reads as invalid. */
function withoutPart(entry: Entry, part: Missing): Entry {
  const never: Entry = { ...entry, inbound: { names: [] } };
  if (part === "states") {
    const { states, ...rest } = entry;
    return states?.includes("invalid") ? rest : never;
  }
  const { [part]: match, ...rest } = entry;
  if (!match || match.names.length === 0) return entry;
  return match.negated ? rest : never;
}

/** What is missing at each of the hooks from which a chain is asked, by way of calls. */
function reached(filters: readonly Filter[], bases: readonly Base[]): Map<string, ReadonlySet<Missing>[]> {
  const byName = new Map(filters.map((filter) => [filter.name.value, filter]));
  const result = new Map<string, Map<string, ReadonlySet<Missing>>>();
  const pending = bases.map((base) => ({ key: base.key, missing: missingAt(base) }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { key, missing } = next;
    const known = result.get(key) ?? new Map<string, ReadonlySet<Missing>>();
    result.set(key, known);
    const what = [...missing].join();
    if (known.has(what)) continue;
    known.set(what, missing);
    for (const { action } of byName.get(key)?.entries ?? [])
      if (action.value.kind === "call") pending.push({ key: action.value.filter.value, missing });
  }
  return new Map([...result].map(([key, known]) => [key, [...known.values()]]));
}
