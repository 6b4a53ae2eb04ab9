import type { PacketBlock } from "../net/packet-set.ts";
import type { Ranges } from "../net/ranges.ts";
import { addressWords, serviceWords } from "../rules/wording.ts";

const mostRanges = 3;

/** `10.0.0.0/8 to any address: tcp/443 (HTTPS), from port 1024-65535` */
export function blockWords(block: PacketBlock): string {
  const source = block.source ? addressWords(block.source) : "any address";
  const destination = block.destination ? addressWords(block.destination) : "any address";
  const from = block.sourcePort ? `, from port ${rangeWords(block.sourcePort)}` : "";
  const family = block.source || block.destination ? "" : ` (IPv${block.family})`;
  return `${source} to ${destination}: ${serviceWords([block])}${from}${family}`;
}

function rangeWords(set: Ranges): string {
  const parts: string[] = [];
  for (let at = 0; at < set.length; at += 2)
    parts.push(set[at] === set[at + 1] ? `${set[at]}` : `${set[at]}-${set[at + 1]}`);
  return commas(parts, mostRanges);
}

/** `a, b and 3 more` */
export function commas(words: readonly string[], most: number): string {
  return words.length <= most ? words.join(", ") : `${words.slice(0, most).join(", ")} and ${words.length - most} more`;
}
