import type { Authentication, Proposal } from "../../../model/vpn.ts";
import { type Block, block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located, Span, Stated } from "../../../text/span.ts";
import { encryptionName, integrityName } from "../algorithms.ts";
import { digitsBlock, type PendingCertificate } from "../certificate-digits.ts";
import { ignored, ignoredBlock } from "../ignored.ts";
import { define, refer } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import { cryptoKinds, type Draft, filterKinds } from "./draft.ts";

export type ProposalDraft = {
  -readonly [Key in keyof Proposal]: Proposal[Key] extends readonly (infer Item)[] ? Item[] : Proposal[Key];
};

/** What tunnels are made of, as statements give it. */
export interface CryptoDraft {
  readonly policies: { readonly proposal: ProposalDraft; authentication?: Authentication }[];
  readonly proposals: Map<string, ProposalDraft>;
  readonly profiles: Map<string, ProfileDraft>;
  readonly entries: ProfileDraft[];
  readonly keys: { readonly peer: string | undefined; readonly span: Span }[];
  /** IKEv2 and ISAKMP profiles: how the two ends prove themselves. */
  readonly proofs: Map<string, { readonly authentication: Authentication[]; certificate?: Located<string> }>;
}

/** An IPsec profile, or an entry of a crypto map. */
export interface ProfileDraft {
  readonly name: Located<string>;
  readonly map?: string;
  readonly dynamic?: Located<string>;
  readonly isDynamic?: true;
  span: Span;
  readonly sets: Located<string>[];
  pfs?: Stated<number>;
  proof?: Located<string>;
  list?: Located<string>;
  /** ` set ip access-group LIST in`: what comes out of the tunnel is held against it. */
  filter?: Located<string>;
  readonly peers: Located<string>[];
}

export function emptyCryptoDraft(): CryptoDraft {
  return { policies: [], proposals: new Map(), profiles: new Map(), entries: [], keys: [], proofs: new Map() };
}

/** `crypto {isakmp | ikev2 | ipsec | map | dynamic-map | keyring | pki | …} …` */
export function readCrypto(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "isakmp":
      return readIsakmp(words, draft);
    case "ikev2":
      return readIkev2(words, draft);
    case "ipsec":
      return readIpsec(words, draft);
    case "map":
      return readMapEntry(words, draft, false);
    case "dynamic-map":
      return readMapEntry(words, draft, true);
    case "keyring":
      return readKeyring(words, draft);
    case "pki":
    case "ca":
      return readPki(words, draft);
    case "call":
    case "ctcp":
    case "engine":
    case "fips":
    case "gdoi":
    case "identity":
    case "key":
    case "logging":
    case "mib":
    case "provisioning":
    case "ssl":
    case "tls-tunnel":
    case "vpn":
    case "xauth":
      return ignoredBlock;
    default:
      return "unknown";
  }
}

function emptyProposal(phase: "ike" | "data", version: 1 | 2, words: Words): ProposalDraft {
  return { phase, version, encryption: [], integrity: [], groups: [], span: words.statement };
}

/** `isakmp {policy N | key SECRET address A | profile NAME | …}` */
function readIsakmp(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "policy": {
      words.skip();
      const policy: CryptoDraft["policies"][number] = { proposal: emptyProposal("ike", 1, words) };
      draft.crypto.policies.push(policy);
      return block(policyStatements, policy, { strangers: "unread" });
    }
    case "key": {
      if ((words.is("0") || words.is("6")) && words.left > 3) words.skip();
      words.skip();
      let peer: string | undefined;
      if (words.accept("address") || words.accept("hostname")) {
        words.accept("ipv6");
        peer = words.take();
      }
      draft.crypto.keys.push({ peer, span: words.statement });
      words.rest();
      return undefined;
    }
    case "profile":
      return readProof(words, draft, "ISAKMP profile");
    case "aggressive-mode":
    case "client":
    case "default":
    case "diagnose":
    case "disconnect-revoked-peers":
    case "enable":
    case "fragmentation":
    case "identity":
    case "invalid-spi-recovery":
    case "keepalive":
    case "nat":
    case "peer":
    case "xauth":
      return ignoredBlock;
    default:
      return "unknown";
  }
}

type PolicyItem = CryptoDraft["policies"][number];

