import type { Action, Entry, Filter } from "../../model/filter.ts";
import type { Located } from "../../text/span.ts";
import type { Chain } from "./chains.ts";

const why = "NOTRACK keeps connections of these packets out of the kernel's table";

/**
 * Lists of the packets that the raw table leaves untracked at its points: copies of its chains in which NOTRACK is what
 * chooses. None where it does so nowhere.
 */
export function untrackedLists(chains: readonly Chain[]): Filter[] {
  const raw = chains.filter(({ table }) => table.name === "raw");
  if (!raw.some(({ rules }) => rules.some(({ effect }) => effect === "untrack"))) return [];
  return [...["PREROUTING", "OUTPUT"].flatMap((point) => listAt(point, raw)), ...raw.map(copyOf)];
}

function listAt(point: string, raw: readonly Chain[]): Filter[] {
  const starts = raw.filter(({ builtIn, draft }) => builtIn && draft.name.value === point);
  const [first] = starts;
  if (!first) return [];
  const { span } = first.filter;
  return [
    {
      name: { value: listName(point), span },
      span,
      title: "packets that are not tracked",
      purpose: "selection",
      entries: starts.map(({ filter }) => callOf(copyName(filter.name), filter.span)),
      otherwise: { value: "deny", span, implied: why },
    },
  ];
}

/** The list that says which packets of a point are not tracked. */
export function listName(point: string): string {
  return `untracked ${point}`;
}

function copyName({ value, span }: Located<string>): Located<string> {
  return { value: `${value}, what it leaves untracked`, span };
}

function callOf(filter: Located<string>, span: Filter["span"]): Entry {
  return { span, action: { value: { kind: "call", filter }, span }, implied: why };
}

function copyOf({ filter, rules }: Chain): Filter {
  return {
    ...filter,
    name: copyName(filter.name),
    purpose: "selection",
    title: "packets that are not tracked",
    otherwise: { value: "next", span: filter.span, implied: why },
    entries: rules.flatMap(({ effect, entries }) =>
      entries.map((entry) => ({
        ...entry,
        action: { value: choosing(entry.action.value, effect === "untrack"), span: entry.action.span },
        implied: why,
      })),
    ),
  };
}

/** What ends the chain for a packet ends the choice as well. */
function choosing(action: Action, untracks: boolean): Action {
  if (untracks) return { kind: "permit" };
  if (action.kind === "permit" || action.kind === "deny") return { kind: "deny" };
  return action.kind === "call" ? { ...action, filter: copyName(action.filter) } : action;
}
