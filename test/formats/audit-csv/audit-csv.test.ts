import { describe, expect, test } from "vitest";
import { auditCsv } from "../../../server/src/formats/audit-csv/index.ts";
import { recognise } from "../../../server/src/formats/registry.ts";
import { decodeText, encodeText } from "../../../server/src/text/decode.ts";
import { anyText, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged, readText, spelled } from "../../support/readings.ts";
import { french, german, policy } from "./samples.ts";

function auditOf(text: string): string[] {
  const { configuration, at } = readText(auditCsv, text);
  return (configuration.policy?.audit ?? []).map(
    (each) => `${each.subject.value} ${each.success ? "S" : "-"}${each.failure ? "F" : "-"} by ${at(each.value)}`,
  );
}

describe("subcategories", () => {
  test("are known by their GUID, and the value decides", () => {
    expect(auditOf(policy)).toEqual([
      "Credential Validation SF by 3",
      "Plug and Play Events S- by 1",
      "Logoff -- by 0",
    ]);
    expect(readText(auditCsv, policy).unread).toEqual([]);
  });
  test("are the same in German", () => expect(auditOf(german)).toEqual(["Logon SF by 3"]));
  test("without a value say it in words, French ones too", () =>
    expect(auditOf(french)).toEqual(["Logon S- by Succès"]));
  test("that newer systems have keep their name", () =>
    expect(auditOf(policy.replace("0cce9216", "0cceff16"))).toContain("Logoff -- by 0"));
  test("in UTF-16 read the same, with a mark and without", () => {
    for (const encoding of ["utf-16le-bom", "utf-16le", "utf-8-bom"] as const) {
      const bytes = encodeText(policy, encoding);
      expect(auditOf((bytes && decodeText(bytes)?.text) ?? "")).toEqual(auditOf(policy));
    }
  });
});

test("options and access that is watched everywhere are settings", () =>
  expect(
    readText(auditCsv, policy).configuration.policy?.settings.map(({ name, value }) => `${name.value} ${value.value}`),
  ).toEqual(["CrashOnAuditFail 0", "FileGlobalSacl S:(AU;SAFA;FA;;;WD)"]));

test("what is not understood stays unread: values out of range, and rows for one account", () => {
  const rows = [
    ",System,Audit Logon,{0cce9215-69ae-11d9-bed3-505054503030},Success,,7",
    ",NORTHGATE\\jdoe,Audit Logon,{0cce9215-69ae-11d9-bed3-505054503030},Success,,2",
    ",System,Audit Logon,{0cce9215-69ae-11d9-bed3-505054503030},irgendwas,,",
    "three,cells,only",
  ];
  const { unread, reading } = readText(auditCsv, `${policy}${rows.join("\r\n")}\r\n`);
  expect(unread).toEqual(rows);
  expect(reading.problems.map(({ message }) => message)).toEqual(["expected 0, 1, 2, 3 or 4"]);
});

describe("spelling", () => {
  const set = (text: string, subject: string, cell: "value" | "words", to: string) =>
    spelled(auditCsv, text, ({ policy: read }) => {
      const setting = read?.audit.find((each) => each.subject.value === subject);
      const stated = setting?.[cell];
      if (!stated) throw new Error(`no ${subject}`);
      return { kind: "set-value", stated, to };
    });

  test("a value takes its words along, in their language", () => {
    expect(set(policy, "Plug and Play Events", "value", "3")).toBe(
      policy.replace("030},Success,,1", "030},Success and Failure,,3"),
    );
    expect(set(german, "Logon", "value", "1")).toBe(german.replace("Erfolg und Fehler,,3", "Erfolg,,1"));
    expect(set(french, "Logon", "value", "3")).toBe(french.replace("Succès,", "Succès et échec,"));
  });
  test("words can be set right alone", () =>
    expect(set(policy, "Logoff", "words", "1")).toBe(policy.replace("No Auditing,,0", "Success,,0")));
  test("nothing else is written", () => expect(set(policy, "Logoff", "value", "5")).toBeUndefined());
  test("a row can go", () =>
    expect(
      spelled(auditCsv, policy, ({ policy: read }) => ({
        kind: "remove-statement",
        span: read?.audit[2]?.span ?? { start: 0, end: 0 },
      })),
    ).toBe(policy.replace(/^.*Audit Logoff.*\r\n/m, "")));
});

test("audit policies are told from other tables", () => {
  for (const text of [policy, german, french]) expect(recognise({ path: "export.csv", text })?.id).toBe("audit-csv");
  expect(auditCsv.recognise({ path: "users.csv", text: "Name,SID,Enabled\njdoe,S-1-5-21-1-2-3-1104,True\n" })).toBe(0);
});

describe("any text can be read", () => {
  test("damaged and arbitrary ones", () => {
    expectAllSound(auditCsv, damaged([policy, german, french]));
    expectAllSound(auditCsv, anyText);
  });
  test("long ones, in proportion to their length", () => {
    expectReadSoon(
      auditCsv,
      "audit.csv",
      [policy.repeat(5_000), ",".repeat(500_000), `"${"a,".repeat(300_000)}`],
      5000,
    );
  });
});
