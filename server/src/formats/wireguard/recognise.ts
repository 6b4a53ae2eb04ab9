import type { Sample } from "../format.ts";
import { readWireGuard } from "./read.ts";

/** How sure it is that the text is a WireGuard file: its sections are [Interface] and [Peer], with WireGuard's keys in them. */
export function recogniseWireGuard({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (!/^[ \t\ufeff]*\[[ \t]*(?:Interface|Peer)[ \t]*\]/im.test(head)) return 0;
  const telling = new Set([...head.matchAll(tellingKeys)].map((match) => match[1]?.toLowerCase()));
  if (!isMostlyRead(head)) return 0.3;
  if (telling.size > 0) return telling.size > 1 ? 1 : 0.9;
  return /^[ \t]*(?:Address|ListenPort|PostUp)[ \t]*=/im.test(head) ? 0.5 : 0.2;
}

const sampleLength = 65_536;

/** Keys that no other format has below such headers. */
const tellingKeys = /^[ \t]*(PrivateKey|PublicKey|PresharedKey|AllowedIPs|PersistentKeepalive)[ \t]*=/gim;

/** A script or a page that only quotes a file holds more than its lines. */
function isMostlyRead(head: string): boolean {
  const { read, unread } = readWireGuard(head).lines;
  return unread <= read;
}
