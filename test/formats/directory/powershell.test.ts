import { describe, expect, test } from "vitest";
import { recognise } from "../../../server/src/formats/registry.ts";
import { accountFacts } from "../../support/directory.ts";
import { readText } from "../../support/readings.ts";
import { americanTable, coreJson, germanTable, windowsJson } from "./powershell-samples.ts";

function read(path: string, text: string) {
  const format = recognise({ path, text });
  if (!format) throw new Error("expected a format");
  const { configuration, unread } = readText(format, text);
  const { directory } = configuration;
  return {
    format: format.id,
    facts: accountFacts(configuration).map(({ message }) => message),
    account: directory?.accounts[0],
    memberships: directory?.memberships.map(({ group }) => group.text),
    unread,
  };
}

const collection = "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection";

describe("`Get-ADUser -Properties *`", () => {
  test.each([
    ["German", germanTable],
    ["American", americanTable],
  ])("as a table of a %s machine: what the table leaves out is unread", (_, text) => {
    const { format, facts, account, unread } = read("export.csv", text);
    expect(format).toBe("ad-csv");
    expect(facts).toEqual([
      "msp-anna, user",
      "enabled true",
      "expires never",
      "last logon 2024-12-30",
      "password set 2024-12-30",
      "passwordNeverExpires true",
    ]);
    expect(account).toMatchObject({ expires: { value: "never" }, principal: { sid: "S-1-5-21-1-2-3-1104" } });
    expect(new Set(unread)).toEqual(new Set(["System.Byte[]", collection]));
  });

  test.each([
    ["Windows PowerShell 5", windowsJson],
    ["PowerShell 7", coreJson],
  ])("as JSON of %s: all of it", (_, text) => {
    const { format, facts, account, memberships, unread } = read("export.json", text);
    expect(format).toBe("ad-json");
    expect(unread).toEqual([]);
    expect(facts).toEqual([
      "msp-anna, user",
      "enabled true",
      "expires never",
      "last logon 2024-10-13",
      "password set 2024-01-02",
      "logon hours always",
      "workstations PC-01, PC-02",
      "passwordNeverExpires true",
    ]);
    expect(account?.lastLogon?.value).toBe(Date.UTC(2024, 9, 13, 8, 30));
    expect(account).toMatchObject({
      expires: { value: "never" },
      principal: { sid: "S-1-5-21-1-2-3-1104" },
      control: { value: 66048 },
      servicePrincipalNames: [{ value: "HTTP/web01" }, { value: "HTTP/web01.northgate.example" }],
    });
    expect(memberships).toEqual(["ops@northgate.example", "vpn@northgate.example"]);
  });
});
