import { describe, expect, test } from "vitest";
import { gpoBackup } from "../../../server/src/formats/gpo-backup/index.ts";
import { recognise } from "../../../server/src/formats/registry.ts";
import { anyText, expectAllSound } from "../../support/any-text.ts";
import { damaged, expectSound, readText } from "../../support/readings.ts";

const namespace = "http://www.microsoft.com/GroupPolicy/GPOOperations";

const instance = (name: string) =>
  `<BackupInst xmlns="${namespace}/Manifest"><GPOGuid><![CDATA[{5a30a7c4-7c8b-4b77-b64e-0355c5ee55fb}]]></GPOGuid><GPODomain><![CDATA[northgate.example]]></GPODomain><BackupTime><![CDATA[2026-11-01T21:01:16]]></BackupTime><ID><![CDATA[{4700F508-14C1-4369-8518-0E47507A58A8}]]></ID><Comment><![CDATA[]]></Comment><GPODisplayName><![CDATA[${name}]]></GPODisplayName></BackupInst>`;

const scheme = (options: number, filter = "") => `<?xml version="1.0" encoding="utf-8"?>
<GroupPolicyBackupScheme bkp:version="2.0" xmlns:bkp="${namespace}" xmlns="${namespace}">
    <GroupPolicyObject><SecurityGroups/><FilePaths/><GroupPolicyCoreSettings><ID><![CDATA[{5A30A7C4-7C8B-4B77-B64E-0355C5EE55FB}]]></ID><Domain><![CDATA[northgate.example]]></Domain><DisplayName><![CDATA[Server & Baseline]]></DisplayName><Options><![CDATA[${options}]]></Options>
      <WMIFilter>${filter}</WMIFilter></GroupPolicyCoreSettings>
        <GroupPolicyExtension bkp:ID="{35378EAC-683F-11D2-A89A-00C04FBBCFA2}" bkp:DescName="Registry"/>
    </GroupPolicyObject>
</GroupPolicyBackupScheme>
`;

describe("a backup says which policy it is of", () => {
  test("in bkupInfo.xml", () => {
    const { configuration, unread } = readText(gpoBackup, instance("Servers"));
    const { name, id, domain } = configuration.policy ?? {};
    expect([name?.value, id?.value, domain?.value]).toEqual([
      "Servers",
      "5A30A7C4-7C8B-4B77-B64E-0355C5EE55FB",
      "northgate.example",
    ]);
    expect(unread).toEqual([]);
  });

  test("in Backup.xml, and which half is off", () => {
    const offIn = (options: number) =>
      readText(gpoBackup, scheme(options)).configuration.policy?.disabledParts?.map(({ value }) => value);
    expect(readText(gpoBackup, scheme(0)).configuration.policy?.name?.value).toBe("Server & Baseline");
    expect([0, 1, 2, 3].map(offIn)).toEqual([undefined, ["user"], ["machine"], ["user", "machine"]]);
  });

  test("for each of several, in manifest.xml", () => {
    const manifest = `<Backups xmlns="${namespace}/Manifest">\n${instance("Servers")}\n${instance("Clients")}\n</Backups>`;
    const reading = expectSound(gpoBackup, manifest);
    expect(reading.configurations.map(({ policy }) => policy?.name?.value)).toEqual(["Servers", "Clients"]);
  });
});

test("a WMI filter is not understood", () =>
  expect(readText(gpoBackup, scheme(0, "<![CDATA[Laptops]]>")).unread).toEqual([
    "<WMIFilter><![CDATA[Laptops]]></WMIFilter>",
  ]));

test("backups are recognised by their namespace", () => {
  for (const text of [instance("A"), scheme(0)]) expect(recognise({ path: "x.xml", text })?.id).toBe("gpo-backup");
  for (const text of ["<BackupInst/>", "<Backups><BackupInst/></Backups>", ""])
    expect(gpoBackup.recognise({ path: "bkupInfo.xml", text })).toBe(0);
});

test("any text can be read", () => {
  expectAllSound(gpoBackup, damaged([instance("A"), scheme(3, "x")]));
  expectAllSound(gpoBackup, anyText);
});
