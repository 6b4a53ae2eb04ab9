import { describe, expect, test } from "vitest";
import { corpusBackups } from "../../scripts/agreement/backups.ts";
import { compare } from "../../scripts/agreement/compare.ts";

const agreements = corpusBackups().map(compare);

describe.skipIf(agreements.length === 0)("a policy's files and Windows' report of it say the same", () => {
  test.each(agreements.map((each) => [each.folder, each] as const))("%s", (_, { disagreements }) =>
    expect(disagreements.filter(({ reason }) => reason === undefined)).toEqual([]),
  );

  test("and they say a lot", () => {
    expect(agreements.length).toBeGreaterThan(40);
    expect(agreements.reduce((sum, { agree }) => sum + agree, 0)).toBeGreaterThan(450);
  });
});
