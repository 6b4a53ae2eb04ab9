import type { Format } from "../format.ts";
import { formatId, vendor } from "./configuration.ts";
import { readNftables } from "./read.ts";
import { recogniseNftables } from "./recognise.ts";
import { spellChange } from "./spell.ts";
import type { NftSyntax } from "./syntax.ts";

/** Rule sets of nftables, as listed by the kernel or written by hand. */
export const nftables: Format<NftSyntax> = {
  id: formatId,
  name: vendor,
  languageId: "nftables",
  usualNames: ["*.nft", "nftables.conf", "**/nftables.d/*.conf"],
  reads: [
    "tables of the families ip, ip6 and inet; those of arp, bridge and netdev are known and not judged",
    "base chains by hook and priority, each of which must accept; other chains, jump, goto and return, chains in braces",
    "matches on addresses, interfaces, protocols, ports, ICMP, TCP flags, connection state, with ranges, prefixes, sets and concatenations",
    "sets and maps, named and in place; maps of verdicts as one entry for each element; sets that rules add to are uncertain",
    "limits, quotas, marks, times and whatever else a file cannot tell of a packet: the verdict then depends",
    "variables, add, create, insert, delete and flush in the order of the file; included files are not followed",
    "masquerading, source and destination translation",
  ],
  recognise: recogniseNftables,
  read: (text) => readNftables(text),
  spell: spellChange,
};
