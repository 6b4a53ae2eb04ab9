import type { Reading } from "../format.ts";
import { headOf } from "../head.ts";
import { type Assembled, configurationsOf } from "./configuration.ts";
import type { Draft, SetDraft } from "./draft.ts";
import { readLines } from "./lines.ts";

/** The machines of the file with their chains as they stand in it, and the sets. */
export interface IptablesSyntax {
  readonly hosts: readonly Assembled[];
  readonly sets: ReadonlyMap<string, SetDraft>;
}

/** Reads what iptables-save, ip6tables-save and `iptables -S` print, and ufw's rules. */
export function readIptables(text: string): Reading<IptablesSyntax> {
  const draft = readLines(text);
  const hosts = configurationsOf(draft, headOf(text));
  countUnread(draft, hosts);
  return {
    configurations: hosts.map(({ configuration }) => configuration),
    unread: draft.unread,
    lines: draft.lines,
    problems: draft.problems,
    syntax: { hosts, sets: draft.sets },
  };
}

/** Rules are read last, when all chains are known; the lines of those that say more than was understood count as unread. */
function countUnread(draft: Draft, hosts: readonly Assembled[]): void {
  for (const { chains } of hosts)
    for (const { rules } of chains)
      for (const { unread } of rules) {
        if (unread.length === 0) continue;
        draft.lines.read--;
        draft.lines.unread++;
        for (const span of unread) draft.unread.push({ span, about: "filters" });
      }
  draft.unread.sort((a, b) => a.span.start - b.span.start);
}
