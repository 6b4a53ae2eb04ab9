import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { ServiceMatch } from "../../model/service.ts";
import { cover } from "../../text/span.ts";
import type { Destination } from "./policies.ts";
import type { Scope } from "./scope.ts";
import type { Settings } from "./settings.ts";

/**
 * `set internet-service enable`, `set internet-service-name "Google-Gmail"`: addresses and ports of the vendor's data
 * base in place of the policy's own.
 */
export function withInternetServices(
  scope: Scope,
  settings: Settings,
  prefix: "internet-service" | "internet-service-src",
  read: () => AddressMatch,
): Destination {
  const own = read();
  const terms: AddressTerm[] = [];
  const prefixes = [prefix, prefix.replace("service", "service6")];
  for (const each of prefixes) {
    const on = settings.isOn(each);
    settings.flag(`${each}-negate`);
    for (const kind of kinds)
      for (const word of settings.words(`${each}-${kind}`)) {
        if (kind === "custom" || kind === "group" || kind === "custom-group")
          scope.refer(["other"], word, !scope.tables.has(`firewall internet-service-${kind}`));
        if (on) terms.push({ kind: "unknown", text: `the internet service ${word.value}`, span: word.span });
      }
  }
  const [first] = terms;
  if (!first) return { addresses: own };
  const span = cover(first.span, (terms.at(-1) ?? first).span);
  const families = own.terms.filter((term) => term.kind !== "unknown");
  const addresses: AddressMatch = { terms: families.length > 0 ? [...families, ...terms] : terms, span };
  if (prefix === "internet-service-src") return { addresses };
  const services: ServiceMatch = { terms: [{ kind: "any", span }], span };
  return { addresses, services };
}

const kinds = ["name", "id", "group", "custom", "custom-group", "fortiguard"] as const;
