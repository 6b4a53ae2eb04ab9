import type { IniEntry } from "../../syntax/ini.ts";
import { readAllowedIps } from "./allowed-ips.ts";
import type { Draft, DraftPeer, Taken } from "./draft.ts";
import { expect, isPort } from "./interface-keys.ts";

/** A line of `[Peer]`. */
export function readPeerKey(text: string, line: IniEntry, peer: DraftPeer, draft: Draft): Taken {
  const value = line.value.value.toLowerCase();
  switch (line.key.value.toLowerCase()) {
    case "publickey":
      peer.key ??= line.key.span;
      return "read";
    case "presharedkey":
      return "read";
    case "persistentkeepalive":
      return expect(value === "off" || isPort(value), line, "a number of seconds or off", draft);
    case "endpoint":
      return readEndpoint(line, peer, draft);
    case "allowedips":
      return readNetworks(text, line, peer, draft);
    default:
      return "unread";
  }
}

/** `Endpoint = vpn.example.net:51820` or `[2001:db8::1]:51820` */
function readEndpoint(line: IniEntry, peer: DraftPeer, draft: Draft): Taken {
  const shape = /^(?:\[([0-9a-f:.]+)(?:%[^\]]*)?\]|([^\s:[\]]+)):([0-9]{1,5})$/i.exec(line.value.value);
  const host = shape?.[1] ?? shape?.[2];
  if (host === undefined || !isPort(shape?.[3] ?? "")) return expect(false, line, "a host and a port", draft);
  const start = line.value.span.start + (shape?.[1] === undefined ? 0 : 1);
  peer.endpoint = { value: host, span: { start, end: start + host.length } };
  return "read";
}

function readNetworks(text: string, line: IniEntry, peer: DraftPeer, draft: Draft): Taken {
  const { allowed, unclear } = readAllowedIps(text, line.value);
  for (const each of allowed) peer.allowed.push(each);
  peer.lists.push(line.value.span);
  for (const span of unclear) {
    draft.unread.push({ span, about: "filters" });
    draft.problems.push({ span, message: "expected a network such as 10.0.0.0/24" });
  }
  return unclear.length === 0 ? "read" : "unread";
}
