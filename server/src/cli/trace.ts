import type { Configuration } from "../model/configuration.ts";
import type { Filter } from "../model/filter.ts";
import type { Decision, Traffic, Verdict } from "../model/traffic.ts";
import { trafficOf } from "../model/traffic-of.ts";
import { packetOfRecord } from "../net/packet-record.ts";
import { nearestName } from "../site/nearest.ts";
import { LineIndex } from "../text/lines.ts";
import { readArguments, UsageError } from "./arguments.ts";
import { readKnownFile } from "./known-file.ts";
import type { Command, Terminal } from "./terminal.ts";

/** A packet may be this long as text; longer lines are not packets. */
const longestLine = 10_000;

export const trace: Command = {
  name: "trace",
  usage: "FILE [--filter NAME]",
  summary: "read packets as JSON lines on standard input and print each with its verdict and the lines that decide it",
  options: [
    "--filter NAME   ask one list alone; otherwise the way from in_iface to out_iface through everything bound there",
    'a packet: {"in_iface":"outside","out_iface":"inside","src":"…","dst":"…","proto":"tcp","sport":1234,"dport":443,"state":"new"}',
    '"in_iface":null, with an out_iface, is a packet of the device itself',
    'what a packet leaves out is not stated; a verdict that would need it is "depends"',
  ],
  async run(words, terminal) {
    const { values, positionals } = readArguments(words, { filter: { type: "string" } });
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new UsageError("trace takes one file");
    const file = readKnownFile(name, terminal);
    if (!file) return 2;
    const asked = file.reading.configurations.map((configuration) => ({
      configuration,
      traffic: trafficOf(configuration),
    }));
    const oneList = values.filter === undefined ? undefined : listNamed(values.filter, asked, terminal);
    if (values.filter !== undefined && !oneList) return 2;
    const lines = new LineIndex(file.text);
    let wrong = 0;
    let number = 0;
    for await (const line of linesOf(terminal.input)) {
      number++;
      if (line.trim() === "") continue;
      const answer = verdictOn(line, asked, oneList);
      if (typeof answer === "string") {
        terminal.note(`line ${number}: ${answer}`);
        wrong++;
      } else terminal.print(`${JSON.stringify(shown(answer, lines))}\n`);
    }
    return wrong > 0 ? 2 : 0;
  },
};

interface Asked {
  readonly configuration: Configuration;
  readonly traffic: Traffic;
}

interface OneList {
  readonly traffic: Traffic;
  readonly filter: Filter;
}

interface Answer {
  readonly record: object;
  readonly verdict: Verdict;
}

function listNamed(name: string, asked: readonly Asked[], terminal: Terminal): OneList | undefined {
  for (const { configuration, traffic } of asked) {
    const filter = configuration.filters.find((each) => each.name.value === name);
    if (filter) return { traffic, filter };
  }
  const names = asked.flatMap(({ configuration }) => configuration.filters.map((filter) => filter.name.value));
  const nearest = nearestName(name, names);
  terminal.note(`there is no list ${name}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`);
  return undefined;
}

/** The verdict on one line of input, or what is wrong with it. */
function verdictOn(line: string, asked: readonly Asked[], oneList: OneList | undefined): Answer | string {
  if (line.length > longestLine) return "too long for a packet";
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return "not JSON";
  }
  const packet = packetOfRecord(record);
  if (typeof packet === "string") return packet;
  const { in_iface: inbound, out_iface: outbound } = record as { in_iface?: unknown; out_iface?: unknown };
  if (oneList) return { record: record as object, verdict: oneList.traffic.verdictOf(oneList.filter, packet) };
  const way = { ...nameAt("inbound", inbound), ...nameAt("outbound", outbound) };
  const device = asked.find(({ configuration }) => knowsWay(configuration, way)) ?? asked[0];
  if (!device) return "the file holds no configuration";
  const unknown = [way.inbound, way.outbound].find((end) => end !== undefined && !hasEnd(device.configuration, end));
  if (unknown !== undefined) return `the file has no interface or zone ${unknown}`;
  // What comes in by nothing, and says so, is the device's own.
  const own = inbound === null && way.outbound !== undefined ? "from-device" : undefined;
  return { record: record as object, verdict: device.traffic.verdict(packet, way, own) };
}

function nameAt<K extends "inbound" | "outbound">(side: K, value: unknown): { [P in K]?: string } {
  return (typeof value === "string" ? { [side]: value } : {}) as { [P in K]?: string };
}

function knowsWay(configuration: Configuration, way: { inbound?: string; outbound?: string }): boolean {
  return [way.inbound, way.outbound].every((end) => end === undefined || hasEnd(configuration, end));
}

/** Whether the configuration speaks of an interface, zone or tunnel of that name. */
function hasEnd(configuration: Configuration, name: string): boolean {
  return (
    configuration.moreInterfaces === true ||
    configuration.zones.some(
      (zone) => zone.name.value === name || zone.interfaces.some((each) => each.value === name),
    ) ||
    configuration.interfaces.some((each) => each.name.value === name) ||
    configuration.checkpoints.some((point) =>
      point.inbound?.names.concat(point.outbound?.names ?? []).some((each) => each.value === name),
    ) ||
    configuration.filters.some((filter) =>
      filter.entries.some((entry) =>
        [entry.inbound, entry.outbound].some((match) =>
          match?.names.some((each) => each.value === name || each.value.endsWith("*")),
        ),
      ),
    )
  );
}

function shown({ record, verdict }: Answer, lines: LineIndex): object {
  const deciding = verdict.by.flatMap((decision) => linesDeciding(decision, lines));
  return {
    ...record,
    verdict: verdict.verdict,
    lines: [...new Set(deciding)],
    ...(verdict.dependsOn.length > 0 ? { dependsOn: verdict.dependsOn } : {}),
  };
}

/** 1-based numbers of the entries, those that called the deciding one first. */
function linesDeciding({ entry, via }: Decision, lines: LineIndex): number[] {
  const entries = [...(via ?? []), ...(entry && entry.implied === undefined ? [entry] : [])];
  return entries.map((each) => lines.lineAt(each.span.start) + 1);
}

async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of input) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
  if (rest !== "") yield rest;
}
