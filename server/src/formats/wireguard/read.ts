import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import { type IniLine, type IniSection, readIni } from "../../syntax/ini.ts";
import type { Span } from "../../text/span.ts";
import type { Reading } from "../format.ts";
import { headOf } from "../head.ts";
import type { Draft, DraftPeer, Taken } from "./draft.ts";
import { filtersOf } from "./filters.ts";
import { newHost } from "./host.ts";
import { readInterfaceKey } from "./interface-keys.ts";
import { commentedName, statedName } from "./names.ts";
import { readPeerKey } from "./peer-keys.ts";
import { shownSpan } from "./secrets.ts";
import { definitionsOf, interfacesOf, sectionSpan, vpnOf } from "./tunnel.ts";
import { isInterface, isPeer, tunnelName } from "./tunnel-name.ts";

/** The file's sections and lines. */
export type WireGuardSyntax = readonly IniSection[];

/** A number sign starts a comment, anywhere in a line, and nothing is quoted. */
const conf = { lineComments: "#", inlineComments: "#", quotes: false };

/** Reads a configuration of wg-quick or wg. */
export function readWireGuard(text: string): Reading<WireGuardSyntax> {
  const syntax = readIni(text, conf);
  const draft: Draft = {
    host: newHost(tunnelName(syntax)),
    addresses: [],
    peers: [],
    unread: [],
    problems: [],
  };
  const counts = { total: 0, read: 0, ignored: 0, unread: 0 };
  const count = (taken: Taken, span: Span) => {
    counts.total++;
    counts[taken]++;
    const told = (draft.unread.at(-1)?.span.start ?? -1) >= span.start;
    if (taken === "unread" && !told) draft.unread.push({ span: shownSpan(text, span), about: "vpn" });
  };

  let above: IniLine | undefined;
  for (const section of syntax) {
    const peer = isPeer(section) ? newPeer(section, above) : undefined;
    if (peer) draft.peers.push(peer);
    if (section.header) count(readHeader(section), section.header.span);
    for (const line of section.lines) count(readLine(text, line, section, peer, draft), line.span);
    above = section.lines.at(-1);
  }

  const configurations = [configurationOf(text, syntax, draft)];
  return { configurations, unread: draft.unread, lines: counts, problems: draft.problems, syntax };
}

function newPeer(section: IniSection, above: IniLine | undefined): DraftPeer {
  return { section, name: commentedName(section, above), span: sectionSpan(section), allowed: [], lists: [] };
}

function readHeader(section: IniSection): Taken {
  const { header } = section;
  return (isInterface(section) || isPeer(section)) && header?.closed && !header.rest ? "read" : "unread";
}

function readLine(text: string, line: IniLine, section: IniSection, peer: DraftPeer | undefined, draft: Draft): Taken {
  if (line.kind === "blank" || line.kind === "comment") return "ignored";
  if (line.kind !== "entry") return "unread";
  if (peer) return readPeerKey(text, line, peer, draft);
  return isInterface(section) ? readInterfaceKey(text, line, draft) : "unread";
}

function configurationOf(text: string, syntax: WireGuardSyntax, draft: Draft): Configuration {
  const own = syntax.find((section) => isInterface(section));
  const empty = emptyConfiguration("wireguard", "WireGuard", headOf(text));
  if (!own && draft.peers.length === 0) return { ...empty, fragment: true };
  const { tunnel, routes, translations } = draft.host;
  const hostname = own && statedName(own);
  return {
    ...empty,
    subjects: ["vpn"],
    fragment: !own,
    ...(hostname ? { hostname } : {}),
    interfaces: interfacesOf(own, draft),
    zones: [{ name: tunnel, interfaces: [tunnel], kind: "tunnel" }],
    // wg-quick routes the peers' networks into the tunnel, but the host may know nearer ways to parts of them.
    routes,
    translations,
    ...filtersOf(draft),
    vpns: [vpnOf(own, draft)],
    definitions: definitionsOf(own, draft),
  };
}
