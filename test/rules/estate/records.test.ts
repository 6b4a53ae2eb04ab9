import { describe, expect, test } from "vitest";
import { reviewEstate } from "../../../server/src/review/estate.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import { readSite } from "../../../server/src/site/read.ts";
import { readTools } from "../../support/tools.ts";

const logging = "hostname edge\nlogging enable\nlogging trap informational\nlogging host inside 10.30.0.10\n";

/** The verdict on a recommendation for a firewall, and its reason. */
function verdict(id: string, text: string, site = "client: Northgate\n"): string {
  const siteFile = { path: "palisade.yaml", text: site, site: readSite(site).value, problems: [] };
  const setup = { tools: readTools, today: 20_000, format: "cisco-asa", siteFile };
  const found = reviewEstate([reviewFile({ path: "edge.cfg", text }, setup)], setup).verdicts.find(
    ({ recommendation }) => recommendation === id,
  );
  return `${found?.verdict}: ${found?.reason}`;
}

describe("how long central logs are kept", () => {
  const id = "central-logs-one-year";

  test("is asked where something is sent to them", () =>
    expect(verdict(id, logging)).toBe(
      "not-assessed: how long the log servers keep what they are sent stands in none of these files",
    ));

  test("is not asked where nothing is", () =>
    expect(verdict(id, "hostname edge\n")).toBe("not-assessed: no file about logging was reviewed"));

  test("is shown by a record", () =>
    expect(verdict(id, logging, `reviews: [{ of: ${id}, on: 2024-09-24, by: j.doe }]\n`)).toBe(
      "by-record: reviewed on 2024-09-24 by j.doe",
    ));
});

describe("the comparison with a baseline", () => {
  const id = "config-baseline-checksums";

  test("is asked of devices and policies", () =>
    expect(verdict(id, "hostname edge\n")).toMatch(/^not-assessed: nothing says when these files were last compared/));

  test("is shown by a record", () =>
    expect(verdict(id, "hostname edge\n", `reviews: [{ of: ${id}, on: 2024-09-24 }]\n`)).toBe(
      "by-record: reviewed on 2024-09-24",
    ));
});
