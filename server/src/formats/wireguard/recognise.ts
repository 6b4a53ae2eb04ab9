import type { Sample } from "../format.ts";

/** How sure it is that the text is a WireGuard file: its sections are [Interface] and [Peer], with WireGuard's keys in them. */
export function recogniseWireGuard({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  const sections = [...head.matchAll(/^[ \t\ufeff]*\[[ \t]*([^\]\r\n]{1,60})\]/gm)].map((match) =>
    match[1]?.trim().toLowerCase(),
  );
  if (!sections.some((name) => name === "interface" || name === "peer")) return 0;
  const foreign = sections.filter((name) => name !== "interface" && name !== "peer").length;
  const telling = new Set([...head.matchAll(tellingKeys)].map((match) => match[1]?.toLowerCase()));
  if (telling.size === 0)
    return sections.includes("interface") && /^[ \t]*(?:Address|ListenPort)[ \t]*=/im.test(head) ? 0.5 : 0.2;
  return foreign > 0 ? 0.4 : telling.size > 1 ? 1 : 0.9;
}

const sampleLength = 65_536;

/** Keys that no other format has below such headers. */
const tellingKeys = /^[ \t]*(PrivateKey|PublicKey|PresharedKey|AllowedIPs|PersistentKeepalive)[ \t]*=/gim;
