import type { Format } from "../format.ts";
import { formatId, vendor } from "./configuration.ts";
import { type IptablesSyntax, readIptables } from "./read.ts";
import { recogniseIptables } from "./recognise.ts";

/** Rules of the Linux packet filter as iptables-save writes them, and what is written the same way. */
export const iptables: Format<IptablesSyntax> = {
  id: formatId,
  name: vendor,
  languageId: "iptables",
  usualNames: ["*.rules", "rules.v4", "rules.v6", "iptables-save*", "ip6tables-save*", "user.rules", "user6.rules"],
  reads: [],
  recognise: recogniseIptables,
  read: (text) => readIptables(text),
  spell: () => undefined,
};
