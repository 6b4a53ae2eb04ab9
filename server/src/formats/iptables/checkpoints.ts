import type { Checkpoint, Filter, Traffic } from "../../model/filter.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Chain } from "./chains.ts";
import type { Host } from "./hosts.ts";
import type { TableName } from "./tables.ts";
import { ufwDefault, ufwHook, ufwOrder, ufwOwnChain } from "./ufw.ts";
import { listName } from "./untracked.ts";

/** The points that packets pass on their way, by the order in which the kernel asks. */
const ways: Readonly<Record<Traffic, readonly (readonly [TableName, string])[]>> = {
  forwarded: [
    ["raw", "PREROUTING"],
    ["mangle", "PREROUTING"],
    ["mangle", "FORWARD"],
    ["filter", "FORWARD"],
    ["security", "FORWARD"],
    ["mangle", "POSTROUTING"],
  ],
  "to-device": [
    ["raw", "PREROUTING"],
    ["mangle", "PREROUTING"],
    ["mangle", "INPUT"],
    ["filter", "INPUT"],
    ["security", "INPUT"],
  ],
  "from-device": [
    ["raw", "OUTPUT"],
    ["mangle", "OUTPUT"],
    ["filter", "OUTPUT"],
    ["security", "OUTPUT"],
    ["mangle", "POSTROUTING"],
  ],
};

const traffics: readonly Traffic[] = ["forwarded", "to-device", "from-device"];

/** The filter table's chains decide what passes; those of other tables lie on the way where something in them drops. */
export function checkpointsOf(host: Host, chains: readonly Chain[], made: readonly Filter[], head: Span): Checkpoint[] {
  const byName = new Map(chains.map((chain) => [chain.filter.name.value, chain]));
  const limited = host.family ? { family: host.family } : {};
  return traffics.flatMap((traffic) =>
    ways[traffic].flatMap(([table, name]): Checkpoint[] => {
      const own = chains.filter((chain) => chain.table.name === table && chain.draft.name.value === name);
      const bound = own.filter((chain) => chain.builtIn);
      const [first] = bound;
      if (!first) return table === "filter" ? [absent(traffic, name, host, chains, head)] : [];
      if (table !== "filter" && !bound.some((chain) => canStop(chain, byName))) return [];
      const span = first.filter.span;
      return [
        {
          traffic,
          filters: bound.map(({ filter }) => filter.name),
          otherwise: { value: "permit", span, implied: "no chain of the other family stands here" },
          title: `chain ${name} of table ${table}`,
          span,
          ...(table === "raw" ? {} : untrackedBefore(traffic, made)),
          ...limited,
        },
      ];
    }),
  );
}

function untrackedBefore(traffic: Traffic, made: readonly Filter[]): Pick<Checkpoint, "untracked"> {
  const list = listName(traffic === "from-device" ? "OUTPUT" : "PREROUTING");
  const filter = made.find(({ name }) => name.value === list);
  return filter ? { untracked: filter.name } : {};
}

/** Some packet may end in it or in a chain that it calls. */
function canStop(start: Chain, byName: ReadonlyMap<string, Chain>): boolean {
  const seen = new Set<Chain>();
  const waiting = [start];
  for (let chain = waiting.pop(); chain; chain = waiting.pop()) {
    if (seen.has(chain)) continue;
    seen.add(chain);
    if (chain.filter.otherwise.value === "deny") return true;
    for (const { action } of chain.filter.entries) {
      if (action.value.kind === "deny") return true;
      if (action.value.kind !== "call") continue;
      const called = byName.get(action.value.filter.value);
      if (!called) return true;
      waiting.push(called);
    }
  }
  return false;
}

/** A point of which the file says nothing: ufw's own chains, another file's, or the kernel's default. */
function absent(traffic: Traffic, name: string, host: Host, chains: readonly Chain[], head: Span): Checkpoint {
  const limited = host.family ? { family: host.family } : {};
  const mine = chains.filter((chain) => chain.table.name === "filter");
  const span = mine[0]?.table.draft.span ?? head;
  const common = { traffic, title: `chain ${name} of table filter`, span, ...limited };
  const ufw = mine.filter((chain) => ufwHook(chain.draft.name.value) === name);
  if (ufw.length > 0) {
    const order = [...ufwOrder(false, name), ...ufwOrder(true, name)];
    const filters = order.flatMap((each) => ufw.filter((chain) => chain.draft.name.value === each));
    return {
      ...common,
      filters: filters.map(({ filter }) => filter.name),
      otherwise: ufwDefault(name, span),
      implied: "ufw sends packets to its own chains",
    };
  }
  if (mine.some((chain) => chain.builtIn)) {
    const implied = "the file states no rule and no policy for it, and the kernel's own is ACCEPT";
    return { ...common, filters: [], otherwise: { value: "permit", span, implied }, implied };
  }
  const elsewhere: Located<string> = { value: name, span };
  const implied = `the rules of ${name} are not in this file`;
  return { ...common, filters: [elsewhere], otherwise: { value: "deny", span, implied }, implied };
}

/** Chains that ufw makes itself, where the file sends packets to them. */
export function ufwChains(chains: readonly Chain[]): Filter[] {
  const known = new Set(chains.map(({ filter }) => filter.name.value));
  const made = new Map<string, Filter>();
  for (const { references, table } of chains)
    for (const { name } of references) {
      const kind = ufwOwnChain(name.value.replace(/^ip6 /, ""));
      if (!kind || known.has(name.value) || made.has(name.value)) continue;
      const { span } = name;
      const side = /-(input|forward|output)$/.exec(name.value)?.[1]?.toUpperCase() ?? "INPUT";
      made.set(name.value, {
        name,
        span,
        entries: [],
        title: "chain that ufw makes",
        otherwise:
          kind === "skips-to-policy"
            ? ufwDefault(side, span)
            : { value: "next", span, implied: "ufw's own chain: it logs or does nothing" },
        ...(table.family ? { family: table.family } : {}),
      });
    }
  return [...made.values()];
}
