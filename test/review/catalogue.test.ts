import { describe, expect, test } from "vitest";
import { recommendation } from "../../server/src/alert/recommendations.ts";
import { checkOf, checksOf } from "../../server/src/review/catalogue.ts";

describe("every check", () => {
  for (const check of checksOf())
    test(check.id, () => {
      expect(check.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(checkOf(check.id)).toBe(check);
      expect(check.title).not.toMatch(/[.!]$/);
      expect(check.docs.trim().length).toBeGreaterThan(80);
      if (check.recommendation !== undefined)
        expect(recommendation(check.recommendation)?.id).toBe(check.recommendation);
    });
});
