import type { Proposal } from "../../model/vpn.ts";
import type { Outcome } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Stated } from "../../text/span.ts";
import { encryptionName, integrityName } from "./algorithms.ts";
import { parseNatural } from "./numbers.ts";

/** A proposal whose statements are still coming in. */
export type ProposalDraft = {
  -readonly [Key in keyof Proposal]: Proposal[Key] extends readonly (infer Item)[] ? Item[] : Proposal[Key];
};

export function emptyProposal(phase: "ike" | "data", version: 1 | 2, words: Words): ProposalDraft {
  return { phase, version, encryption: [], integrity: [], groups: [], span: words.statement };
}

/** ` encryption aes 256`, ` encryption aes-cbc-256 aes-gcm-128` */
export function readEncryption(words: Words, proposal: ProposalDraft): Outcome {
  return readAlgorithms(words, proposal.encryption, encryptionName);
}

/** ` hash sha256`, ` integrity sha-1 md5` */
export function readIntegrity(words: Words, proposal: ProposalDraft): Outcome {
  return readAlgorithms(words, proposal.integrity, integrityName);
}

function readAlgorithms(words: Words, list: Stated<string>[], nameOf: (word: string) => string): Outcome {
  if (words.done) return "unknown";
  while (!words.done && !words.is("!")) {
    const { value, span } = words.takeLocated();
    list.push(withSize(words, value.replace("aes-cbc", "aes"), span.start, nameOf));
  }
  return undefined;
}

/** `esp-aes-256 esp-sha-hmac`, `esp-aes 256 ah-md5-hmac` */
export function readTransforms(words: Words, proposal: ProposalDraft): void {
  while (/^(esp|ah)-/.test(words.peek())) {
    const { value, span } = words.takeLocated();
    const hash = /^(?:esp|ah)-(sha|md5|sha256|sha384|sha512|none)-?(?:hmac)?$/.exec(value)?.[1];
    if (hash) proposal.integrity.push({ value: integrityName(hash), span });
    else proposal.encryption.push(withSize(words, value.slice(value.indexOf("-") + 1), span.start, encryptionName));
  }
}

/** `aes 256` is one algorithm in two words. */
function withSize(words: Words, first: string, start: number, nameOf: (word: string) => string): Stated<string> {
  const size = words.is("128") || words.is("192") || words.is("256") ? words.take() : "";
  return { value: size ? `${first}-${size}` : nameOf(first), span: words.since(start) };
}

/** ` group 14 5 2` */
export function readGroups(words: Words, proposal: ProposalDraft): Outcome {
  while (!words.done) {
    const group = parseGroup(words);
    if (!group) break;
    proposal.groups.push(group);
  }
  return proposal.groups.length > 0 ? undefined : "unknown";
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
