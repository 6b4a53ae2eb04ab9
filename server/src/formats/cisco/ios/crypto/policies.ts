import type { Outcome, Reader } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import type { Stated } from "../../../../text/span.ts";
import { encryptionName, integrityName } from "../../algorithms.ts";
import { ignored } from "../../ignored.ts";
import { parseNatural } from "../../numbers.ts";
import type { PolicyDraft, ProposalDraft } from "./draft.ts";

/** What stands below an ISAKMP policy, or an IKEv2 proposal. */
export const policyStatements: ReadonlyMap<string, Reader<PolicyDraft>> = new Map<string, Reader<PolicyDraft>>([
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
export function readGroup(words: Words): Stated<number> | undefined {
  const span = words.span();
  const word = words.peek();
  const value = parseNatural(word.startsWith("group") ? word.slice(5) : word, 99);
  if (value === undefined) return undefined;
  words.skip();
  return { value, span };
}
