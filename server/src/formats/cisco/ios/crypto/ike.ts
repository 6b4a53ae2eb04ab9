import { block, type Outcome } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import { ignoredBlock } from "../../ignored.ts";
import { define } from "../../names.ts";
import { emptyProposal } from "../../proposals.ts";
import type { Draft } from "../draft.ts";
import type { PolicyDraft } from "./draft.ts";
import { readKeyring } from "./keyrings.ts";
import { policyStatements } from "./policies.ts";
import { readProof } from "./proofs.ts";

/** `isakmp {policy N | key SECRET address A | profile NAME | …}` */
export function readIsakmp(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "policy": {
      words.skip();
      const policy: PolicyDraft = { proposal: emptyProposal("ike", 1, words) };
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

/** `ikev2 {proposal | policy | profile | keyring} NAME` */
export function readIkev2(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "proposal": {
      const name = words.takeLocated();
      define(draft, "crypto", name, words, "IKEv2 proposal", false);
      const policy: PolicyDraft = { proposal: emptyProposal("ike", 2, words) };
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
