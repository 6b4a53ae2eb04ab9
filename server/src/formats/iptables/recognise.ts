import type { Sample } from "../format.ts";
import { readLines } from "./lines.ts";

/** How sure it is that the text is a set of iptables rules. */
export function recogniseIptables({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (!/^[ \t\ufeff]*(?:\*(?:filter|nat|mangle|raw|security)[ \t]*$|-[APN] )/m.test(head)) return 0;
  const { lines, tables } = readLines(head);
  const chains = tables.reduce((count, { chains: own }) => count + own.size, 0);
  if (lines.unread > lines.read) return 0.3;
  if (tables.some(({ name }) => name)) return chains > 0 || lines.read > 1 ? 0.98 : 0.6;
  return chains > 0 ? 0.9 : 0;
}

const sampleLength = 65_536;
