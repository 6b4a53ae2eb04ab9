import { block, type Outcome } from "../../../../syntax/indented.ts";
import type { Words } from "../../../../syntax/words.ts";
import type { Located } from "../../../../text/span.ts";
import { define, refer } from "../../names.ts";
import { parseNatural } from "../../numbers.ts";
import { cryptoKinds, type Draft } from "../draft.ts";
import type { ProfileDraft } from "./draft.ts";
import { profileStatements } from "./profiles.ts";

/** `crypto map NAME N ipsec-isakmp [dynamic NAME]` */
export function readMapEntry(words: Words, draft: Draft): Outcome {
  return readEntry(words, draft, false);
}

/** `crypto dynamic-map NAME N` */
export function readDynamicMapEntry(words: Words, draft: Draft): Outcome {
  return readEntry(words, draft, true);
}

function readEntry(words: Words, draft: Draft, isDynamic: boolean): Outcome {
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
