import { describe, expect, test } from "vitest";
import { gpIni } from "../../../server/src/formats/gp-ini/index.ts";
import { recognise } from "../../../server/src/formats/registry.ts";
import { decodeText, encodeText } from "../../../server/src/text/decode.ts";
import { anyText, expectAllSound } from "../../support/any-text.ts";
import { damaged, readText } from "../../support/readings.ts";

const scripts = `
[Startup]
0CmdLine=\\\\northgate.example\\netlogon\\agent.cmd
0Parameters=/key 4711
1CmdLine=Überprüfung & Abschluss.cmd
1Parameters=
[Logoff]
0CmdLine=logoff.cmd
0Parameters=
`.replaceAll("\n", "\r\n");

describe("scripts", () => {
  const { configuration, unread, at, reading } = readText(gpIni, scripts);

  test("say what is started, and when", () =>
    expect(configuration.policy?.scripts?.map(({ when, program }) => `${when} ${program.value}`)).toEqual([
      "startup \\\\northgate.example\\netlogon\\agent.cmd",
      "startup Überprüfung & Abschluss.cmd",
      "logoff logoff.cmd",
    ]));

  test("have their places", () => {
    expect(at(configuration.policy?.scripts?.[2])).toBe("0CmdLine=logoff.cmd");
    expect(unread).toEqual([]);
  });

  test("keep to themselves what is handed to them", () => {
    expect(JSON.stringify(reading.configurations)).not.toContain("4711");
    expect(reading.secrets?.map(({ start, end }) => scripts.slice(start, end))).toEqual(["/key 4711"]);
  });

  test("of PowerShell have an order, which says nothing", () => {
    const text = "[ScriptsConfig]\nStartExecutePSFirst=true\n[Startup]\n0CmdLine=a.ps1\n0Parameters=\n";
    expect(readText(gpIni, text).unread).toEqual([]);
    expect(recognise({ path: "Scripts/psscripts.ini", text })?.id).toBe("gp-ini");
  });
});

describe("GPT.INI", () => {
  const offIn = (text: string) => readText(gpIni, text).configuration.policy?.disabledParts?.map(({ value }) => value);

  test("of a local policy says which half is off", () => {
    expect(offIn("[General]\nVersion=65537\nOptions=1\n")).toEqual(["user"]);
    expect(offIn("[General]\nVersion=65537\nOptions=3\n")).toEqual(["user", "machine"]);
    expect(offIn("[General]\nVersion=65537\ndisplayName=New Group Policy Object\n")).toBeUndefined();
  });

  test("what it does not have is unread", () =>
    expect(readText(gpIni, "[General]\nOptions=9\nColour=red\n").unread).toEqual(["Options=9", "Colour=red"]));
});

test("files are recognised by their sections; common words need the name too", () => {
  expect(recognise({ path: "a/copy.txt", text: scripts })?.id).toBe("gp-ini");
  expect(recognise({ path: "a/GPT.INI", text: "[General]\nVersion=1\n" })?.id).toBe("gp-ini");
  expect(recognise({ path: "a/app.ini", text: "[General]\nVersion=1\n" })).toBeUndefined();
  expect(recognise({ path: "a/app.ini", text: "[Startup]\nrun=1\n" })).toBeUndefined();
});

test("in every encoding that Windows writes", () => {
  for (const encoding of ["utf-16le-bom", "utf-16le", "utf-8", "utf-8-bom", "windows-1252"] as const) {
    const text = decodeText(encodeText(scripts, encoding) ?? new Uint8Array())?.text ?? "";
    expect(readText(gpIni, text).configuration.policy?.scripts, encoding).toHaveLength(3);
  }
});

test("any text can be read", () => {
  expectAllSound(gpIni, damaged([scripts, "[General]\nOptions=1\n"]));
  expectAllSound(gpIni, anyText);
});
