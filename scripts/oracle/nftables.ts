import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { nftables } from "../../server/src/formats/nftables/index.ts";
import { written } from "../../test/formats/nftables/samples.ts";
import { sharedPath } from "../../test/support/shared.ts";
import { madeRuleSet } from "./nftables-rules.ts";
import type { OracleFormat, RuleSet } from "./rule-set.ts";

/** Rule sets of the families that see packets. */
export const nftablesOracle: OracleFormat = {
  id: "nftables",
  programs: { nft: "nftables" },
  *ruleSets(generated, seed) {
    for (const folder of ["corpus/nftables", "golden/families"]) {
      const path = sharedPath(folder);
      if (path) yield* filesIn(path, folder);
    }
    yield { name: "our written rule set", text: written, kind: "nft" };
    for (let at = 0; at < generated; at++)
      yield { name: `made from ${seed + at}`, text: madeRuleSet(seed + at), kind: "nft" };
  },
};

/** What changes packets before or while they are judged shows the filter another packet than the one that was sent. */
const changesPackets = /\b(?:dnat|snat|masquerade|redirect|tproxy|notrack|[sd]addr set|dport set)\b/;

/** Files that hook a chain to where packets pass; the others decide nothing by themselves. */
function* filesIn(folder: string, name: string): Generator<RuleSet> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const text = readFileSync(path, "utf8");
    if (nftables.recognise({ path, text }) < 0.5 || changesPackets.test(text)) continue;
    if (!/hook (?:prerouting|input|forward|output|postrouting)/.test(text)) continue;
    yield { name: `${name}/${relative(folder, path)}`, text, kind: "nft" };
  }
}
