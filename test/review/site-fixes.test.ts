import { describe, expect, test } from "vitest";
import { reviewEstate } from "../../server/src/review/estate.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { readSiteFile } from "../../server/src/review/site-file.ts";
import { acceptFix, declareFix, type SiteTarget } from "../../server/src/review/site-fixes.ts";
import { parseDay } from "../../server/src/site/day.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { resolverNeeded, telnetOpen, toyCatalogue, toySetup } from "./toy.ts";

const setup = toySetup({ rules: [telnetOpen, resolverNeeded] });
const until = parseDay("2027-01-31") ?? 0;

/** palisade.yaml after its finding about telnet in the file was accepted. */
function accepted(path: string, yaml: string | undefined): string | undefined {
  const target: SiteTarget =
    yaml === undefined ? { path: "palisade.yaml" } : readSiteFile("palisade.yaml", yaml, toyCatalogue);
  const review = reviewFile({ path, text: "toy\ntelnet\n" }, setup);
  const finding = review.findings.find((each) => each.rule === "telnet-open");
  const fix = finding && acceptFix(finding, review.placed, target, { reason: "old switch: ticket 7", until }, setup);
  return fix && applyEdits(yaml ?? "", fix.edits);
}

/** Whether that palisade.yaml accepts the finding there. */
function accepts(path: string, yaml: string | undefined): boolean {
  const text = accepted(path, yaml);
  if (text === undefined) return false;
  const siteFile = readSiteFile("palisade.yaml", text, toyCatalogue);
  expect(siteFile.problems).toEqual([]);
  const { findings } = reviewFile({ path, text: "toy\ntelnet\n" }, { ...setup, siteFile });
  return findings.some((each) => each.accepted?.reason === "old switch: ticket 7");
}

describe("accepting a finding", () => {
  test("makes a palisade.yaml where there is none", () => expect(accepts("a.toy", undefined)).toBe(true));
  test("adds to one that is there", () => expect(accepts("a.toy", "client: Northgate\n")).toBe(true));
  test("in a folder named as Windows names policies", () =>
    expect(accepts("policies/{7C1E0A52-6B0B}/a,b/GptTmpl.toy", undefined)).toBe(true));

  test("accepts it in that file only", () => {
    const siteFile = readSiteFile("palisade.yaml", accepted("a.toy", undefined) ?? "", toyCatalogue);
    const { findings } = reviewFile({ path: "sub/a.toy", text: "toy\ntelnet\n" }, { ...setup, siteFile });
    expect(findings.map((each) => each.accepted)).toEqual([undefined]);
  });

  test("is not offered for a palisade.yaml that cannot be read", () =>
    expect(accepted("a.toy", "accept: [\nclient: {")).toBeUndefined());
});

test("declaring a fact makes room for it, with an example", () => {
  const estate = reviewEstate([reviewFile({ path: "a.toy", text: "toy\n" }, setup)], setup);
  const [finding] = estate.findings;
  const fix = finding && declareFix(finding, { path: "palisade.yaml" }, setup);
  expect(fix?.title).toBe("Declare resolvers in palisade.yaml");
  const text = applyEdits("", fix?.edits ?? []);
  expect(text).toMatch(/^resolvers: \[\] *# such as/m);
  expect(readSiteFile("palisade.yaml", text).problems).toEqual([]);
});

test("what is about the review itself cannot be accepted", () => {
  const estate = reviewEstate([reviewFile({ path: "a.toy", text: "toy\n" }, setup)], setup);
  const [finding] = estate.findings;
  expect(
    finding && acceptFix(finding, "a.toy", { path: "palisade.yaml" }, { reason: "x", until }, setup),
  ).toBeUndefined();
});
