import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gpPreferences } from "../../../server/src/formats/gp-preferences/index.ts";
import { decodeText } from "../../../server/src/text/decode.ts";
import { expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged, expectSound, readText } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { all } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged files", () => {
    expectAllSound(gpPreferences, damaged(all), 300);
  });

  test("our own samples leave nothing unread", () => {
    for (const text of all) expect(expectSound(gpPreferences, text).unread).toEqual([]);
  });

  test("a long file takes time in proportion to its length", () => {
    const root = '<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">';
    const group =
      '<Group name="a"><Properties groupName="a"><Members><Member name="b" action="ADD"/></Members></Properties></Group>';
    expectReadSoon(gpPreferences, "Groups.xml", [
      root + group.repeat(5_000),
      root + "<Collection>".repeat(50_000),
      `${root}${"<Filters>".repeat(50_000)}`,
    ]);
  });
});

test("files are known by their root and its class", () => {
  for (const text of all) expect(gpPreferences.recognise({ path: "a.xml", text })).toBe(1);
  const others = ["", "<Groups><Group/></Groups>", '<Files><File name="a"/></Files>', "<html><p>Groups</p></html>"];
  for (const text of others) expect(gpPreferences.recognise({ path: "a.xml", text })).toBeLessThan(0.5);
});

describe("files of others", () => {
  const folder = sharedPath("corpus/gpo");

  test.skipIf(!folder)("each is recognised and read whole, and its passwords stay where they are", () => {
    const files = readdirSync(folder ?? "", { recursive: true, encoding: "utf8" }).filter((path) =>
      /[\\/]Preferences[\\/].*\.xml$/i.test(path),
    );
    expect(files.length).toBeGreaterThan(0);
    const passwords = files.flatMap((path) => {
      const text = decodeText(readFileSync(join(folder ?? "", path)))?.text ?? "";
      expect(gpPreferences.recognise({ path, text }), path).toBe(1);
      const { unread, problems } = expectSound(gpPreferences, text);
      expect([path, unread, problems]).toEqual([path, [], []]);
      const { configuration, at } = readText(gpPreferences, text);
      return (configuration.policy?.publishedPasswords ?? []).map((password) => {
        expect(JSON.stringify(configuration)).not.toContain(at(password));
        return password.of;
      });
    });
    expect(passwords.sort()).toEqual(["data-source", "data-source", "local-account", "task", "task", "task"]);
  });
});
