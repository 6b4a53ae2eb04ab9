import { describe, expect, test } from "vitest";
import { gpoReport } from "../../../server/src/formats/gpo-report/index.ts";
import { lgpo } from "../../../server/src/formats/lgpo/index.ts";
import type { ProgramMatch, ProgramRule } from "../../../server/src/model/policy.ts";
import { type Read, readText } from "../../support/readings.ts";
import { gpo } from "../gpo-report/samples.ts";

const head = (kind: string, action: string, sid: string) =>
  `${kind} Id="921cc481-6e17-4653-8f75-050b80acca20" Name="Erlaubt &amp; geprüft" Description="" UserOrGroupSid="${sid}" Action="${action}"`;

const ruleKey = "Software\\Policies\\Microsoft\\Windows\\SrpV2\\Exe\\921cc481-6e17-4653-8f75-050b80acca20";

const record = (xml: string, key = ruleKey) => `Computer\n${key}\nValue\nSZ:${xml}\n`;

const inReport = (xml: string) =>
  gpo(
    `<q2:RuleCollection Type="Exe">${xml}<q2:EnforcementMode><q2:Mode>Enabled</q2:Mode></q2:EnforcementMode></q2:RuleCollection>`,
  );

function rulesOf({ configuration }: Pick<Read<unknown>, "configuration">): string[] {
  return (configuration.policy?.programRules ?? []).map(wordsOf);
}

function wordsOf({ list, action, principal, programs, exceptions }: ProgramRule): string {
  const but = exceptions.length === 0 ? "" : ` but ${exceptions.map(matchWords).join(", ")}`;
  return `${list} ${action.value} ${principal.known ?? principal.text}: ${programs.map(matchWords).join(", ")}${but}`;
}

function matchWords(match: ProgramMatch): string {
  if (match.by === "path") return match.path.value;
  if (match.by === "hash") return `hash of ${match.file?.value}`;
  return [match.publisher, match.product, match.file].map((each) => each?.value).join("/");
}

describe("a rule of a list of programs", () => {
  test("by path, with exceptions, in a registry value", () => {
    const xml = `<${head("FilePathRule", "Allow", "S-1-1-0")}><Conditions><FilePathCondition Path="%WINDIR%\\*"/></Conditions><Exceptions><FilePathCondition Path="%WINDIR%\\Temp\\*"/></Exceptions></FilePathRule>`;
    const read = readText(lgpo, record(xml));
    expect(rulesOf(read)).toEqual(["executables allow Everyone: %WINDIR%\\* but %WINDIR%\\Temp\\*"]);
    const [rule] = read.configuration.policy?.programRules ?? [];
    const [program] = rule?.programs ?? [];
    expect(read.at(rule)).toBe(xml);
    expect(program?.by === "path" && read.at(program.path)).toBe("%WINDIR%\\*");
    expect(rule?.name?.value).toBe("Erlaubt & geprüft");
  });

  test("by publisher and hash", () => {
    const publisher = `<${head("FilePublisherRule", "Deny", "S-1-5-21-1-2-3-1104")}><Conditions><FilePublisherCondition PublisherName="O=NORTHGATE" ProductName="*" BinaryName="TOOL.EXE"><BinaryVersionRange LowSection="*" HighSection="*"/></FilePublisherCondition></Conditions></FilePublisherRule>`;
    const hash = `<${head("FileHashRule", "Allow", "S-1-5-32-544")}><Conditions><FileHashCondition><FileHash Type="SHA256" Data="0xAB" SourceFileName="old.exe" SourceFileLength="1"/></FileHashCondition></Conditions></FileHashRule>`;
    expect(rulesOf(readText(lgpo, `${record(publisher)}\n${record(hash)}`))).toEqual([
      "executables deny S-1-5-21-1-2-3-1104: O=NORTHGATE/*/TOOL.EXE",
      "executables allow Administrators: hash of old.exe",
    ]);
  });

  test("the same in a report, which takes it apart further", () => {
    const rule = `<q2:${head("FilePathRule", "Allow", "S-1-5-32-544")}><q2:Conditions><q2:FilePath Path="*" /></q2:Conditions><q2:Exceptions><q2:FilePathCondition><q2:FilePath Path="C:\\Temp\\*" /></q2:FilePathCondition></q2:Exceptions></q2:FilePathRule>`;
    const read = readText(gpoReport, inReport(rule));
    expect(rulesOf(read)).toEqual(["executables allow Administrators: * but C:\\Temp\\*"]);
    expect(read.at(read.configuration.policy?.programRules?.[0])).toBe(rule);
    expect(read.unread).toEqual([]);
  });

  test("is not made up where it is something else", () => {
    expect(rulesOf(readText(lgpo, record("<FilePathRule/>")))).toEqual([]);
    expect(rulesOf(readText(lgpo, record("no markup at all")))).toEqual([]);
    const other = `<${head("FilePathRule", "Allow", "S-1-1-0")}/>`;
    expect(rulesOf(readText(lgpo, record(other, "Software\\Northgate")))).toEqual([]);
    expect(readText(gpoReport, inReport('<q2:FileMoonRule Id="1"/>')).unread).toHaveLength(1);
  });
});
