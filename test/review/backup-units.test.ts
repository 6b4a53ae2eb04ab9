import { describe, expect, test } from "vitest";
import { reviewEstate } from "../../server/src/review/estate.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { prove } from "../../server/src/review/prove.ts";
import { broken } from "../../server/src/rules/rule.ts";
import { ruleOf, said, type ToySetup, telnetOpen, toySetup } from "./toy.ts";

const raw = "{A}/DomainSysvol/GPO/Machine/registry.pol";
const users = "{A}/DomainSysvol/GPO/User/registry.pol";
const report = "{A}/gpreport.xml";

function estate(files: Record<string, string>, setup: ToySetup = { rules: [telnetOpen] }) {
  const whole = toySetup(setup);
  const reviews = Object.entries(files).map(([path, text]) => reviewFile({ path, text }, whole));
  return { ...reviewEstate(reviews, whole), setup: whole };
}

function found(files: Record<string, string>, setup?: ToySetup) {
  return estate(files, setup).findings.map(({ file, rule, related }) => [
    `${file} ${rule}`,
    ...related.map((each) => `${each.file} ${each.span.start}`),
  ]);
}

describe("the files of one backup", () => {
  test("say the same once, in the file that can be edited", () =>
    expect(found({ [report]: "toy\n\ntelnet", [raw]: "toy\ntelnet" })).toEqual([
      [`${raw} telnet-open`, `${report} 5`],
    ]));

  test("each of several has its own counterpart", () =>
    expect(found({ [raw]: "toy\ntelnet\ntelnet", [report]: "toy\ntelnet\ntelnet\ntelnet" })).toEqual([
      [`${raw} telnet-open`, `${report} 4`],
      [`${raw} telnet-open`, `${report} 11`],
      [`${report} telnet-open`],
    ]));

  test("what only one of them says stands where it is said", () =>
    expect(found({ [raw]: "toy", [report]: "toy\ntelnet" })).toEqual([[`${report} telnet-open`]]));

  test("two of the policy's own files each have their own", () =>
    expect(found({ [raw]: "toy\ntelnet", [users]: "toy\ntelnet" })).toEqual([
      [`${raw} telnet-open`],
      [`${users} telnet-open`],
    ]));

  test("other backups are other policies", () =>
    expect(found({ [raw]: "toy\ntelnet", "{B}/gpreport.xml": "toy\ntelnet" })).toHaveLength(2));

  test("what is said of the whole policy is said once", () => {
    const old = ruleOf("old", function* ({ configuration }) {
      yield broken({ span: configuration.span, message: "nobody has looked at it" });
    });
    const files = { [report]: "toy", [raw]: "toy", [users]: "toy", "{A}/bkupInfo.xml": "toy" };
    expect(found(files, { rules: [old] })).toEqual([[`${raw} old`]]);
  });

  test("how a file is written is its own matter", () =>
    expect(found({ [raw]: "toy\nbroken", [report]: "toy\nbroken" })).toHaveLength(2));

  test("evidence counts once", () => {
    const { verdicts } = estate({ [raw]: "toy", [report]: "toy" });
    expect(verdicts[0]).toMatchObject({ verdict: "kept", reason: "telnet is closed" });
  });

  test("an acceptance for the file that is shown counts", () => {
    const accept = [{ rule: said("telnet-open"), in: said("**/registry.pol"), until: said(20_001), reason: said("t") }];
    const { findings } = estate(
      { [raw]: "toy\ntelnet", [report]: "toy\ntelnet" },
      { rules: [telnetOpen], site: { accept } },
    );
    expect(findings.map(({ accepted }) => accepted?.reason)).toEqual(["t"]);
  });

  test("a fix is proved as before", () => {
    const { findings, files, setup } = estate({ [raw]: "toy\ntelnet\n", [report]: "toy\ntelnet\n" });
    const [finding] = findings;
    const [proposal] = finding?.proposals ?? [];
    const [file] = files;
    const proof = file && finding && proposal && prove(file, finding, proposal, setup);
    expect(proof?.after.text).toBe("toy\n");
  });
});
