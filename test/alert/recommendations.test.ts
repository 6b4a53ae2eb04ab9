import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { recommendation, recommendations, threshold } from "../../server/src/alert/recommendations.ts";
import { sharedPath } from "../support/shared.ts";

interface Entry {
  readonly id: string;
  readonly section: string;
  readonly bullets?: readonly string[];
  readonly source: string;
  readonly says: string;
  readonly thresholds?: Readonly<Record<string, number | readonly number[]>>;
  readonly evidence: readonly string[];
  readonly checkable: string;
  readonly needs: readonly string[];
  readonly related: {
    readonly cis_v8: readonly string[];
    readonly nist_800_53r5: readonly string[];
    readonly attack: readonly string[];
  };
}

describe("the alert's recommendations", () => {
  test("ids are unique and in kebab case", () => {
    const ids = recommendations.map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test("each has a headline and a sentence of its own", () => {
    expect(new Set(recommendations.map((each) => each.title)).size).toBe(recommendations.length);
    for (const each of recommendations) {
      expect(each.title.length, each.id).toBeLessThan(70);
      expect(each.title, each.id).not.toMatch(/\.$/);
      expect(each.says, each.id).toMatch(/\.$/);
    }
  });

  test("are found by id", () => {
    expect(recommendation("vpn-certificate-age")?.title).toBe("VPN certificates are renewed every year");
    expect(recommendation("nothing-of-the-kind")).toBeUndefined();
  });

  test("numbers are found by name", () => {
    expect(threshold("local-logs-seven-days", "minDays")).toBe(7);
    expect(() => threshold("local-logs-seven-days", "maxDays")).toThrow("no threshold");
  });
});

const file = sharedPath("alert/recommendations.yaml");

describe.skipIf(!file)("against the reference list in ../shared (skipped when it is absent)", () => {
  const entries = file
    ? (load(readFileSync(file, "utf8")) as { recommendations: readonly Entry[] }).recommendations
    : [];

  test("the same recommendations in the same order of sections", () =>
    expect(recommendations.map((each) => each.id).sort()).toEqual(entries.map((each) => each.id).sort()));

  test.each(entries.map((entry) => [entry.id, entry] as const))("%s", (id, entry) => {
    const ours = recommendation(id);
    expect(ours).toMatchObject({
      section: entry.section,
      source: entry.source,
      evidence: entry.evidence,
      checkable: entry.checkable,
      needs: entry.needs,
      controls: { cis: entry.related.cis_v8, nist: entry.related.nist_800_53r5, attack: entry.related.attack },
    });
    expect(ours?.bullets).toEqual(entry.bullets);
    expect(ours?.thresholds).toEqual(entry.thresholds && camelKeys(entry.thresholds));
    expect(ours?.says).not.toBe(entry.says);
  });
});

function camelKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
