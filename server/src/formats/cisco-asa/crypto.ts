import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import { ignored, ignoredBlock } from "../cisco/ignored.ts";
import { define, refer, takeReference } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { type ProposalDraft, parseGroup } from "../cisco/proposals.ts";
import { readCertificateStatement } from "./certificates.ts";
import { type Draft, filterKinds, takeZone } from "./draft.ts";
import { readIkePolicy, readIpsecProposal, readTransformSet } from "./proposals.ts";

/** What IPsec tunnels are made of, as statements give it. */
export interface CryptoDraft {
  /** By version and number. */
  readonly ikePolicies: Map<string, ProposalDraft>;
  readonly dataProposals: Map<string, ProposalDraft>;
  /** Entries of crypto maps and of dynamic maps, by map and number. */
  readonly entries: Map<string, MapEntryDraft>;
  readonly mapInterfaces: { readonly map: string; readonly interface: Located<string> }[];
  readonly profiles: Map<string, ProfileDraft>;
  /** Interfaces that answer key exchanges, by version. */
  readonly ikeInterfaces: { readonly version: 1 | 2; readonly interface: Located<string> }[];
  readonly remoteAccessCertificates: Located<string>[];
  /** PIX keeps pre-shared keys outside tunnel groups; by peer, as written. */
  readonly keys: { readonly peer: Located<string>; readonly span: Span }[];
}

export interface MapEntryDraft extends ProfileDraft {
  readonly map: string;
  readonly number: number;
  readonly isDynamic: boolean;
  list?: Located<string>;
  readonly peers: Located<string>[];
  /** The dynamic map that this entry of a crypto map stands for. */
  dynamic?: Located<string>;
}

/** What a map's entry and an IPsec profile have in common. */
export interface ProfileDraft {
  /** The words that name it. */
  readonly name: Located<string>;
  span: Span;
  readonly proposals: Located<string>[];
  readonly certificates: Located<string>[];
  pfs?: Stated<number>;
}

export function emptyCryptoDraft(): CryptoDraft {
  return {
    ikePolicies: new Map(),
    dataProposals: new Map(),
    entries: new Map(),
    mapInterfaces: [],
    profiles: new Map(),
    ikeInterfaces: [],
    remoteAccessCertificates: [],
    keys: [],
  };
}

/** `crypto {map | dynamic-map | ipsec | ikev1 | ikev2 | isakmp | ca} …` */
export function readCrypto(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "map":
      return readMap(words, draft, false);
    case "dynamic-map":
      return readMap(words, draft, true);
    case "ipsec":
      return readIpsec(words, draft);
    case "ikev1":
    case "isakmp":
      return readIke(words, draft, 1);
    case "ikev2":
      return readIke(words, draft, 2);
    case "ca":
      return readCertificateStatement(words, draft);
    case "key":
    case "engine":
      return "ignored";
    default:
      return "unknown";
  }
}

/** `crypto map NAME {N … | interface IF}`, `crypto dynamic-map NAME N …` */
function readMap(words: Words, draft: Draft, isDynamic: boolean): Outcome {
  const map = words.takeLocated();
  if (words.accept("interface")) {
    if (words.done) return "unknown";
    refer(draft, ["crypto"], map);
    draft.crypto.mapInterfaces.push({ map: map.value, interface: takeZone(words, draft) });
    return undefined;
  }
  // `crypto map NAME client …` belongs to clients of PIX.
  if (words.is("client")) return "ignored";
  const number = parseNatural(words.peek(), 65535);
  if (number === undefined) return "unknown";
  define(draft, "crypto", map, words, isDynamic ? "dynamic crypto map" : "crypto map", true);
  const end = words.span().end;
  words.skip();
  const entry = entryDraft(draft, words, map, number, isDynamic, end);
  entry.span = { start: entry.span.start, end: words.statement.end };
  switch (words.take()) {
    case "match":
      if (!words.accept("address") || words.done) return "unknown";
      entry.list = refer(draft, filterKinds, words.takeLocated());
      return undefined;
    case "set":
      return readSet(words, draft, entry, entry.peers);
    case "ipsec-isakmp":
      if (words.accept("dynamic")) entry.dynamic = takeReference(words, draft, ["crypto"]);
      return undefined;
    default:
      return "unknown";
  }
}

