import type { Configuration } from "../../model/configuration.ts";
import type { Entry, Filter } from "../../model/filter.ts";
import type { PacketBlock } from "../../net/packet-set.ts";
import { blockWords } from "../../report/block-words.ts";
import { trafficOnce } from "../../review/traffic.ts";
import { listed } from "../../rules/wording.ts";
import type { LineIndex } from "../../text/lines.ts";
import { prose } from "../markdown.ts";

const mostBlocks = 5;
const mostLines = 6;

/** What of an entry's packets gets past the entries before it; undefined for the first entry, which gets all. */
export function stillMatches(
  configuration: Configuration,
  filter: Filter,
  entry: Entry,
  lines: LineIndex,
): string | undefined {
  const before = filter.entries.slice(0, filter.entries.indexOf(entry)).filter((other) => !other.disabled);
  if (before.length === 0) return undefined;
  const traffic = trafficOnce(configuration);
  const dead = traffic.dead(filter).dead.find((each) => each.entry === entry);
  if (dead) return `**Nothing gets to it**: ${hiddenBy(dead.hiddenBy, lines)}.`;
  const { packets, certain, complete } = traffic.effective(filter, entry);
  if (complete && packets.length === 0) return "**Nothing gets to it**: earlier entries take all of it.";
  if (complete && traffic.without(traffic.matches(entry).packets, packets)?.length === 0)
    return certain && !before.some(isOpenCall) ? "All of it gets past the entries before it." : undefined;
  const calls = before.some(isOpenCall) ? ", less what the lists decide that are asked before it" : "";
  if (!complete)
    return `Too complex to say all that gets past the entries before it; among it:\n\n${blocksIn(packets)}`;
  const sure = certain ? "" : " at most, for parts of this are known only to the running device";
  return `Past the entries before it gets${sure}${calls}:\n\n${blocksIn(packets)}`;
}

function hiddenBy(entries: readonly Entry[], lines: LineIndex): string {
  const stated = entries.filter(({ implied }) => implied === undefined);
  const numbers = stated.map(({ span }) => String(lines.lineAt(span.start) + 1));
  if (numbers.length === 0) return "what the vendor puts before it takes all of it";
  return numbers.length === 1
    ? `hidden by line ${numbers[0]}`
    : `hidden by lines ${listed(numbers, mostLines)} together`;
}

/** An entry that asks another list and goes on when that decides nothing. */
function isOpenCall({ action }: Entry): boolean {
  return action.value.kind === "call" && action.value.goto !== true;
}

function blocksIn(packets: readonly PacketBlock[]): string {
  const shown = packets.slice(0, mostBlocks).map((block) => `- ${prose(blockWords(block))}`);
  const more = packets.length - shown.length;
  return [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}
