import { describe, expect, test } from "vitest";
import { adCsv } from "../../../server/src/formats/ad-csv/index.ts";
import { decodeText, encodeText } from "../../../server/src/text/decode.ts";
import { expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { accountFacts, groupsOf, membershipFacts } from "../../support/directory.ts";
import { damaged, readText } from "../../support/readings.ts";
import { csvde, german, members, users } from "./samples.ts";

const factsIn = (text: string) => {
  const { configuration, reading } = readText(adCsv, text);
  return accountFacts(configuration).map(
    ({ span, message }) => `${reading && text.slice(span.start, span.end)}: ${message}`,
  );
};

describe("tables of PowerShell", () => {
  test("tell what LDIF tells, each at its cell", () =>
    expect(factsIn(users)).toEqual([
      "msp-anna: msp-anna, user",
      "True: enabled true",
      "11/21/2026 8:30:00 PM: last logon 2026-11-21",
      "1/2/2025 9:00:00 AM: password set 2025-01-02",
      "True: passwordNeverExpires true",
      "k.ito: k.ito, user",
      "12/31/2026 12:00:00 AM: expires 2026-12-31",
      "PC-01,PC-02: workstations PC-01, PC-02",
    ]));

  test("an empty cell says that nothing is set", () => {
    const [anna, kenji] = readText(adCsv, users).configuration.directory?.accounts ?? [];
    expect(anna?.expires).toMatchObject({ value: "never", implied: "the record has no accountexpirationdate" });
    expect(anna?.workstations?.value).toBe("any");
    expect([kenji?.lastLogon?.value, kenji?.passwordSet?.value]).toEqual(["never", "at-next-logon"]);
  });

  test("a column of logons without any was not exported", () => {
    const [account] =
      readText(adCsv, "SamAccountName,Enabled,LastLogonDate\na,True,\n").configuration.directory?.accounts ?? [];
    expect(account?.lastLogon).toBeUndefined();
  });

  test("memberships lie in one cell", () => {
    const { configuration, at } = readText(adCsv, users);
    expect(membershipFacts(configuration).map((fact) => `${fact.message} ${at(fact)}`)).toEqual([
      "msp-anna@northgate.example < msp-servers@northgate.example CN=msp-servers,OU=Groups,DC=northgate,DC=example",
      "msp-anna@northgate.example < Domain Admins CN=Domain Admins,CN=Users,DC=northgate,DC=example",
    ]);
  });

  test("parted by semicolons and in German", () => {
    expect(factsIn(german)).toEqual([
      "msp-jörg: msp-jörg, unknown",
      "Wahr: enabled true",
      "21.11.2026 20:30:00: last logon 2026-11-21",
    ]);
    expect(groupsOf(readText(adCsv, german).configuration, "msp-jörg")).toEqual(["Domain Admins"]);
  });

  test("members of groups, with the group in a column", () => {
    const { configuration } = readText(adCsv, members);
    expect(groupsOf(configuration, "bob")).toEqual(["ops", "Domain Admins"]);
  });

  test("in UTF-16, as older PowerShell redirects it", () => {
    const bytes = encodeText(german, "utf-16le-bom");
    const text = bytes && decodeText(bytes)?.text;
    expect(text).toBe(german);
    expect(adCsv.recognise({ path: "a.txt", text: text ?? "" })).toBeGreaterThanOrEqual(0.9);
  });

  test("raw values, as csvde writes them", () => {
    const { configuration } = readText(adCsv, csvde);
    expect(configuration.directory?.accounts[0]).toMatchObject({
      principal: { sid: "S-1-5-21-1-2-3-500", known: "Administrator" },
      expires: { value: "never" },
      flags: { passwordNeverExpires: { value: true } },
    });
    expect(groupsOf(configuration, "msp-anna")).toHaveLength(2);
  });
});

describe("what is not known is unread", () => {
  test("lists that the export left out", () => {
    const { unread, reading } = readText(
      adCsv,
      "SamAccountName,MemberOf\na,Microsoft.ActiveDirectory.Management.ADPropertyValueCollection\n",
    );
    expect(unread).toEqual(["Microsoft.ActiveDirectory.Management.ADPropertyValueCollection"]);
    expect(reading.lines).toEqual({ total: 2, read: 1, ignored: 0, unread: 1 });
  });

  test("dates that may mean two days", () => {
    const ambiguous = "SamAccountName,AccountExpirationDate\na,3/4/2026\n";
    expect(readText(adCsv, ambiguous).reading.problems.map(({ message }) => message)).toEqual([
      "no date of the file tells whether the day or the month comes first",
    ]);
    expect(factsIn(`${ambiguous}b,25/4/2026\n`)).toContain("3/4/2026: expires 2026-04-03");
  });
});

test("tables are known by their columns", () => {
  const sure = (text: string) => adCsv.recognise({ path: "export.txt", text });
  for (const text of [users, german, members, csvde]) expect(sure(text)).toBeGreaterThanOrEqual(0.7);
  for (const text of [
    "",
    "name,email\nanna,a@b\n",
    "Machine Name,Policy Target,Subcategory,Subcategory GUID\n",
    "SID\nS-1-5-18\n",
  ])
    expect(sure(text)).toBeLessThan(0.5);
});

describe("any text can be read", () => {
  test("damaged tables", () => {
    expectAllSound(adCsv, damaged([users, german, members, csvde]), 200);
  });

  test("a long table takes time in proportion to its length", () => {
    const [type, header, row] = users.split("\n");
    expectReadSoon(adCsv, "a.csv", [
      `${type}\n${header}\n${`${row}\n`.repeat(10_000)}`,
      `${header}\n"${",".repeat(500_000)}`,
      `${header}\n${'"'.repeat(500_001)}`,
    ]);
  });
});