function entryDraft(
  draft: Draft,
  words: Words,
  map: Located<string>,
  number: number,
  isDynamic: boolean,
  end: number,
): MapEntryDraft {
  const key = `${isDynamic ? "dynamic " : ""}${map.value} ${number}`;
  const known = draft.crypto.entries.get(key);
  if (known) return known;
  const name = { value: `${map.value} ${number}`, span: { start: map.span.start, end } };
  const made: MapEntryDraft = {
    map: map.value,
    number,
    isDynamic,
    name,
    span: words.statement,
    peers: [],
    proposals: [],
    certificates: [],
  };
  draft.crypto.entries.set(key, made);
  return made;
}

/** `set {peer A… | [ikev1] transform-set NAME… | ikev2 ipsec-proposal NAME… | pfs [GROUP] | trustpoint NAME | …}` */
function readSet(words: Words, draft: Draft, entry: ProfileDraft, peers: Located<string>[]): Outcome {
  switch (words.take()) {
    case "peer":
      while (!words.done) peers.push(words.takeLocated());
      return undefined;
    case "transform-set":
      return takeProposals(words, draft, entry);
    case "ikev1":
      if (words.accept("transform-set")) return takeProposals(words, draft, entry);
      return words.is("phase1-mode") ? "ignored" : "unknown";
    case "ikev2":
      if (words.accept("ipsec-proposal")) return takeProposals(words, draft, entry);
      return /^(pre-shared-key|mode|local-identity)$/.test(words.peek()) ? "ignored" : "unknown";
    case "pfs": {
      const span = words.statement;
      entry.pfs = parseGroup(words) ?? {
        value: 2,
        span,
        implied: "set pfs without a group means group 2 (14 from 9.13 on)",
      };
      return undefined;
    }
    case "trustpoint":
      entry.certificates.push(takeReference(words, draft, ["certificate"]));
      words.accept("chain");
      return undefined;
    case "security-association":
    case "nat-t-disable":
    case "reverse-route":
    case "connection-type":
    case "phase1-mode":
    case "df-bit":
    case "tfc-packets":
    case "validate-icmp-errors":
    case "inheritance":
      return "ignored";
    default:
      return "unknown";
  }
}

function takeProposals(words: Words, draft: Draft, entry: ProfileDraft): Outcome {
  if (words.done) return "unknown";
  while (!words.done && !words.is("!")) entry.proposals.push(takeReference(words, draft, ["crypto"]));
  return undefined;
}

/** `crypto ipsec {[ikev1] transform-set … | ikev2 ipsec-proposal … | profile … | security-association …}` */
function readIpsec(words: Words, draft: Draft): Outcome {
  const ikev1 = words.accept("ikev1");
  if (words.accept("transform-set")) return readTransformSet(words, draft);
  if (!ikev1 && words.acceptPair("ikev2", "ipsec-proposal")) return readIpsecProposal(words, draft);
  if (words.accept("profile")) {
    const name = words.takeLocated();
    if (name.value === "") return "unknown";
    define(draft, "crypto", name, words, "IPsec profile", true);
    const profile: ProfileDraft = { name, span: words.statement, proposals: [], certificates: [] };
    draft.crypto.profiles.set(name.value, profile);
    return block(profileStatements, { draft, profile }, { strangers: "unread" });
  }
  return /^(security-association|fragmentation|df-bit|ikev2|inner-routing-lookup)$/.test(words.peek())
    ? "ignored"
    : "unknown";
}

interface ProfileItem {
  readonly draft: Draft;
  readonly profile: ProfileDraft;
}

const profileStatements: ReadonlyMap<string, Reader<ProfileItem>> = new Map<string, Reader<ProfileItem>>([
  ...ignored("responder-only"),
  ["set", (words, { draft, profile }) => readSet(words, draft, profile, [])],
]);

/** `crypto {ikev1 | ikev2 | isakmp} {enable IF … | policy N | remote-access trustpoint NAME | …}` */
export function readIke(words: Words, draft: Draft, version: 1 | 2): Outcome {
  switch (words.take()) {
    case "policy":
      return readIkePolicy(words, draft, version);
    case "enable":
      if (words.done) return "unknown";
      draft.crypto.ikeInterfaces.push({ version, interface: takeZone(words, draft) });
      words.rest();
      return undefined;
    case "remote-access":
      if (!words.accept("trustpoint")) return "unknown";
      draft.crypto.remoteAccessCertificates.push(takeReference(words, draft, ["certificate"]));
      return undefined;
    case "key":
      // isakmp key SECRET address PEER [netmask MASK] …: only whose it is
      words.skip();
      if (!words.accept("address")) return "unknown";
      draft.crypto.keys.push({ peer: words.takeLocated(), span: words.statement });
      words.rest();
      return undefined;
    case "":
      return "unknown";
    default:
      return ignoredBlock;
  }
}
