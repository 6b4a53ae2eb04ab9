import type { Proposal } from "../../model/vpn.ts";
import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located, Stated } from "../../text/span.ts";
import { encryptionName, integrityName } from "../cisco/algorithms.ts";
import { ignored } from "../cisco/ignored.ts";
import type { IkeDefaults } from "../cisco/ike-defaults.ts";
import { define } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import type { Draft } from "./draft.ts";

export type ProposalDraft = {
  -readonly [Key in keyof Proposal]: Proposal[Key] extends readonly (infer Item)[] ? Item[] : Proposal[Key];
};

export function emptyProposal(phase: "ike" | "data", version: 1 | 2, words: Words): ProposalDraft {
  return { phase, version, encryption: [], integrity: [], groups: [], span: words.statement };
}

/** `crypto {ikev1 | ikev2 | isakmp} policy N`, with algorithms below */
export function readIkePolicy(words: Words, draft: Draft, version: 1 | 2): Outcome {
  if (parseNatural(words.peek(), 65535) === undefined) return "unknown";
  const number = words.take();
  const key = `${version} ${number}`;
  const policy = draft.crypto.ikePolicies.get(key) ?? emptyProposal("ike", version, words);
  draft.crypto.ikePolicies.set(key, policy);
  // PIX writes the whole policy on lines of its own.
  if (words.done) return block(ikeStatements, policy, { strangers: "unread" });
  const reader = ikeStatements.get(words.peek());
  if (!reader) return "unknown";
  words.skip();
  return reader(words, policy);
}

const ikeStatements: ReadonlyMap<string, Reader<ProposalDraft>> = new Map<string, Reader<ProposalDraft>>([
  ...ignored("authentication lifetime prf"),
  [
    "encryption",
    (words, policy) =>
      takeEach(words, (word) => policy.encryption.push({ ...word, value: encryptionName(word.value) })),
  ],
  [
    "hash",
    (words, policy) => takeEach(words, (word) => policy.integrity.push({ ...word, value: integrityName(word.value) })),
  ],
  [
    "integrity",
    (words, policy) => takeEach(words, (word) => policy.integrity.push({ ...word, value: integrityName(word.value) })),
  ],
  ["group", readGroups],
]);

function takeEach(words: Words, each: (word: Located<string>) => void): Outcome {
  if (words.done) return "unknown";
  while (!words.done && !words.is("!")) each(words.takeLocated());
  return undefined;
}

/** ` group 14 5 2` */
function readGroups(words: Words, policy: ProposalDraft): Outcome {
  while (!words.done) {
    const group = parseGroup(words);
    if (!group) break;
    policy.groups.push(group);
  }
  return policy.groups.length > 0 ? undefined : "unknown";
}

/** `14` or `group14` */
export function parseGroup(words: Words): Stated<number> | undefined {
  const span = words.span();
  const word = words.peek();
  const value = parseNatural(word.startsWith("group") ? word.slice(5) : word, 99);
  if (value === undefined) return undefined;
  words.skip();
  return { value, span };
}

/** What an ASA uses where a policy of IKE version 1 does not say. */
export const ikeDefaults: IkeDefaults = { encryption: "3des", integrity: "sha1", group: 2 };

/** `crypto ipsec [ikev1] transform-set NAME esp-aes-256 esp-sha-hmac`, `… NAME mode transport` */
export function readTransformSet(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "crypto", name, words, "transform set", true);
  const known = draft.crypto.dataProposals.get(name.value);
  const proposal = known ?? emptyProposal("data", 1, words);
  draft.crypto.dataProposals.set(name.value, proposal);
  if (words.accept("mode")) {
    words.skip();
    return undefined;
  }
  while (/^(esp|ah)-/.test(words.peek())) {
    const { value, span } = words.takeLocated();
    const hash = /^(?:esp|ah)-(sha|md5|sha256|sha384|sha512|none)-?(?:hmac)?$/.exec(value);
    if (hash) proposal.integrity.push({ value: integrityName(hash[1] as string), span });
    else proposal.encryption.push({ value: encryptionName(value.slice(4)), span });
  }
  return undefined;
}

/** `crypto ipsec ikev2 ipsec-proposal NAME`, with ` protocol esp {encryption | integrity} …` below */
export function readIpsecProposal(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "crypto", name, words, "IPsec proposal", true);
  const proposal = emptyProposal("data", 2, words);
  draft.crypto.dataProposals.set(name.value, proposal);
  return block(ipsecProposalStatements, proposal, { strangers: "unread" });
}

const ipsecProposalStatements: ReadonlyMap<string, Reader<ProposalDraft>> = new Map<string, Reader<ProposalDraft>>([
  [
    "protocol",
    (words, proposal) => {
      words.skip();
      const encrypts = words.accept("encryption");
      if (!encrypts && !words.accept("integrity")) return "unknown";
      const list = encrypts ? proposal.encryption : proposal.integrity;
      const nameOf = encrypts ? encryptionName : integrityName;
      return takeEach(words, (word) => list.push({ ...word, value: nameOf(word.value) }));
    },
  ],
]);
