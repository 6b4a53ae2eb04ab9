import type { NewEntry, NewService } from "../../../model/change.ts";
import type { Entry, Filter, InterfaceMatch } from "../../../model/filter.ts";
import { formatRange, type IpRange } from "../../../net/ip.ts";
import { protocolNumber } from "../../../net/packet.ts";
import { isEvery } from "../../../net/packet-set.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Located } from "../../../text/span.ts";
import type { Page } from "./page.ts";
import { freeName, type NewThing, type Statement } from "./statements.ts";

/** The rule an entry is all of; a rule that became several entries is nobody's to take away. */
export function ruleOf(filter: Filter, entry: Entry): Located<string> | undefined {
  if (entry.implied !== undefined) return undefined;
  const sameRule = filter.entries.filter((each) => each.span.start === entry.span.start && each.implied === undefined);
  return sameRule.length === 1 ? entry.label : undefined;
}

/** Where new rules go. */
export interface Placing {
  readonly beside: Located<string>;
  readonly where: "before" | "after";
  /** What rules that permit take over from the one they are like: profiles, where logs go. */
  carried(like: Entry | undefined): readonly Statement[];
}

/** New rules beside one that is there, with the services they need. */
export function insertRules(
  page: Page,
  filter: Filter,
  { beside, where, carried }: Placing,
  entries: readonly NewEntry[],
): TextEdit[] | undefined {
  const taken = new Set(filter.entries.map((each) => each.label?.value));
  const services = new Map<string, NewThing>();
  const rules: NewThing[] = [];
  for (const entry of entries) {
    const names = entry.services?.map((service) => serviceName(service, services));
    const ways = waysOf(entry.like);
    if (!ways || names?.some((name) => name === undefined)) return undefined;
    const name = freeName(nameOf(entry, beside.value), (each) => taken.has(each));
    taken.add(name);
    const named = names?.flatMap((each) => each ?? []);
    // Within zones the default rules have decided before the end of the list.
    const end: Statement[] = where === "after" ? [{ path: ["rule-type"], values: ["interzone"], isList: false }] : [];
    const kept = entry.action === "permit" ? carried(entry.like) : [];
    rules.push({ name, statements: [...statementsOf(entry, ways, named), ...end, ...kept] });
  }
  const made = page.insertEntries(beside, where, rules);
  const objects = services.size === 0 ? [] : page.addToTable(beside, "service", [...services.values()]);
  return made && objects && [...objects, ...made];
}

/** "Web out - block", within the 63 characters that a name may have */
function nameOf({ action, remark }: NewEntry, beside: string): string {
  const words = remark ?? `${beside.slice(0, 50)} - ${action === "permit" ? "allow" : "block"}`;
  return words
    .replace(/[^A-Za-z0-9 ._-]/g, "")
    .slice(0, 58)
    .trim();
}

interface Ways {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly schedule?: string;
}

/** Zones and schedule of the entry a new one is like; other conditions cannot be told from the entry alone. */
function waysOf(like: Entry | undefined): Ways | undefined {
  if (!like) return { from: ["any"], to: ["any"] };
  const [from, to] = [zonesOf(like.inbound), zonesOf(like.outbound)];
  const isLimited = [like.states, like.fragments, like.conditions].some((part) => part !== undefined);
  if (!from || !to || isLimited) return undefined;
  return { from, to, ...(like.schedule ? { schedule: like.schedule.value } : {}) };
}

function zonesOf(match: InterfaceMatch | undefined): readonly string[] | undefined {
  if (!match) return ["any"];
  return match.negated ? undefined : match.names.map((name) => name.value);
}

function statementsOf(entry: NewEntry, ways: Ways, services: readonly string[] | undefined): Statement[] {
  const list = (key: string, values: readonly string[]): Statement => ({ path: [key], values, isList: true });
  const one = (key: string, value: string): Statement => ({ path: [key], values: [value], isList: false });
  return [
    list("from", ways.from),
    list("to", ways.to),
    list("source", addressesOf(entry.sources)),
    list("destination", addressesOf(entry.destinations)),
    list("source-user", ["any"]),
    list("application", ["any"]),
    list("service", services ?? ["any"]),
    ...(ways.schedule ? [one("schedule", ways.schedule)] : []),
    one("action", entry.action === "permit" ? "allow" : "deny"),
    // What says nothing of its log is logged.
    ...(entry.log || entry.action === "deny" ? [one("log-end", entry.log ? "yes" : "no")] : []),
  ];
}

function addressesOf(ranges: readonly IpRange[]): readonly string[] {
  const families = new Set(ranges.filter(isEvery).map((range) => range.family));
  if (ranges.length === 0 || families.size === 2) return ["any"];
  return ranges.map((range) => (isEvery(range) ? (range.family === 4 ? "0.0.0.0/0" : "::/0") : formatRange(range)));
}

/** Rules name services, so each needs an object; only TCP, UDP and SCTP have one. */
function serviceName({ protocol, ports = [0, 65_535] }: NewService, made: Map<string, NewThing>): string | undefined {
  const [kind] = (["tcp", "udp", "sctp"] as const).filter((each) => protocolNumber[each] === protocol);
  if (!kind) return undefined;
  const parts: string[] = [];
  for (let at = 0; at + 1 < ports.length; at += 2)
    parts.push(ports[at] === ports[at + 1] ? `${ports[at]}` : `${ports[at]}-${ports[at + 1]}`);
  if (kind === "tcp" && parts.join() === "443") return "service-https";
  const name = `only-${kind}-${parts.join("-")}`;
  if (name.length > 63) return undefined;
  made.set(name, {
    name,
    statements: [{ path: ["protocol", kind, "port"], values: [parts.join(",")], isList: false }],
  });
  return name;
}
