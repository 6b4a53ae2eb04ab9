import type { Format } from "../format.ts";
import { formatId, vendor } from "./configuration.ts";
import { type IptablesSyntax, readIptables } from "./read.ts";
import { recogniseIptables } from "./recognise.ts";
import { spell } from "./spell/index.ts";

/** Rules of the Linux packet filter as iptables-save writes them, and what is written the same way. */
export const iptables: Format<IptablesSyntax> = {
  id: formatId,
  name: vendor,
  languageId: "iptables",
  usualNames: [
    "iptables*.rules",
    "rules.v4",
    "rules.v6",
    "iptables-save*",
    "ip6tables-save*",
    "user.rules",
    "user6.rules",
  ],
  reads: [
    "what iptables-save and ip6tables-save print, with counters or without, and `iptables -S`; both families in one file, and dumps of several machines",
    "ufw's user, before and after rules, with the chains that ufw puts around them",
    "tables: filter, which decides what passes; mangle, raw and security where something in them drops; nat for what it translates",
    "chains with policies, calls, goto and return; -A, -I, -R, -D, -N, -P, -F and -X",
    "addresses, masks, ranges and interfaces; protocols, ports, port lists, ICMP types and TCP flags, negated ones too",
    "connection states; connections that NOTRACK keeps out of the table",
    "what each LOG, NFLOG and ULOG rule logs, and so whether a rule that permits or denies leaves a log line",
    "ipset commands beside the rules; a set that is not in the file makes a match uncertain",
    "limits, marks, owners, MAC addresses, countries, strings and all else that only the running system can judge: known as conditions, which leave a verdict open",
  ],
  recognise: recogniseIptables,
  read: (text) => readIptables(text),
  spell,
};
