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
    "[Interface]: addresses, port, DNS, MTU, table, firewall mark; the private key is passed over",
    "PreUp and PostUp: iptables, ip6tables, ip and ufw commands that filter, translate or route; others are unread",
    "PreDown and PostDown: known, not reviewed",
    "[Peer]: allowed addresses, endpoint, keepalive; of keys, only where they stand",
    "Comments that name a peer or the file",
  ],
  recognise: recogniseWireGuard,
  read: (text) => readWireGuard(text),
  spell: spellChange,
};
