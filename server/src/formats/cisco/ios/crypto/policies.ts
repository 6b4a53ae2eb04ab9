import type { Reader } from "../../../../syntax/indented.ts";
import { ignored } from "../../ignored.ts";
import { readEncryption, readGroups, readIntegrity } from "../../proposals.ts";
import type { PolicyDraft } from "./draft.ts";

/** What stands below an ISAKMP policy, or an IKEv2 proposal. */
export const policyStatements: ReadonlyMap<string, Reader<PolicyDraft>> = new Map<string, Reader<PolicyDraft>>([
  ...ignored("lifetime prf match no proposal"),
  ["encr", (words, { proposal }) => readEncryption(words, proposal)],
  ["encryption", (words, { proposal }) => readEncryption(words, proposal)],
  ["hash", (words, { proposal }) => readIntegrity(words, proposal)],
  ["integrity", (words, { proposal }) => readIntegrity(words, proposal)],
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
