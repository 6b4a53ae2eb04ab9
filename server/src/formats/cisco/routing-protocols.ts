import type { Outcome } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { ignoredBlock } from "./ignored.ts";

/** `router {ospf | eigrp | rip | bgp | isis | …} …`: more lies behind the interfaces than the file tells */
export function readRouter(words: Words, draft: { dynamicRouting?: Located<string> }): Outcome {
  if (protocols.has(words.peek())) draft.dynamicRouting ??= { value: words.peek(), span: words.statement };
  return ignoredBlock;
}

/** Others that `router` begins, such as `hsrp` and `multicast`, learn no routes. */
const protocols = new Set(["bgp", "eigrp", "igrp", "isis", "lisp", "mobile", "odr", "ospf", "ospfv3", "rip"]);
