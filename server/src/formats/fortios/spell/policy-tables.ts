import type { NewEntry } from "../../../model/change.ts";
import type { IpRange } from "../../../net/ip.ts";
import type { BlockEdit, BlockStatement } from "../../../syntax/config-blocks.ts";

type Family = 4 | 6;

/** What the keys of addresses end with in each table of policies, by the family of the addresses. */
const tables: ReadonlyMap<string, Readonly<Partial<Record<Family, string>>>> = new Map([
  ["firewall policy", { 4: "addr", 6: "addr6" }],
  ["firewall consolidated policy", { 4: "addr4", 6: "addr6" }],
  ["firewall policy6", { 6: "addr" }],
]);

export function isPolicyTable(path: string): boolean {
  return tables.has(path);
}

/** Keys of one family's addresses, with what a new policy says there. */
export interface Sides {
  readonly family: Family;
  readonly source: string;
  readonly destination: string;
  readonly sources: readonly IpRange[];
  readonly destinations: readonly IpRange[];
}

/**
 * The sides that a new policy of the table says, as one like this says them: what is for any address is for the families
 * that it is for. Undefined where it holds no such addresses.
 */
export function sidesOf(path: string, like: BlockEdit, entry: NewEntry): Sides[] | undefined {
  const stated = new Set(statementsOf(like).map(({ key }) => key?.value));
  const all = ([4, 6] as const).flatMap((family) => {
    const end = tables.get(path)?.[family];
    return end !== undefined && stated.has(`src${end}`) && stated.has(`dst${end}`) ? [{ family, end }] : [];
  });
  const families = new Set(all.map(({ family }) => family));
  const { sources, destinations } = entry;
  if ([...sources, ...destinations].some(({ family }) => !families.has(family))) return undefined;
  const holds = (ranges: readonly IpRange[], family: Family) =>
    ranges.length === 0 || ranges.some((range) => range.family === family);
  const sides = all
    .filter(({ family }) => holds(sources, family) && holds(destinations, family))
    .map(({ family, end }) => ({
      family,
      source: `src${end}`,
      destination: `dst${end}`,
      sources: sources.filter((range) => range.family === family),
      destinations: destinations.filter((range) => range.family === family),
    }));
  return sides.length > 0 ? sides : undefined;
}

/** Its addresses and services are what its keys of them name, not an internet service. */
export function isSimple(edit: BlockEdit): boolean {
  return statementsOf(edit).every(
    ({ key, values }) => !key?.value.startsWith("internet-service") || values[0]?.value === "disable",
  );
}

export function statementsOf(edit: BlockEdit): BlockStatement[] {
  return edit.items.filter((item) => item.kind === "statement");
}

/** `srcaddr`, `dstaddr6-negate`, `service-negate`, …: what a policy matches, and what a new one says for itself. */
export function tellsPackets(key: string): boolean {
  return /^(?:(?:src|dst)addr[46]?|service)(?:-negate)?$/.test(key);
}
