import type { Format } from "../format.ts";
import { readWireGuard, type WireGuardSyntax } from "./read.ts";
import { recogniseWireGuard } from "./recognise.ts";
import { spellChange } from "./spell.ts";

/** WireGuard configurations of wg-quick and wg. */
export const wireGuard: Format<WireGuardSyntax> = {
  id: "wireguard",
  name: "WireGuard",
  languageId: "wireguard",
  usualNames: ["**/wg*.conf", "**/wireguard/*.conf"],
  reads: [
    "[Interface]: addresses, port, DNS, MTU, table, firewall mark; of the private key, only where it stands",
    "PreUp and PostUp: what iptables, ip6tables, nft, ufw, firewall-cmd and ip commands filter, translate and route; commands that may do more are unread",
    "PreDown and PostDown: known, not reviewed",
    "[Peer]: allowed addresses, endpoint, keepalive; of the keys, only where they stand",
    "Comments that name a peer or the file",
  ],
  recognise: recogniseWireGuard,
  read: (text) => readWireGuard(text),
  spell: spellChange,
};
