import type { AddressTerm } from "../../../model/address.ts";
import type { Translation } from "../../../model/network.ts";
import { network4, parseIp4, parseNetwork, prefixOfMask4, rangeOf } from "../../../net/ip.ts";
import type { Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located } from "../../../text/span.ts";
import { define, refer, takeReference } from "../names.ts";
import { type Draft, filterKinds, routingKinds } from "./draft.ts";

/** `ip nat {inside | outside} source {static … | list … | route-map …}`, `ip nat pool NAME FIRST LAST …` */
export function readNat(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "pool": {
      const name = words.takeLocated();
      if (name.value === "") return "unknown";
      define(draft, "pool", name, words, "address pool", true);
      words.rest();
      return undefined;
    }
    case "inside":
      words.accept("source");
      return readSource(words, draft);
    case "outside":
      return "ignored";
    case "create":
    case "enable":
    case "log":
    case "portmap":
    case "service":
    case "settings":
    case "translation":
    case "switchover":
      return "ignored";
    default:
      return "unknown";
  }
}

function readSource(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "static":
      return readStatic(words, draft);
    case "list": {
      const list = refer(draft, filterKinds, words.takeLocated());
      readTarget(words, draft);
      const real: AddressTerm = { kind: "unknown", text: `what ${list.value} chooses`, span: list.span };
      draft.translations.push({ kind: "dynamic", real: { terms: [real], span: list.span }, span: words.statement });
      return undefined;
    }
    case "route-map": {
      const map = takeReference(words, draft, routingKinds);
      readTarget(words, draft);
      const real: AddressTerm = { kind: "unknown", text: `what ${map.value} chooses`, span: map.span };
      draft.translations.push({ kind: "dynamic", real: { terms: [real], span: map.span }, span: words.statement });
      return undefined;
    }
    default:
      return "unknown";
  }
}

/** `{interface IF | pool NAME} [vrf V] [overload]` */
function readTarget(words: Words, draft: Draft): void {
  if (words.accept("interface")) takeReference(words, draft, ["interface"]);
  else if (words.accept("pool")) takeReference(words, draft, ["pool"]);
  if (words.accept("vrf")) words.skip();
  words.accept("overload");
  if (words.accept("oer") || words.accept("match-in-vrf")) words.rest();
}

/** `static {A B | tcp A PORT {B | interface IF} PORT | network A B {MASK | /LENGTH}} […]` */
function readStatic(words: Words, draft: Draft): Outcome {
  const network = words.accept("network");
  const ported = words.accept("tcp") || words.accept("udp");
  const real = takeAddress(words);
  if (!real) return "unknown";
  if (ported) words.skip();
  let mapped: AddressTerm | undefined;
  if (words.accept("interface")) {
    const name = takeReference(words, draft, ["interface"]);
    mapped = { kind: "interface", interface: name, span: name.span };
  } else mapped = takeAddress(words);
  if (!mapped) return "unknown";
  if (ported) words.skip();
  const prefix = network ? takePrefix(words) : undefined;
  words.rest();
  draft.translations.push({
    kind: "static",
    real: { terms: [widened(real, prefix)], span: real.span },
    mapped: { terms: [widened(mapped, prefix)], span: mapped.span },
    span: words.statement,
  });
  return undefined;
}

function takeAddress(words: Words): AddressTerm | undefined {
  const address = parseIp4(words.peek());
  if (address === undefined) return undefined;
  const span = words.span();
  words.skip();
  return { kind: "range", range: rangeOf(address), span };
}

/** `/24` or `255.255.255.0` */
function takePrefix(words: Words): number | undefined {
  const word = words.take();
  if (word.startsWith("/")) return parseNetwork(`0.0.0.0${word}`) ? Number(word.slice(1)) : undefined;
  const mask = parseIp4(word);
  return mask === undefined ? undefined : prefixOfMask4(mask);
}

function widened(term: AddressTerm, prefix: number | undefined): AddressTerm {
  if (prefix === undefined || term.kind !== "range" || term.range.family !== 4) return term;
  return { ...term, range: network4(term.range.lo, prefix) };
}

/** The translations between the sides that interfaces say they are on; a side of several interfaces has no one name. */
export function translationsOf({ interfaces, translations }: Draft): Translation[] {
  const sideOf = (side: "inside" | "outside"): Located<string> | undefined => {
    const [only, ...others] = [...interfaces.values()].filter(({ natSide }) => natSide === side);
    return others.length > 0 ? undefined : (only?.zone ?? only?.name);
  };
  const [inside, outside] = [sideOf("inside"), sideOf("outside")];
  return translations.map((each) => ({ ...each, ...(inside ? { inside } : {}), ...(outside ? { outside } : {}) }));
}
