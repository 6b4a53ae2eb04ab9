import { block, type Outcome, type Reader } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import { ignored, ignoredBlock } from "../../ignored.ts";
import { define } from "../../names.ts";
import { emptyProposal, readTransforms } from "../../proposals.ts";
import type { Draft } from "../draft.ts";
import type { ProfileDraft } from "./draft.ts";
import { profileStatements } from "./profiles.ts";

/** `ipsec {transform-set NAME … | profile NAME | …}` */
export function readIpsec(words: Words, draft: Draft): Outcome {
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
  readTransforms(words, proposal);
  if (words.accept("comp-lzs")) words.rest();
  return block(new Map<string, Reader<Draft>>(ignored("mode require no")), draft, { strangers: "unread" });
}
