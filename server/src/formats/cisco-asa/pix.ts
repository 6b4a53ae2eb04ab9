import type { Outcome } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { takeReference } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import type { Draft } from "./draft.ts";
import { interfaceDraft, nameInterface, readIpAddress } from "./interfaces.ts";

/** `nameif ethernet0 outside security0`, as PIX and FWSM write at the top of a file */
export function readPixNameif(words: Words, draft: Draft): Outcome {
  const level = words.peek(2);
  const value = level.startsWith("security") ? parseNatural(level.slice(8), 100) : undefined;
  if (value === undefined) return "unknown";
  const own = interfaceDraft(draft, words.takeLocated(), words);
  nameInterface(draft, own, words.takeLocated(), words);
  own.level = { value, span: words.span() };
  words.skip();
  return undefined;
}

/** `ip address outside A MASK`, `ip local pool NAME …`; `ip audit`, `ip verify` and the like only forward */
export function readIpStatement(words: Words, draft: Draft): Outcome {
  if (words.is("local") && words.is("pool", 1)) return "unknown";
  if (!words.accept("address")) return "ignored";
  const zone = takeReference(words, draft, ["zone"]);
  const own = draft.zones.get(zone.value);
  return own ? readIpAddress(words, draft, own) : "unknown";
}
