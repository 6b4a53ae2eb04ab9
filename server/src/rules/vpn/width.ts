import type { Entry } from "../../model/filter.ts";
import type { Ip } from "../../net/ip.ts";
import type { PacketSet } from "../../net/packet-set.ts";
import { type Ranges, union } from "../../net/ranges.ts";
import { addressCount, wideStretch } from "../breadth.ts";
import type { Reach } from "../network/reach.ts";
import type { Reached } from "../network/together.ts";
import type { RuleContext, Severity } from "../rule.ts";
import { addressWords } from "../wording.ts";
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
export function beyond({ reach }: Reached, entry: Entry, declared: Declared, context: RuleContext): Width {
  return { words: `${wordsOf(entry, context, reach)}, more than ${declared.words}`, severity: "error", alone: true };
}

/** What nobody declared is judged by itself: every address, a whole private range, or every protocol is too much. */
export function tooWide(reached: Reached, entry: Entry, declared: Declared, context: RuleContext): Width | undefined {
  const { reach, together } = reached;
  const own = destinationsOf(context.traffic.matches(entry).packets);
  const words = wordsOf(entry, context, reach);
  if (!declared.systems && (wideStretch(own) !== undefined || reach.to.any))
    return { words, severity: "error", alone: !together };
  if (declared.services || !reach.everyService) return undefined;
  return { words, severity: addressCount(own) > aFewHosts ? "error" : "warning", alone: !together };
}

const aFewHosts = 256;

function wordsOf(entry: Entry, context: RuleContext, reach: Reach): string {
  const own = destinationsOf(context.traffic.matches(entry).packets);
  const where = reach.to.any ? "any address" : (wideStretch(own) ?? addressWords(own));
  return `${where} by ${reach.services === "every service" ? "any protocol" : reach.services}`;
}

/** Both families in one set: IPv4 as numbers, IPv6 as bigints behind them. */
function destinationsOf(packets: PacketSet): Ranges<Ip> {
  const sets: { 4: Ranges<Ip>; 6: Ranges<Ip> } = { 4: [], 6: [] };
  for (const { family, destination } of packets)
    sets[family] = union<Ip>(sets[family], destination ?? (family === 4 ? [0, 0xffff_ffff] : [0n, (1n << 128n) - 1n]));
  return [...sets[4], ...sets[6]];
}
