import { recommendations } from "../alert/recommendations.ts";
import { formats } from "../formats/registry.ts";
import { estateRules } from "../rules/estate/rules.ts";
import { rules } from "../rules/registry.ts";
import type { Check } from "../rules/rule.ts";
import { ownChecks } from "./own-checks.ts";
import type { Catalogue } from "./review.ts";

/** Everything Palisade has. */
export const everything: Catalogue = { formats, rules, estateRules, recommendations };

/** All checks that a finding can name: of one file, of the estate, and the review's own. */
export function checksOf(catalogue: Catalogue = everything): readonly Check[] {
  return [...catalogue.rules, ...catalogue.estateRules, ...ownChecks];
}

/** The check a finding names. */
export function checkOf(id: string, catalogue: Catalogue = everything): Check | undefined {
  let known = checksById.get(catalogue);
  if (!known) {
    known = new Map(checksOf(catalogue).map((check) => [check.id, check]));
    checksById.set(catalogue, known);
  }
  return known.get(id);
}

/** Every finding that is shown asks for its check. */
const checksById = new WeakMap<Catalogue, ReadonlyMap<string, Check>>();
