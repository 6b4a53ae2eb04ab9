import { block, type Outcome, type Reader } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import { ignored } from "../../ignored.ts";
import { define, refer } from "../../names.ts";
import { cryptoKinds, type Draft } from "../draft.ts";
import type { ProofDraft } from "./draft.ts";

/** `crypto {isakmp | ikev2} profile NAME`: how the two ends prove themselves */
export function readProof(words: Words, draft: Draft, title: string): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "crypto", name, words, title, false);
  const proof: ProofDraft = { authentication: [] };
  draft.crypto.proofs.set(name.value, proof);
  return block(proofStatements, { draft, proof }, { strangers: "unread" });
}

const proofStatements: ReadonlyMap<string, Reader<{ readonly draft: Draft; readonly proof: ProofDraft }>> = new Map<
  string,
  Reader<{ readonly draft: Draft; readonly proof: ProofDraft }>
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
