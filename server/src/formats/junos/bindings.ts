import type { Checkpoint, Entry, Filter } from "../../model/filter.ts";
import type { Located } from "../../text/span.ts";
import type { Device } from "./device.ts";
import type { FilterReading } from "./filters.ts";
import type { FilterBinding } from "./interfaces.ts";

export interface Bound {
  /** Lists of filters that need one of their own to end them. */
  readonly filters: readonly Filter[];
  readonly checkpoints: readonly Checkpoint[];
}

/** Where filters are asked: on the way in and out of an interface, and at the loopback for the device itself. */
export function boundFilters(
  device: Device,
  bindings: readonly FilterBinding[],
  readings: readonly FilterReading[],
): Bound {
  const byName = new Map(readings.map(({ family, node, filter }) => [`${family} ${node.word}`, filter]));
  const filters: Filter[] = [];
  const checkpoints = bindings.flatMap((binding) => {
    const chain = binding.filters.map((word) => {
      const filter = byName.get(`${binding.family} ${word.word}`) ?? byName.get(`any ${word.word}`);
      const name = { value: filter?.name.value ?? word.word, span: word.span };
      device.refer(["filter"], name);
      return { name, filter };
    });
    const names = chain.map((each) => each.name);
    if (chain.at(-1)?.filter?.otherwise.value !== "next") return checkpointsAt(binding, names);
    // The last one goes on to another elsewhere; here nothing comes behind it.
    const list = listOf(binding, names);
    filters.push(list);
    return checkpointsAt(binding, [list.name]);
  });
  return { filters, checkpoints };
}

const discards = "a filter discards what no term matches";
const passes = "a filter of one address family leaves the other alone";

function listOf(
  { interface: port, direction, node, family }: FilterBinding,
  names: readonly Located<string>[],
): Filter {
  const entries = names.map(
    (filter): Entry => ({ span: filter.span, action: { value: { kind: "call", filter }, span: filter.span } }),
  );
  const version = families.get(family);
  return {
    name: { value: `${direction} list of ${port.value}`, span: node.span },
    span: node.span,
    entries,
    title: "filter list",
    otherwise: { value: "deny", span: node.span, implied: discards },
    ...(version ? { family: version } : {}),
  };
}

const families: ReadonlyMap<string, 4 | 6 | undefined> = new Map([
  ["inet", 4],
  ["inet6", 6],
  ["any", undefined],
]);

function checkpointsAt(binding: FilterBinding, filters: readonly Located<string>[]): Checkpoint[] {
  const { interface: port, direction, node } = binding;
  // What is switched or labelled is not forwarded by address.
  if (!families.has(binding.family)) return [];
  const common: Omit<Checkpoint, "traffic"> = {
    filters,
    otherwise: { value: "permit", span: node.span, implied: passes },
    title: `filter ${direction} of ${port.value}`,
    span: node.span,
  };
  const isInput = direction === "input";
  const own = isInput ? "to-device" : "from-device";
  if (port.value.startsWith("lo0.")) return [{ ...common, traffic: own }];
  const end = isInput ? { inbound: { names: [port] } } : { outbound: { names: [port] } };
  return [
    { ...common, ...end, traffic: "forwarded" },
    { ...common, ...end, traffic: own },
  ];
}
