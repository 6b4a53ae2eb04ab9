import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { ignored } from "../cisco/ignored.ts";
import type { IkeDefaults } from "../cisco/ike-defaults.ts";
import { define } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import {
  emptyProposal,
  type ProposalDraft,
  readEncryption,
  readGroups,
  readIntegrity,
  readTransforms,
} from "../cisco/proposals.ts";
import type { Draft } from "./draft.ts";

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
  ["encryption", readEncryption],
  ["hash", readIntegrity],
  ["integrity", readIntegrity],
  ["group", readGroups],
]);

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
  readTransforms(words, proposal);
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
      return encrypts ? readEncryption(words, proposal) : readIntegrity(words, proposal);
    },
  ],
]);
