import type { Checkpoint, Entry, Filter } from "../../model/filter.ts";
import type { Base } from "./configuration.ts";
import { trafficAt } from "./hooks.ts";

/** A base chain with its policy; packets of the family that its table does not see pass it by. */
export function baseFilter(filter: Filter, { table, chain }: Base, familyUnsure: boolean): Filter {
  const { base, name } = chain;
  if (!base) return filter;
  const span = base.policy?.span ?? base.span;
  const title = `base chain of ${base.hook.value}, ${name.value}`;
  if (filter.purpose) {
    const otherwise = { value: "deny", span, implied: "what no rule translates stays as it is" } as const;
    return { ...filter, title, otherwise };
  }
  const verdict = base.policy?.value === "drop" ? "deny" : "permit";
  const implied = base.policy ? {} : { implied: "a base chain without a policy accepts what no rule decides" };
  return {
    ...filter,
    entries: [...passingBy(table.family, base.span, familyUnsure), ...known(base.type, base.span), ...filter.entries],
    title,
    otherwise: { value: verdict, span, ...implied },
  };
}

/** Tables of family ip see IPv4 alone, those of ip6 IPv6 alone. */
function passingBy(family: string, span: Entry["span"], unsure: boolean): Entry[] {
  if (family === "inet") return [];
  const other = family === "ip" ? 6 : 4;
  const implied = `a table of family ${family} does not see IPv${other}`;
  return [
    {
      span,
      action: { value: { kind: "permit" }, span },
      source: { terms: [{ kind: "any", family: other, span }], span },
      implied,
      ...(unsure ? { conditions: [{ value: `filters for IPv${other} that stand elsewhere`, span }] } : {}),
    },
  ];
}

/** Only the first packet of a connection is asked about its translation. */
function known(type: string, span: Entry["span"]): Entry[] {
  if (type !== "nat") return [];
  return [
    {
      span,
      action: { value: { kind: "permit" }, span },
      states: ["established", "related", "invalid", "untracked"],
      implied: "a chain of type nat sees the first packet of a connection only",
    },
  ];
}

/** Where base chains are asked, in the order of hooks and priorities; all that are asked must accept. */
export function checkpointsOf(bases: readonly Base[], filters: readonly Filter[]): Checkpoint[] {
  const names = new Map(filters.map((filter) => [filter.name.value, filter]));
  const hooks = Object.keys(trafficAt);
  const asked = bases.filter(({ key }) => names.get(key)?.purpose === undefined);
  const holding = asked.filter(({ key }) => mayDeny(key, names));
  const held = new Set(holding.map(({ chain }) => chain.base?.hook.value));
  // Chains that only translate or mark hold nothing up. Where nothing else does, they show that everything passes.
  const open = asked.filter(({ key, chain }) => {
    const hook = chain.base?.hook.value ?? "";
    return !held.has(hook) && mainHooks.has(hook) && !mayDeny(key, names);
  });
  const ordered = [...holding, ...open]
    .filter(({ chain }) => chain.base && hooks.includes(chain.base.hook.value))
    .sort(
      (a, b) =>
        hooks.indexOf(a.chain.base?.hook.value ?? "") - hooks.indexOf(b.chain.base?.hook.value ?? "") ||
        (a.chain.base?.priority ?? 0) - (b.chain.base?.priority ?? 0),
    );
  return ordered.flatMap(({ key, chain }) => {
    const { base } = chain;
    if (!base) return [];
    const { hook, devices, span } = base;
    return (trafficAt[hook.value] ?? []).map(
      (traffic): Checkpoint => ({
        traffic,
        ...(devices.length > 0 ? { inbound: { names: devices } } : {}),
        filters: [{ value: key, span: chain.name.span }],
        otherwise: { value: "permit", span, implied: "what a chain does not drop goes on" },
        title: `chain ${chain.name.value} at hook ${hook.value}`,
        span,
      }),
    );
  });
}

const mainHooks: ReadonlySet<string> = new Set(["input", "forward", "output"]);

/** Whether anything a chain asks, itself or by calls, may end with a packet dropped. */
function mayDeny(key: string, filters: ReadonlyMap<string, Filter>): boolean {
  const pending = [key];
  const seen = new Set(pending);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const filter = filters.get(next);
    if (!filter || filter.otherwise.value === "deny") return true;
    for (const { action } of filter.entries) {
      if (action.value.kind === "deny") return true;
      if (action.value.kind !== "call" || seen.has(action.value.filter.value)) continue;
      seen.add(action.value.filter.value);
      pending.push(action.value.filter.value);
    }
  }
  return false;
}
