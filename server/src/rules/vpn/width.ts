import type { Entry } from "../../model/filter.ts";
import { both } from "../../net/blocks.ts";
import type { Ip } from "../../net/ip.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { type Ranges, union } from "../../net/ranges.ts";
import { addressCount, wideStretch } from "../breadth.ts";
import { isEveryService, reachOf } from "../network/reach.ts";
import type { Opening } from "../openings.ts";
import { newBetween } from "../packets.ts";
import type { RuleContext, Severity } from "../rule.ts";
import { addressWords, serviceWords } from "../wording.ts";
import type { Declared } from "./declared.ts";

/** How an entry lets a VPN too far. */
export interface Width {
  /** "any address by any protocol" */
  readonly words: string;
  readonly severity: Severity;
  /** By itself, not only with what other entries add. */
  readonly alone: boolean;
}

/** An entry that lets more pass than is declared: wrong however narrow it is. */
export function beyond(opening: Opening, entry: Entry, declared: Declared, context: RuleContext): Width {
  return { words: `${wordsOf(opening, entry, context)}, more than ${declared.words}`, severity: "error", alone: true };
}

/** What nobody declared is judged by itself: every address, a whole private range, or every protocol is too much. */
export function tooWide(opening: Opening, entry: Entry, declared: Declared, context: RuleContext): Width | undefined {
  const { packets } = context.traffic.matches(entry);
  const words = wordsOf(opening, entry, context);
  const own = destinationsOf(packets);
  const stretch = wideStretch(own);
  if (!declared.systems && (stretch !== undefined || stretchTogether(opening, context) !== undefined))
    return { words, severity: "error", alone: stretch !== undefined };
  if (declared.services || !reachOf(opening, newBetween({}), context).everyService) return undefined;
  const severity = addressCount(own) > aFewHosts ? "error" : "warning";
  return { words, severity, alone: isEveryService(packets) };
}

const aFewHosts = 256;

function wordsOf(opening: Opening, entry: Entry, context: RuleContext): string {
  const { packets } = context.traffic.matches(entry);
  const own = destinationsOf(packets);
  const where = wideStretch(own) ?? stretchTogether(opening, context) ?? addressWords(own);
  const { everyService } = reachOf(opening, newBetween({}), context);
  return `${where} by ${everyService ? "any protocol" : serviceWords(both(packets, newBetween({})))}`;
}

/** What the entries for the same packets open between them. */
function stretchTogether({ passages: [passage] }: Opening, { traffic }: RuleContext): string | undefined {
  return passage.certain ? wideStretch(traffic.spread(passage, "destination")) : undefined;
}

/** Both families in one set: IPv4 as numbers, IPv6 as bigints behind them. */
function destinationsOf(packets: PacketSet): Ranges<Ip> {
  const sets: { 4: Ranges<Ip>; 6: Ranges<Ip> } = { 4: [], 6: [] };
  for (const { family, destination } of packets)
    sets[family] = union<Ip>(sets[family], destination ?? (family === 4 ? [0, 0xffff_ffff] : [0n, (1n << 128n) - 1n]));
  return [...sets[4], ...sets[6]];
}