const policyStatements: ReadonlyMap<string, Reader<PolicyItem>> = new Map<string, Reader<PolicyItem>>([
  ...ignored("lifetime prf match no proposal"),
  ["encr", (words, { proposal }) => readAlgorithm(words, proposal.encryption, encryptionName)],
  ["encryption", (words, { proposal }) => readAlgorithm(words, proposal.encryption, encryptionName)],
  ["hash", (words, { proposal }) => readAlgorithm(words, proposal.integrity, integrityName)],
  ["integrity", (words, { proposal }) => readAlgorithm(words, proposal.integrity, integrityName)],
  ["group", (words, { proposal }) => readGroups(words, proposal)],
  [
    "authentication",
    (words, policy) => {
      const span = words.statement;
      const method = words.take() === "pre-share" ? "pre-shared-key" : "certificate";
      policy.authentication = { method, of: "both", span };
      return undefined;
    },
  ],
]);

/** ` encryption aes 256`, ` encryption aes-cbc-256 aes-gcm-128`, ` hash sha256` */
function readAlgorithm(words: Words, list: Stated<string>[], nameOf: (word: string) => string): Outcome {
  if (words.done) return "unknown";
  while (!words.done && !words.is("!")) list.push(takeAlgorithm(words, nameOf));
  return undefined;
}

/** `aes 256` is one algorithm in two words */
function takeAlgorithm(words: Words, nameOf: (word: string) => string): Stated<string> {
  const first = words.takeLocated();
  const size = words.is("128") || words.is("192") || words.is("256") ? words.take() : "";
  const value = size ? `${first.value}-${size}` : nameOf(first.value.replace("aes-cbc", "aes"));
  return { value, span: words.since(first.span.start) };
}

function readGroups(words: Words, proposal: ProposalDraft): Outcome {
  while (!words.done) {
    const group = readGroup(words);
    if (!group) break;
    proposal.groups.push(group);
  }
  return proposal.groups.length > 0 ? undefined : "unknown";
}

/** `14` or `group14` */
function readGroup(words: Words): Stated<number> | undefined {
  const span = words.span();
  const word = words.peek();
  const value = parseNatural(word.startsWith("group") ? word.slice(5) : word, 99);
  if (value === undefined) return undefined;
  words.skip();
  return { value, span };
}

/** `ikev2 {proposal | policy | profile | keyring} NAME` */
function readIkev2(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "proposal": {
      const name = words.takeLocated();
      define(draft, "crypto", name, words, "IKEv2 proposal", false);
      const policy: PolicyItem = { proposal: emptyProposal("ike", 2, words) };
      draft.crypto.policies.push(policy);
      return block(policyStatements, policy, { strangers: "unread" });
    }
    case "profile":
      return readProof(words, draft, "IKEv2 profile");
    case "keyring":
      return readKeyring(words, draft);
    case "policy":
    case "authorization":
    case "certificate-cache":
    case "client":
    case "cluster":
    case "cookie-challenge":
    case "diagnose":
    case "disconnect-revoked-peers":
    case "dpd":
    case "fragmentation":
    case "http-url":
    case "limit":
    case "name-mangler":
    case "nat":
    case "window":
      return ignoredBlock;
    default:
      return "unknown";
  }
}

type Proof = { readonly authentication: Authentication[]; certificate?: Located<string> };

/** `crypto {isakmp | ikev2} profile NAME`: how the two ends prove themselves */
function readProof(words: Words, draft: Draft, title: string): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "crypto", name, words, title, false);
  const proof: Proof = { authentication: [] };
  draft.crypto.proofs.set(name.value, proof);
  return block(proofStatements, { draft, proof }, { strangers: "unread" });
}

const proofStatements: ReadonlyMap<string, Reader<{ readonly draft: Draft; readonly proof: Proof }>> = new Map<
  string,
  Reader<{ readonly draft: Draft; readonly proof: Proof }>
>([
  ...ignored(`
    aaa accounting anyconnect client config-exchange config-mode description dpd identity initiate isakmp ivrf keepalive
    lifetime local-address match nat no qos-group reconnect redirect self-identity send-lifetime shutdown
    virtual-template vrf
  `),
  [
    "authentication",
    (words, { proof }) => {
      const of = words.is("local") ? "local" : words.is("remote") ? "remote" : "both";
      if (of !== "both") words.skip();
      const span = words.statement;
      const word = words.take();
      const method = word === "pre-share" ? "pre-shared-key" : word === "eap" ? "eap" : "certificate";
      proof.authentication.push({ method, of, span });
      words.rest();
      return undefined;
    },
  ],
  [
    "keyring",
    (words, { draft, proof }) => {
      words.accept("local");
      words.accept("aaa");
      if (words.done) return "unknown";
      const span = words.statement;
      refer(draft, cryptoKinds, words.takeLocated());
      if (proof.authentication.length === 0) proof.authentication.push({ method: "pre-shared-key", of: "both", span });
      words.rest();
      return undefined;
    },
  ],
  [
    "pki",
    (words, { draft, proof }) => {
      if (!words.accept("trustpoint") || words.done) return "unknown";
      proof.certificate = refer(draft, ["certificate"], words.takeLocated());
      words.rest();
      return undefined;
    },
  ],
  [
    "ca",
    (words, { draft }) =>
      words.accept("trust-point") && !words.done ? void refer(draft, ["certificate"], words.takeLocated()) : "unknown",
  ],
]);

