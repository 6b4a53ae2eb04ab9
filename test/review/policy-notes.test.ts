import { expect, test } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { gpo } from "../formats/gpo-report/samples.ts";

const readable =
  "<Account><Name>ClearTextPassword</Name><SettingBoolean>true</SettingBoolean><Type>Password</Type></Account>";

function findings(text: string): string[] {
  const review = reviewFile({ path: "gpreport.xml", text }, { tools: nodeTools, today: 20_000 });
  return review.findings.map(({ rule, span, message }) => `${rule} at ${text.slice(span.start, span.end)}: ${message}`);
}

test("a half that is switched off is not judged, and that is said", () => {
  const on = gpo(readable);
  const off = on.replace("<Enabled>true</Enabled>", "<Enabled>false</Enabled>");
  expect(findings(on).filter((each) => each.startsWith("password-reversible"))).toHaveLength(1);
  expect(findings(off)).toEqual([
    "switched-off-part at false: the computers' half of this policy is switched off, so 1 setting is not judged",
  ]);
});

test("a WMI filter is named, and said not to be interpreted", () =>
  expect(findings(gpo("", "  <FilterName>Laptops only</FilterName>\n"))).toContain(
    "wmi-filter-not-read at Laptops only: this policy applies only where the WMI filter Laptops only lets it, which is not interpreted",
  ));
