import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Translation } from "../../model/network.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Located } from "../../text/span.ts";
import { readSide, ruleAddress } from "./addresses.ts";
import type { RuleBases } from "./filters.ts";
import { below, entriesOf, flagOf, passOver, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";
import { namedService } from "./services.ts";

/** `rulebase nat rules`, in the order in which they are asked; the first that matches a packet is the one it gets. */
export function translationsOf(scope: Scope, { before, own, after }: RuleBases): Translation[] {
  return entriesOf([...before, ...own, ...after], "nat", "rules").flatMap((rule) => readNatRule(scope, rule));
}

function readNatRule(scope: Scope, rule: PathNode): Translation[] {
  scope.define("other", rule, "NAT rule", false);
  const inside = zoneOf(scope, rule, "from");
  const outside = zoneOf(scope, rule, "to");
  const place = { terms: [{ kind: "any", span: rule.span }], span: rule.span } as const;
  const source = readSide(scope, rule, "source") ?? place;
  const destination = readSide(scope, rule, "destination") ?? place;
  const service = wordOf(rule, "service");
  if (service) namedService(scope, service);
  const port = wordOf(rule, "to-interface");
  if (port) scope.refer(["interface"], port, port.value === "any");
  const hidden = sourceOf(scope, rule);
  const published = destinationOf(scope, rule);
  const disabled = flagOf(rule, "disabled")?.value === true;
  passOver(rule, ["description", "tag", "group-tag", "uuid", "nat-type", "active-active-device-binding", "target"]);
  if (disabled) return [];
  const ends = { span: rule.extent, ...(outside ? { outside } : {}) };
  const translations: Translation[] = [];
  if (published)
    translations.push({
      kind: "static",
      // Its zones are those a packet comes from, and those its first destination lies in: both are outside.
      span: rule.extent,
      ...(inside ? { outside: inside } : {}),
      real: published,
      mapped: destination,
    });
  if (hidden)
    translations.push({
      kind: hidden.bothWays ? "static" : "dynamic",
      ...ends,
      ...(inside ? { inside } : {}),
      real: source,
      mapped: hidden.mapped,
    });
  if (!published && !hidden)
    translations.push({ kind: "identity", ...ends, ...(inside ? { inside } : {}), real: source });
  return translations;
}

/** The only zone of a side; undefined where there are several, or any. */
function zoneOf(scope: Scope, rule: PathNode, side: "from" | "to"): Located<string> | undefined {
  const words = wordsOf(rule, side);
  for (const word of words) scope.refer(["zone"], word, word.value === "any");
  const [first, second] = words;
  return first && !second && first.value !== "any" ? first : undefined;
}

interface Hidden {
  readonly mapped: AddressMatch;
  /** Others may open connections to it too. */
  readonly bothWays: boolean;
}

/** `source-translation dynamic-ip-and-port interface-address interface ethernet1/1`, `static-ip bi-directional yes` */
function sourceOf(scope: Scope, rule: PathNode): Hidden | undefined {
  const translation = rule.get("source-translation");
  if (!translation) return undefined;
  const kinds = ["dynamic-ip-and-port", "dynamic-ip", "static-ip", "persistent-dynamic-ip-and-port"];
  const how = kinds.flatMap((kind) => translation.get(kind) ?? []).at(0);
  const bothWays = flagOf(how, "bi-directional")?.value === true;
  const terms: AddressTerm[] = wordsOf(how, "translated-address").map((word) => ruleAddress(scope, word));
  for (const holder of below(how ? [how] : [], "interface-address")) {
    const port = wordOf(holder, "interface");
    if (port) {
      scope.refer(["interface"], port);
      terms.push({ kind: "interface", interface: port, span: port.span });
    }
    passOver(holder, ["ip", "floating-ip"]);
  }
  passOver(how, ["fallback"]);
  const [first] = terms;
  return { mapped: { terms, span: first ? spanOf(terms, first) : translation.span }, bothWays };
}

/** `destination-translation translated-address 10.0.0.5` with `translated-port 443` */
function destinationOf(scope: Scope, rule: PathNode): AddressMatch | undefined {
  const translation = rule.get("destination-translation") ?? rule.get("dynamic-destination-translation");
  const word = wordOf(translation, "translated-address");
  passOver(translation, ["translated-port", "dns-rewrite", "distribution"]);
  if (!word) return undefined;
  const term = ruleAddress(scope, word);
  return { terms: [term], span: word.span };
}

function spanOf(terms: readonly AddressTerm[], first: AddressTerm) {
  return cover(first.span, (terms.at(-1) ?? first).span);
}