/** `crypto keyring NAME`, `crypto ikev2 keyring NAME`: pre-shared keys by peer */
function readKeyring(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  words.rest();
  define(draft, "crypto", name, words, "keyring", false);
  return block(keyringStatements, draft, { strangers: "unread" });
}

const keyringStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignored("description local-address no rsa-pubkey"),
  [
    "pre-shared-key",
    (words, draft) => {
      let peer: string | undefined;
      if (words.accept("address") || words.accept("hostname")) peer = words.take();
      draft.crypto.keys.push({ peer, span: words.statement });
      words.rest();
      return undefined;
    },
  ],
  ["peer", (words, draft) => (words.done ? "unknown" : keyringPeer(draft))],
]);

function keyringPeer(draft: Draft): Block {
  return block(peerStatements, { draft, peer: undefined as string | undefined }, { strangers: "unread" });
}

const peerStatements: ReadonlyMap<string, Reader<{ readonly draft: Draft; peer: string | undefined }>> = new Map<
  string,
  Reader<{ readonly draft: Draft; peer: string | undefined }>
>([
  ...ignored("description hostname identity no"),
  [
    "address",
    (words, item) => {
      item.peer = words.take();
      words.rest();
      return undefined;
    },
  ],
  [
    "pre-shared-key",
    (words, { draft, peer }) => {
      draft.crypto.keys.push({ peer, span: words.statement });
      words.rest();
      return undefined;
    },
  ],
]);

/** `ipsec {transform-set NAME … | profile NAME | …}` */
function readIpsec(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "transform-set":
      return readTransformSet(words, draft);
    case "profile": {
      const name = words.takeLocated();
      if (name.value === "") return "unknown";
      define(draft, "crypto", name, words, "IPsec profile", true);
      const profile: ProfileDraft = { name, span: words.statement, sets: [], peers: [] };
      draft.crypto.profiles.set(name.value, profile);
      return block(profileStatements, { draft, profile }, { strangers: "unread" });
    }
    case "client":
    case "df-bit":
    case "fragmentation":
    case "nat-transparency":
    case "optional":
    case "security-association":
      return ignoredBlock;
    default:
      return "unknown";
  }
}

/** `transform-set NAME esp-aes 256 esp-sha-hmac`, with ` mode tunnel` below */
function readTransformSet(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "crypto", name, words, "transform set", true);
  const proposal = emptyProposal("data", 1, words);
  draft.crypto.proposals.set(name.value, proposal);
  while (/^(esp|ah)-/.test(words.peek())) {
    const first = words.takeLocated();
    const hash = /^(?:esp|ah)-(sha|md5|sha256|sha384|sha512)-hmac$/.exec(first.value)?.[1];
    const size = words.is("128") || words.is("192") || words.is("256") ? words.take() : undefined;
    const span = words.since(first.span.start);
    if (hash) proposal.integrity.push({ value: integrityName(hash), span });
    else {
      const cipher = first.value.slice(first.value.indexOf("-") + 1);
      proposal.encryption.push({ value: size ? `${cipher}-${size}` : encryptionName(cipher), span });
    }
  }
  if (words.accept("comp-lzs")) words.rest();
  return block(new Map<string, Reader<Draft>>(ignored("mode require no")), draft, { strangers: "unread" });
}

interface ProfileItem {
  readonly draft: Draft;
  readonly profile: ProfileDraft;
}

const profileStatements: ReadonlyMap<string, Reader<ProfileItem>> = new Map<string, Reader<ProfileItem>>([
  ...ignored("default description no qos reverse-route responder-only dialer redundancy"),
  ["set", readSet],
  [
    "match",
    (words, { draft, profile }) => {
      if (!words.accept("address")) return "ignored";
      words.accept("ipv6");
      if (words.done) return "unknown";
      profile.list = refer(draft, filterKinds, words.takeLocated());
      return undefined;
    },
  ],
]);

