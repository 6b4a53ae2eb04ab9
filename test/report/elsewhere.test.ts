import { expect, test } from "vitest";
import { htmlReport } from "../../server/src/report/html.ts";
import { jsonReport } from "../../server/src/report/json.ts";
import { markdownReport } from "../../server/src/report/markdown.ts";
import type { Report } from "../../server/src/report/report.ts";
import { textReport } from "../../server/src/report/text.ts";
import { checksOf, everything } from "../../server/src/review/catalogue.ts";
import { reviewEstate } from "../../server/src/review/estate.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import type { ReviewSetup } from "../../server/src/review/review.ts";
import { parseDay } from "../../server/src/site/day.ts";
import { readTools } from "../support/tools.ts";

/** An export is no place to edit; the account's name holds what HTML and Markdown would take for their own. */
const ldif = `dn: CN=Otto <Lang> \`\`\`,DC=northgate,DC=example
objectClass: user
sAMAccountName: o.lang
whenCreated: 20240110090000.0Z
whenChanged: 20241201090000.0Z
userAccountControl: 512
lastLogonTimestamp: 133697088000000000
`;

const modification = [
  "dn: CN=Otto <Lang> ```,DC=northgate,DC=example",
  "changetype: modify",
  "replace: userAccountControl",
  "userAccountControl: 514",
  "-",
];

function reportOf(path: string, text: string): Report {
  const setup: ReviewSetup = { tools: readTools, today: parseDay("2024-12-02") ?? 0 };
  return {
    version: "1",
    estates: [reviewEstate([reviewFile({ path, text }, setup)], setup)],
    skipped: 0,
    checks: checksOf(everything),
    recommendations: everything.recommendations,
    fixesOf: () => [],
  };
}

const report = reportOf("staff.ldif", ldif);
const title = "Disable o.lang, with this LDIF";

test("the text to copy is in the JSON", () =>
  expect(jsonReport(report).findings.flatMap(({ elsewhere = [] }) => elsewhere)).toEqual([
    { title: "Disable o.lang", form: "LDIF", text: modification.join("\n") },
  ]));

test("on the terminal", () => {
  const lines = modification.map((line) => `  =   ${line}`);
  expect(textReport(report, { colours: false })).toContain(
    [`  = where the file comes from: ${title}`, ...lines].join("\n"),
  );
});

test("on the page, escaped", () =>
  expect(htmlReport(report)).toContain(
    `<p>Where the file comes from: ${title}</p>\n<pre>${modification.join("\n").replace("<Lang>", "&lt;Lang&gt;")}</pre>`,
  ));

test("in Markdown, in a block that its own backquotes do not end", () =>
  expect(markdownReport(report)).toContain(
    [`  Where the file comes from: ${title}`, "  ````", ...modification.map((line) => `  ${line}`), "  ````"].join(
      "\n",
    ),
  ));
