import { expect, test } from "vitest";
import { reviewEstate } from "../../../server/src/review/estate.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import type { EstateSetup } from "../../../server/src/review/review.ts";
import { gpo, security } from "../../formats/gpo-report/samples.ts";
import { readTools } from "../../support/tools.ts";

const setup: EstateSetup = { tools: readTools, today: 20_000 };

/** What stands in the template of a backup whose report is the sample. */
function found(lines: string, path = "{4700}/DomainSysvol/GPO/Machine/GptTmpl.inf") {
  const files = { [path]: `[Unicode]\nUnicode=yes\n${lines}`, "{4700}/gpreport.xml": gpo(security) };
  const reviews = Object.entries(files).map(([each, text]) => reviewFile({ path: each, text }, setup));
  return reviewEstate(reviews, setup)
    .findings.filter(({ rule }) => rule === "policy-files-disagree")
    .map(({ file, message, related }) => [file, message, related.map((each) => each.file)]);
}

const rights = "[Privilege Rights]\nSeDenyNetworkLogonRight = *S-1-5-21-1-2-3-1104,*S-1-5-32-546\n";
const lsa = "[Registry Values]\nMACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel=4,";

test("files that say what the report says are left alone, whatever the order, the case and the language", () => {
  expect(found(`${rights}${lsa}5\n`)).toEqual([]);
  expect(found(`${lsa.replace("System\\", "SYSTEM\\")}5\n`)).toEqual([]);
  expect(found("[Privilege Rights]\nSeTcbPrivilege =\n")).toEqual([]);
});

test("a value or a right that was changed since is found", () => {
  const file = "{4700}/DomainSysvol/GPO/Machine/GptTmpl.inf";
  const name = "System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel";
  expect(found(`${lsa}2\n`)).toEqual([
    [file, `${name} is 2 here and 5 in the report of the same policy`, ["{4700}/gpreport.xml"]],
  ]);
  expect(found("[Privilege Rights]\nSeTcbPrivilege = *S-1-5-32-544\n")).toEqual([
    [
      file,
      "SeTcbPrivilege is held by Administrators here and nobody's in the report of the same policy",
      ["{4700}/gpreport.xml"],
    ],
  ]);
});

test("what the report does not know, and files of another backup, are not compared", () => {
  expect(found(lsa.replace("LmCompatibilityLevel", "NoLMHash").concat("0\n"))).toEqual([]);
  expect(found(`${lsa}2\n`, "{4711}/DomainSysvol/GPO/Machine/GptTmpl.inf")).toEqual([]);
});
