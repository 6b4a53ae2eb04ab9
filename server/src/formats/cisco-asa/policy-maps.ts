import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { ignored } from "../cisco/ignored.ts";
import { define, refer, takeReference } from "../cisco/names.ts";
import { type Draft, filterKinds, takeZone } from "./draft.ts";

/** `class-map [type …] [match-any | match-all] NAME`: of what it matches, only access lists have names that matter here */
export function readClassMap(words: Words, draft: Draft): Outcome {
  const name = takeMapName(words);
  if (name.value === "") return "unknown";
  define(draft, "class", name, words, "class map", false);
  return block(classStatements, draft, { strangers: "ignored" });
}

/** `policy-map [type …] NAME`: what is done with each class of packets that already passed */
export function readPolicyMap(words: Words, draft: Draft): Outcome {
  const name = takeMapName(words);
  if (name.value === "") return "unknown";
  define(draft, "class", name, words, "policy map", false);
  return block(policyStatements, draft, { strangers: "ignored" });
}

/** `[type inspect PROTOCOL [match-all]] NAME` */
function takeMapName(words: Words): Located<string> {
  if (words.accept("type")) {
    if (words.accept("inspect")) words.skip();
    else words.skip();
  }
  if (words.is("match-any") || words.is("match-all")) words.skip();
  return words.takeLocated();
}

const classStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  [
    "match",
    (words, draft) => {
      if (!words.accept("access-list")) return "ignored";
      takeReference(words, draft, filterKinds);
      return undefined;
    },
  ],
]);

const policyStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignored("drop log mask police priority reset set shape"),
  [
    "class",
    (words, draft) => {
      const name = words.takeLocated();
      if (name.value === "") return "unknown";
      refer(draft, ["class"], name, builtInClasses.has(name.value) ? { builtIn: true } : undefined);
      return undefined;
    },
  ],
]);

/** The first always exists, the second unless it was taken away on purpose. */
const builtInClasses = new Set(["class-default", "inspection_default"]);

/** `service-policy NAME {global | interface IF}` */
export function readServicePolicy(words: Words, draft: Draft): Outcome {
  if (words.done) return "unknown";
  takeReference(words, draft, ["class"]);
  if (words.accept("interface")) takeZone(words, draft);
  else words.accept("global");
  words.accept("fail-close");
  return undefined;
}

/** `route-map NAME {permit | deny} N`, with lists that choose routes below */
export function readRouteMap(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "route-policy", name, words, "route map", false);
  words.rest();
  return block(routeStatements, draft, { strangers: "ignored" });
}

const routeStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  [
    "match",
    (words, draft) => {
      if (!words.accept("ip") || !/^(address|next-hop|route-source)$/.test(words.peek())) return "ignored";
      words.skip();
      if (words.is("prefix-list")) return "ignored";
      while (!words.done) takeReference(words, draft, filterKinds);
      return undefined;
    },
  ],
]);
