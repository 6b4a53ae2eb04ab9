import type { Configuration } from "../model/configuration.ts";
import type { Filter } from "../model/filter.ts";
import type { Decision, Traffic, Verdict } from "../model/traffic.ts";
import { packetOfRecord } from "../net/packet-record.ts";
import { tracePacket } from "../review/trace.ts";
import { trafficOnce } from "../review/traffic.ts";
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
    const { configurations } = file.reading;
    const oneList = values.filter === undefined ? undefined : listNamed(values.filter, configurations, terminal);
    if (values.filter !== undefined && !oneList) return 2;
    const lines = new LineIndex(file.text);
    let wrong = 0;
    let number = 0;
    for await (const line of linesOf(terminal.input)) {
      number++;
      if (line.trim() === "") continue;
      const answer = verdictOn(line, configurations, oneList);
      if (typeof answer === "string") {
        terminal.note(`line ${number}: ${answer}`);
        wrong++;
      } else terminal.print(`${JSON.stringify(shown(answer, lines))}\n`);
    }
    return wrong > 0 ? 2 : 0;
  },
};

interface OneList {
  readonly traffic: Traffic;
  readonly filter: Filter;
}

interface Answer {
  readonly record: object;
  readonly verdict: Verdict;
}

function listNamed(name: string, configurations: readonly Configuration[], terminal: Terminal): OneList | undefined {
  for (const configuration of configurations) {
    const filter = configuration.filters.find((each) => each.name.value === name);
    if (filter) return { traffic: trafficOnce(configuration), filter };
  }
  const names = configurations.flatMap(({ filters }) => filters.map((filter) => filter.name.value));
  const nearest = nearestName(name, names);
  terminal.note(`there is no list ${name}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`);
  return undefined;
}

/** The verdict on one line of input, or what is wrong with it. */
function verdictOn(
  line: string,
  configurations: readonly Configuration[],
  oneList: OneList | undefined,
): Answer | string {
  if (line.length > longestLine) return "too long for a packet";
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return "not JSON";
  }
  if (!oneList) {
    const traced = tracePacket(configurations, record);
    return typeof traced === "string" ? traced : { record: record as object, verdict: traced.verdict };
  }
  const packet = packetOfRecord(record);
  if (typeof packet === "string") return packet;
  return { record: record as object, verdict: oneList.traffic.verdictOf(oneList.filter, packet) };
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