/** ` set {peer A | transform-set NAME… | pfs GROUP | ikev2-profile NAME | isakmp-profile NAME | …}` */
function readSet(words: Words, { draft, profile }: ProfileItem): Outcome {
  switch (words.take()) {
    case "peer":
      if (words.done) return "unknown";
      profile.peers.push(words.takeLocated());
      words.rest();
      return undefined;
    case "transform-set":
      while (!words.done && !words.is("!")) profile.sets.push(refer(draft, cryptoKinds, words.takeLocated()));
      return undefined;
    case "pfs": {
      const group = readGroup(words);
      profile.pfs = group ?? { value: 1, span: words.statement };
      return undefined;
    }
    case "ip": {
      if (!words.accept("access-group") || words.done) return "unknown";
      const list = refer(draft, filterKinds, words.takeLocated(), {
        whenUndefined: "the tunnel then carries everything",
      });
      if (words.accept("in")) profile.filter = list;
      else if (!words.accept("out")) return "unknown";
      return undefined;
    }
    case "ikev2-profile":
    case "isakmp-profile":
      if (words.done) return "unknown";
      profile.proof = refer(draft, cryptoKinds, words.takeLocated());
      return undefined;
    case "dialer":
    case "identity":
    case "nat":
    case "reverse-route":
    case "security-association":
    case "security-policy":
    case "session-key":
    case "transform":
      return "ignored";
    default:
      return "unknown";
  }
}

/** `crypto map NAME N ipsec-isakmp [dynamic NAME]`, `crypto dynamic-map NAME N` */
function readMapEntry(words: Words, draft: Draft, isDynamic: boolean): Outcome {
  if (words.accept("ipv6")) words.accept("ipv6");
  const map = words.takeLocated();
  const number = words.takeLocated();
  if (parseNatural(number.value, 65535) === undefined)
    return /^(client|isakmp|local-address|isakmp-profile|redundancy|gdoi)$/.test(number.value) ? "ignored" : "unknown";
  words.accept("ipsec-isakmp") || words.accept("ipsec-manual") || words.accept("gdoi");
  define(draft, "crypto", map, words, isDynamic ? "dynamic crypto map" : "crypto map", true);
  let dynamic: Located<string> | undefined;
  if (words.accept("dynamic") && !words.done) dynamic = refer(draft, cryptoKinds, words.takeLocated());
  words.accept("discover");
  if (words.accept("profile")) words.skip();
  const profile: ProfileDraft = {
    name: { value: `${map.value} ${number.value}`, span: { start: map.span.start, end: number.span.end } },
    map: map.value,
    ...(dynamic ? { dynamic } : {}),
    ...(isDynamic ? { isDynamic } : {}),
    span: words.statement,
    sets: [],
    peers: [],
  };
  draft.crypto.entries.push(profile);
  return block(profileStatements, { draft, profile }, { strangers: "unread" });
}

/** `pki {trustpoint NAME | certificate chain NAME | …}` */
function readPki(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "trustpoint": {
      const name = words.takeLocated();
      if (name.value === "") return "unknown";
      define(draft, "certificate", name, words, "trustpoint", false);
      return block(trustpoint, draft, { strangers: "unread" });
    }
    case "certificate":
      if (!words.accept("chain")) return ignoredBlock;
      if (words.done) return "unknown";
      return block(chain, { draft, name: refer(draft, ["certificate"], words.takeLocated()) }, { strangers: "unread" });
    default:
      return ignoredBlock;
  }
}

const trustpoint: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>(
  ignored(`
    auth auto-enroll auto-trigger chain-validation crl default eku enrollment fingerprint fqdn grant hash ip-address
    ip-extension issuer-name keypair lifetime match no ocsp on password primary query rekey regenerate revocation-check
    root rsakeypair serial-number show source storage subject-alt-name subject-name url usage validation-usage vrf
    database storage
  `),
);

const chain: ReadonlyMap<string, Reader<{ readonly draft: Draft; readonly name: Located<string> }>> = new Map<
  string,
  Reader<{ readonly draft: Draft; readonly name: Located<string> }>
>([
  [
    "certificate",
    (words, { draft, name }) => {
      const authority = words.accept("ca");
      if (words.is("self-signed") || words.is("rollback") || words.is("ra-encrypt") || words.is("ra-sign"))
        words.skip();
      if (words.done) return "unknown";
      words.skip();
      // `nvram:NAME.cer` keeps the certificate out of the configuration.
      if (!words.done) {
        words.skip();
        return undefined;
      }
      const pending: PendingCertificate = { name, authority, span: words.statement, digits: [] };
      draft.pendingCertificates.push(pending);
      return digitsBlock(pending);
    },
  ],
]);
