import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { ignored, ignoredBlock } from "../cisco/ignored.ts";
import { define, refer, takeReference } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { type Draft, otherKinds, zoneKinds } from "./draft.ts";
import { takePolicy } from "./group-policies.ts";
import { ipsec } from "./peer-proof.ts";
import type { TunnelGroupDraft } from "./vpn-draft.ts";

export interface TunnelItem {
  readonly draft: Draft;
  readonly group: TunnelGroupDraft;
}

const place = { strangers: "unread" } as const;

/** `tunnel-group NAME {type TYPE | general-attributes | ipsec-attributes | webvpn-attributes | ppp-attributes}` */
export function readTunnelGroup(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  const what = words.take();
  if (what === "") return "unknown";
  const group = tunnelGroupDraft(draft, name, words);
  switch (what) {
    case "type":
      group.type = words.take();
      return undefined;
    case "general-attributes":
      return block(general, { draft, group }, place);
    case "ipsec-attributes":
      return block(ipsec, { draft, group }, place);
    case "webvpn-attributes":
      return block(web, { draft, group }, place);
    case "ppp-attributes":
      return ignoredBlock;
    default:
      return "unknown";
  }
}

function tunnelGroupDraft(draft: Draft, name: Located<string>, words: Words): TunnelGroupDraft {
  define(draft, "tunnel", name, words, "tunnel group", false);
  const known = draft.vpn.tunnelGroups.get(name.value);
  if (known) {
    known.span = { start: known.span.start, end: words.statement.end };
    known.lastPart = words.statement.start;
    return known;
  }
  const group: TunnelGroupDraft = {
    name,
    span: words.statement,
    lastPart: words.statement.start,
    userChecks: [],
    peerChecks: [],
    certificates: [],
  };
  draft.vpn.tunnelGroups.set(name.value, group);
  return group;
}

const general: ReadonlyMap<string, Reader<TunnelItem>> = new Map<string, Reader<TunnelItem>>([
  ...ignored(`
    annotation authenticated-session-username authentication-attr-from-server authorization-dn-attributes
    authorization-required dhcp-server nat-assigned-to-public-ip override-account-disable password-management
    scep-enrollment secondary-username-from-certificate strip-group strip-realm username-from-certificate
    username-from-certificate-choice secondary-username-from-certificate-choice no
  `),
  ["address-pool", readPools],
  ["ipv6-address-pool", readPools],
  ["authentication-server-group", (words, item) => readUserServer(words, item)],
  ["secondary-authentication-server-group", (words, item) => readUserServer(words, item)],
  ["authorization-server-group", readOtherServer],
  [
    "accounting-server-group",
    (words, { draft, group }) => {
      group.accounting = takeReference(words, draft, ["server-group"]);
      return undefined;
    },
  ],
  [
    "default-group-policy",
    (words, { draft, group }) => {
      if (words.done) return "unknown";
      group.policy = takePolicy(words, draft);
      return undefined;
    },
  ],
]);

/** ` address-pool [(IF)] NAME…` */
function readPools(words: Words, { draft }: TunnelItem): Outcome {
  skipInterface(words, draft);
  while (!words.done) takeReference(words, draft, ["pool"]);
  return undefined;
}

/** ` [secondary-]authentication-server-group [(IF)] {NAME | none} [LOCAL] [use-primary-username]` */
function readUserServer(words: Words, { draft, group }: TunnelItem): Outcome {
  skipInterface(words, draft);
  if (words.done) return "unknown";
  const span = words.span();
  const server = takeServer(words, draft);
  group.userChecks.push(
    server === "none" ? { method: "none", of: "user", span } : { method: "password", of: "user", span, server },
  );
  words.accept("LOCAL");
  words.accept("use-primary-username");
  return undefined;
}

function readOtherServer(words: Words, { draft }: TunnelItem): Outcome {
  skipInterface(words, draft);
  takeServer(words, draft);
  return undefined;
}

/** A server group by its name; `LOCAL` is the device itself. */
function takeServer(words: Words, draft: Draft): string {
  const name = words.takeLocated();
  if (name.value === "none" || name.value === "") return "none";
  refer(draft, ["server-group"], name, name.value === "LOCAL" ? { builtIn: true } : undefined);
  return name.value;
}

function skipInterface(words: Words, draft: Draft): void {
  const word = words.peek();
  if (!word.startsWith("(") || !word.endsWith(")")) return;
  const { start, end } = words.span();
  refer(draft, zoneKinds, { value: word.slice(1, -1), span: { start: start + 1, end: end - 1 } });
  words.skip();
}

const web: ReadonlyMap<string, Reader<TunnelItem>> = new Map<string, Reader<TunnelItem>>([
  ...ignored(`
    customization dns-group external-browser group-alias group-url nbns-server override-svc-download
    pre-fill-username proxy-auth radius-reject-message secondary-pre-fill-username without-csd no
  `),
  [
    "authentication",
    (words, { group }) => {
      const { start } = words.span();
      const methods: string[] = [];
      while (/^(aaa|certificate|saml|multiple-certificate)$/.test(words.peek())) methods.push(words.take());
      if (methods.length === 0) return "unknown";
      group.web = { methods, span: words.since(start) };
      return undefined;
    },
  ],
  [
    "saml",
    (words) => {
      words.rest();
      return undefined;
    },
  ],
  [
    "hic-fail-group-policy",
    (words, { draft }) => {
      takePolicy(words, draft);
      return undefined;
    },
  ],
]);

/** `tunnel-group-map [enable …] | NAME N TUNNEL-GROUP | default-group TUNNEL-GROUP`: which certificates lead where */
export function readTunnelGroupMap(words: Words, draft: Draft): Outcome {
  if (words.is("enable")) return "ignored";
  if (words.accept("default-group")) {
    if (words.left > 1) words.skip();
    takeTunnelGroup(words, draft);
    return undefined;
  }
  return readCertificateRule(words, draft);
}

/** `MAP N TUNNEL-GROUP` */
export function readCertificateRule(words: Words, draft: Draft): Outcome {
  if (words.left < 3 || parseNatural(words.peek(1), 65535) === undefined) return "unknown";
  refer(draft, otherKinds, words.takeLocated());
  words.skip();
  takeTunnelGroup(words, draft);
  return undefined;
}

const builtInGroups = new Set(["DefaultRAGroup", "DefaultL2LGroup", "DefaultWEBVPNGroup"]);

function takeTunnelGroup(words: Words, draft: Draft): Located<string> {
  const name = words.takeLocated();
  return refer(draft, ["tunnel"], name, builtInGroups.has(name.value) ? { builtIn: true } : undefined);
}
