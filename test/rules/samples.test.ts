import { describe, test } from "vitest";
import { rules } from "../../server/src/rules/registry.ts";
import { expectSamples } from "../support/rules.ts";

describe("every rule finds what its bad samples show, and is silent on its good ones", () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => expectSamples(rule));
});
