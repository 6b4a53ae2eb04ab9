import { expect, test } from "vitest";
import { gptTmpl } from "../../../server/src/formats/gpttmpl/index.ts";
import { exported, groups, policy } from "./samples.ts";

const sure = (text: string, path = "exports/server.inf") => gptTmpl.recognise({ path, text });

test("templates are known by their sections, whatever they are called", () => {
  for (const text of [policy, exported, groups, "[Privilege Rights]\nSeTcbPrivilege =\n"])
    expect(sure(text, "notes.txt")).toBeGreaterThanOrEqual(0.9);
});

test("one that sets nothing is known by its head, better by its name", () => {
  const empty = '[Unicode]\r\nUnicode=yes\r\n[Version]\r\nsignature="$CHICAGO$"\r\nRevision=1\r\n';
  expect(sure(empty)).toBeGreaterThanOrEqual(0.5);
  expect(sure(empty, "C:\\Policies\\GptTmpl.inf")).toBeGreaterThan(sure(empty));
  expect(sure("", "Machine/Microsoft/Windows NT/SecEdit/gpttmpl.inf")).toBe(0.5);
});

test("drivers' INF files and other INI files are left alone", () => {
  const driver = `[Version]
Signature="$CHICAGO$"
Class=Net
[Manufacturer]
%Vendor%=Models
[Registry Keys]
HKR,,ServiceDll,,mydrv.dll
[Strings]
Vendor="Northgate"
`;
  for (const text of [
    driver,
    "[General]\nVersion=65537\n",
    '[Unicode]\nUnicode=yes\n[Version]\nsignature="$Windows NT$"\n',
    "",
    "no sections at all",
  ])
    expect(sure(text)).toBeLessThan(0.5);
});

test("a script that writes a template is none", () => {
  const script = `# Lets the backup account log on as a batch job.
param([string] $Account)
$ErrorActionPreference = "Stop"
$file = New-TemporaryFile
Write-Host "Account: $Account"
@"
[Unicode]
Unicode=yes
[Privilege Rights]
SeBatchLogonRight = $Account
"@ | Set-Content $file -Encoding Unicode
secedit /configure /db rights.sdb /cfg $file
Remove-Item $file
`;
  expect(sure(script, "grant.ps1")).toBeLessThan(0.5);
});
