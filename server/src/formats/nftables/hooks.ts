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

/** What packets are without, and the hook at which they are. */
interface Lack {
  readonly parts: ReadonlySet<Missing>;
  readonly hook: string;
}

/** Connections are looked up at this priority of the hooks where packets come in. */
const connectionTracking = -200;

/** Before routing nobody knows where a packet goes, what the host sends comes from nowhere, and before tracking no state is known. */
function missingAt({ chain }: Base): Lack {
  const missing = new Set<Missing>();
  const hook = chain.base?.hook.value ?? "";
  const isEntrance = hook === "ingress" || hook === "prerouting";
  if (isEntrance || hook === "input") missing.add("outbound");
  if (hook === "output") missing.add("inbound");
  const isEarly = (chain.base?.priority ?? 0) < connectionTracking;
  if (hook === "ingress" || (isEarly && (isEntrance || hook === "output"))) missing.add("states");
  return { parts: missing, hook };
}

/** Fits what chains ask to what packets have at the hooks that the chains are asked from. */
export function fitToHooks(filters: readonly Filter[], bases: readonly Base[]): Filter[] {
  const missing = reached(filters, bases);
  return filters.map((filter) => {
    const at = missing.get(filter.name.value) ?? [];
    if (!at.some((each) => each.parts.size > 0)) return filter;
    return { ...filter, entries: filter.entries.map((entry) => fitted(entry, at)) };
  });
}

const parts: readonly Missing[] = ["inbound", "outbound", "states"];

const titles: Readonly<Record<Missing, string>> = {
  inbound: "an input interface",
  outbound: "an output interface",
  states: "a connection state",
};

function fitted(entry: Entry, at: readonly Lack[]): Entry {
  let result = entry;
  for (const part of parts) {
    if (result[part] === undefined) continue;
    const without = at.filter((each) => each.parts.has(part)).length;
    if (without === at.length) result = withoutPart(result, part, at);
    else if (without > 0) {
      const condition = { value: "the hook from which the chain is asked", span: entry.span };
      result = { ...result, conditions: [...(result.conditions ?? []), condition] };
    }
  }
  return result;
}

/** A name never fits an interface that is not there, and every "other than" does; a state not known yet reads as invalid. */
function withoutPart(entry: Entry, part: Missing, at: readonly Lack[]): Entry {
  const never = (): Entry => {
    const hooks = [...new Set(at.map(({ hook }) => hook))];
    const impossible = `no packet has ${titles[part]} at ${hooks.length > 1 ? "hooks" : "hook"} ${hooks.join(" and ")}`;
    return { ...entry, inbound: { names: [] }, impossible };
  };
  if (part === "states") {
    const { states, ...rest } = entry;
    return states?.includes("invalid") ? rest : never();
  }
  const { [part]: match, ...rest } = entry;
  if (!match || match.names.length === 0) return entry;
  return match.negated ? rest : never();
}

/** What is missing at each of the hooks from which a chain is asked, by way of calls. */
function reached(filters: readonly Filter[], bases: readonly Base[]): Map<string, Lack[]> {
  const byName = new Map(filters.map((filter) => [filter.name.value, filter]));
  const result = new Map<string, Map<string, Lack>>();
  const pending = bases.map((base) => ({ key: base.key, lack: missingAt(base) }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { key, lack } = next;
    const known = result.get(key) ?? new Map<string, Lack>();
    result.set(key, known);
    const what = [lack.hook, ...lack.parts].join();
    if (known.has(what)) continue;
    known.set(what, lack);
    for (const { action } of byName.get(key)?.entries ?? [])
      if (action.value.kind === "call") pending.push({ key: action.value.filter.value, lack });
  }
  return new Map([...result].map(([key, known]) => [key, [...known.values()]]));
}
