import { describe, expect, test } from "vitest";
import { adJson } from "../../../server/src/formats/ad-json/index.ts";
import { expectAllSound } from "../../support/any-text.ts";
import { accountFacts, groupsOf } from "../../support/directory.ts";
import { damaged, readText } from "../../support/readings.ts";
import { expectSoon } from "../../support/time.ts";
import { readTools } from "../../support/tools.ts";

/** Windows PowerShell 5. */
const windows = `[
    {
        "AccountExpirationDate":  null,
        "DistinguishedName":  "CN=Anna,OU=MSP,DC=northgate,DC=example",
        "Enabled":  true,
        "LastLogonDate":  "\\/Date(1763713800000)\\/",
        "LogonHours":  [0,0,0,0,255,3,0,255,3,0,255,3,0,255,3,0,255,3,0,0,0],
        "MemberOf":  { "value": ["CN=ops,OU=Groups,DC=northgate,DC=example"], "Count": 1 },
        "ObjectClass":  "user",
        "SamAccountName":  "msp-anna",
        "SID":  { "BinaryLength": 28, "AccountDomainSid": "S-1-5-21-1-2-3", "Value": "S-1-5-21-1-2-3-1104" },
        "userAccountControl":  512
    }
]
`;

/** PowerShell 7, groups by name. */
const groups = `{
  "Administratoren": [
    { "SamAccountName": "ops", "objectClass": "group", "distinguishedName": "CN=ops,DC=a", "SID": "S-1-5-21-1-2-3-1110" }
  ],
  "ops": [
    { "SamAccountName": "bob", "objectClass": "user", "distinguishedName": "CN=Bob,DC=a", "LastLogonDate": "2026-11-21T08:30:00.1234567Z" }
  ]
}
`;

const factsIn = (text: string) => {
  const { configuration, at } = readText(adJson, text);
  return accountFacts(configuration).map((fact) => `${at(fact)}: ${fact.message}`);
};

describe("lists of PowerShell", () => {
  test("tell what LDIF tells, each at its value", () =>
    expect(factsIn(windows)).toEqual([
      "msp-anna: msp-anna, user",
      "true: enabled true",
      "\\/Date(1763713800000)\\/: last logon 2025-11-21",
      "0,0,0,0,255,3,0,255,3,0,255,3,0,255,3,0,255,3,0,0,0: logon hours 12345 8-18",
    ]));

  test("null says that nothing is set, and SIDs are objects", () => {
    const { directory } = readText(adJson, windows).configuration;
    expect(directory?.accounts[0]).toMatchObject({
      expires: { value: "never" },
      principal: { sid: "S-1-5-21-1-2-3-1104" },
    });
    expect(directory?.memberships).toHaveLength(1);
  });

  test("by group, in any language", () => {
    const { configuration } = readText(adJson, groups);
    expect(groupsOf(configuration, "bob")).toEqual(["ops", "Administrators"]);
    expect(factsIn(groups)).toContain("2026-11-21T08:30:00.1234567Z: last logon 2026-11-21");
  });
});

test("lists that were flattened are parted, and those that were left out are unread", () => {
  const flat = '[{ "SamAccountName": "a", "DistinguishedName": "CN=a,DC=x", "MemberOf": "CN=b,DC=x CN=c,DC=x" }]';
  expect(groupsOf(readText(adJson, flat).configuration, "a")).toEqual(["b@x", "c@x"]);
  const lost = '[{ "SamAccountName": "a", "MemberOf": "System.String[]" }]';
  expect(readText(adJson, lost).unread).toEqual(["System.String[]"]);
});

test("a value that is none is unread", () => {
  const { unread, reading } = readText(adJson, '[{ "SamAccountName": "a",\n"LastLogonDate": "soon" }]\n');
  expect(unread).toEqual(["soon"]);
  expect(reading.lines).toEqual({ total: 2, read: 1, ignored: 0, unread: 1 });
});

test("lists are known by their names", () => {
  const sure = (text: string) => adJson.recognise({ path: "export.txt", text });
  for (const text of [windows, groups]) expect(sure(text)).toBeGreaterThanOrEqual(0.9);
  for (const text of ["", "{}", '{ "users": [{ "name": "anna" }] }', "SamAccountName: a"])
    expect(sure(text)).toBeLessThan(0.5);
});

describe("any text can be read", () => {
  test("damaged lists", () => {
    expectAllSound(adJson, damaged([windows, groups]), 200);
  });

  test("a long list takes time in proportion to its length", () => {
    const item = windows.trim().slice(1, -1);
    for (const text of [
      `[${Array.from({ length: 2_000 }, () => item).join(",")}]`,
      "[".repeat(300_000),
      `${windows}${'"'.repeat(300_001)}`,
    ]) {
      expectSoon(() => {
        adJson.recognise({ path: "a.json", text });
        adJson.read(text, readTools);
      });
    }
  });
});
