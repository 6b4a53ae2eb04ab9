import type { Difference, VerdictChange } from "../model/difference.ts";
import type { Decision } from "../model/traffic.ts";
import { formatRange } from "../net/ip.ts";
import { formatPacket } from "../net/packet.ts";
import { recordOfPacket } from "../net/packet-record.ts";
import { type PacketBlock, rangesOf } from "../net/packet-set.ts";
import type { LineIndex } from "../text/lines.ts";
import { blockWords, commas } from "./block-words.ts";
import { quoteLine } from "./frame.ts";
import { counted } from "./report.ts";

/** Two versions of one configuration, compared. */
export interface Comparison {
  readonly file: string;
  /** Which of a file's configurations, where it holds several. */
  readonly device?: string;
  readonly before: LineIndex;
  readonly after: LineIndex;
  readonly difference: Difference;
}

/** One cause: the same entries decide on all these ways. */
interface Cause {
  readonly first: VerdictChange;
  readonly ways: readonly string[];
}

const mostWays = 4;
const mostBlocks = 3;

/** What is newly permitted and newly denied, for people. */
export function differenceText(comparisons: readonly Comparison[]): string {
  const changed = comparisons.filter(({ difference }) => difference.changes.length > 0 || !difference.complete);
  if (changed.length === 0) return "No packet is treated differently.\n";
  return changed.map(comparisonText).join("\n");
}

function comparisonText({ file, device, before, after, difference }: Comparison): string {
  const lines = [device === undefined ? file : `${file} (${device})`];
  for (const { first, ways } of causesOf(difference.changes)) {
    const sign = first.change === "newly-permitted" ? "+" : "-";
    const sure = first.certain ? "" : ", depending on what the files do not tell";
    lines.push(`  ${sign} ${first.change.replace("-", " ")}${sure}: ${commas(ways, mostWays)}`);
    for (const block of first.packets.slice(0, mostBlocks)) lines.push(`      ${blockWords(block)}`);
    if (first.packets.length > mostBlocks)
      lines.push(`      and ${counted(first.packets.length - mostBlocks, "more set")}`);
    lines.push(`      such as ${formatPacket(first.witness)}`);
    // What denies ends the way; what permits at the same place is the other half of the change.
    const place = (first.change === "newly-permitted" ? first.before : first.after).length - 1;
    lines.push(
      `      before: ${decisionWords(first.before[place] ?? first.before.at(-1), before)}`,
      `      now:    ${decisionWords(first.after[place] ?? first.after.at(-1), after)}`,
    );
  }
  if (!difference.complete) lines.push("  Too complex to compare to the end: there may be more.");
  return `${lines.join("\n")}\n`;
}

/** The same entries before and after are one cause, on however many ways. */
function causesOf(changes: readonly VerdictChange[]): Cause[] {
  const byEntries = new Map<string, { first: VerdictChange; ways: Set<string> }>();
  for (const change of changes) {
    const deciding = [change.before, change.after].map((by) =>
      by.map(({ entry, filter }) => entry?.span.start ?? filter?.name.value ?? "-"),
    );
    const key = `${change.change} ${change.certain} ${deciding.map((each) => each.join()).join("|")}`;
    const known = byEntries.get(key);
    if (known) known.ways.add(wayWords(change));
    else byEntries.set(key, { first: change, ways: new Set([wayWords(change)]) });
  }
  return [...byEntries.values()].map(({ first, ways }) => {
    const named = [...ways].filter((way) => !way.includes(unnamed));
    return { first, ways: named.length > 0 ? named : [...ways] };
  });
}

/** What ends of ways are called that a file does not name: said only where nothing else is. */
const unnamed = "another interface";

function wayWords({ filter, inbound, outbound }: VerdictChange): string {
  if (filter !== undefined) return `list ${filter}`;
  return `${inbound ?? "the device"} to ${outbound ?? "the device"}`;
}

function decisionWords(decision: Decision | undefined, lines: LineIndex): string {
  if (!decision) return "no list stands in the way";
  if (decision.entry?.implied !== undefined) return decision.entry.implied;
  if (decision.entry) {
    const line = lines.lineAt(decision.entry.span.start);
    return `line ${line + 1}: ${quoteLine(lines.lineText(line)).trim()}`;
  }
  if (decision.filter) return `no entry of ${decision.filter.name.value}`;
  return decision.checkpoint?.otherwise.implied ?? "no entry";
}

/** The same as plain data, for programs. */
export function differenceJson(comparisons: readonly Comparison[]): object {
  return {
    version: 1,
    complete: comparisons.every(({ difference }) => difference.complete),
    changes: comparisons.flatMap(({ file, device, before, after, difference }) =>
      difference.changes.map((change) => ({
        file,
        ...(device === undefined ? {} : { device }),
        ...(change.filter === undefined ? {} : { filter: change.filter }),
        ...(change.inbound === undefined ? {} : { inbound: change.inbound }),
        ...(change.outbound === undefined ? {} : { outbound: change.outbound }),
        change: change.change,
        certain: change.certain,
        packets: change.packets.map(blockJson),
        witness: recordOfPacket(change.witness),
        before: entryLines(change.before, before),
        after: entryLines(change.after, after),
      })),
    ),
  };
}

function blockJson(block: PacketBlock): object {
  const { source, destination, ...rest } = block;
  return {
    ...rest,
    ...(source ? { source: rangesOf(source).map(formatRange) } : {}),
    ...(destination ? { destination: rangesOf(destination).map(formatRange) } : {}),
  };
}

/** 1-based numbers of the deciding entries' lines. */
function entryLines(by: readonly Decision[], lines: LineIndex): number[] {
  return by.flatMap(({ entry }) => (entry && entry.implied === undefined ? [lines.lineAt(entry.span.start) + 1] : []));
}
