import { expect, test } from "vitest";
import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import { nodeTools } from "../../../server/src/host/certificates.ts";
import { everything } from "../../../server/src/review/catalogue.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import { readText } from "../../support/readings.ts";
import { full, shown } from "./full-samples.ts";

function findingsOf(text: string): string[] {
  const setup = { tools: nodeTools, today: 0, catalogue: { ...everything, estateRules: [] } };
  const { findings } = reviewFile({ path: "depot.conf", text }, setup);
  return findings.map((each) => `${each.rule}: ${each.message}`).sort();
}

test("a full configuration is read whole", () => {
  expect(readText(fortiOs, full).unread).toEqual([]);
  expect(readText(fortiOs, full.replaceAll("\n", "\r\n").trimEnd()).unread).toEqual([]);
});

test("what is found does not depend on whether defaults are printed", () => {
  expect(findingsOf(full)).toEqual(findingsOf(shown));
  expect(findingsOf(shown)).toContain("password-only-administration: admin logs in with a password alone");
});

test("nor does what passes", () => {
  const entriesOf = (text: string) =>
    readText(fortiOs, text).configuration.filters.map(({ entries }) =>
      entries.map(({ action, service, conditions }) => [
        action.value.kind,
        service?.terms.length,
        conditions?.length ?? 0,
      ]),
    );
  expect(entriesOf(full)).toEqual(entriesOf(shown));
});
