import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { panOs } from "../../../server/src/formats/panos/index.ts";
import { anyTextWith, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { readTools } from "../../support/tools.ts";
import { braces, branch, edge } from "./samples.ts";

const oneLine = edge.replace(/>\s+</g, "><");

describe("any text can be read", () => {
  test("damaged files", () => {
    expectAllSound(panOs, damaged([edge, branch, braces]));
  });

  test("anything else", () => {
    expectAllSound(
      panOs,
      anyTextWith(
        "<config>",
        "</config>",
        '<entry name="',
        "<member>",
        "set ",
        "rulebase security rules",
        "delete ",
        "move a top",
        "deviceconfig {",
        "}",
        ";",
        "[",
        "]",
        '"',
        "\n",
        "\r\n",
        " ",
        "#",
      ),
    );
  });

  test("our own samples leave nothing unread, with any line end, and on one line", () => {
    for (const text of [
      edge,
      oneLine,
      branch,
      braces,
      edge.replaceAll("\n", "\r\n"),
      branch.replaceAll("\n", "\r\n"),
      braces.replaceAll("\n", "\r\n"),
      branch.trimEnd(),
    ]) {
      const { unread, problems } = expectSound(panOs, text);
      expect([unread, problems]).toEqual([[], []]);
      expect(panOs.recognise({ path: "x", text })).toBeGreaterThan(0.9);
    }
  });

  test("on one line it means the same", () => {
    const said = (text: string) =>
      JSON.stringify(panOs.read(text, readTools).configurations, (key, value) => (key === "span" ? 0 : value));
    expect(said(oneLine)).toBe(said(edge));
  });

  test("a long file takes time in proportion to its length", () => {
    const many = (count: number, each: (at: number) => string) =>
      Array.from({ length: count }, (_, at) => each(at)).join("\n");
    const address = many(10_000, (at) => `<entry name="a${at}"><ip-netmask>10.0.0.${at % 250}</ip-netmask></entry>`);
    const rule = many(
      3_000,
      (at) =>
        `<entry name="r${at}"><from><member>a</member></from><to><member>b</member></to><source><member>a${at}</member></source><destination><member>any</member></destination><service><member>service-http</member></service><strange>x</strange><action>allow</action></entry>`,
    );
    const xml = `<config urldb="x"><devices><entry name="localhost.localdomain"><vsys><entry name="vsys1"><address>${address}</address><rulebase><security><rules>${rule}</rules></security></rulebase></entry></vsys></entry></devices></config>`;
    const set = `${many(10_000, (at) => `set address a${at} ip-netmask 10.0.0.${at % 250}`)}\n${many(3_000, (at) => `set rulebase security rules r${at} source [ a${at} any ]`)}\n`;
    expectReadSoon(panOs, "a.xml", [xml, set], 8000);
  });
});

/** Files that hold what is no configuration, or not yet one. */
const wrongOnPurpose: ReadonlyMap<string, string> = new Map([
  ["panos_clean_sanitized.txt", "log formats below config, where no device has them"],
  ["templates/panos/full/iron_skillet_panos_full.xml", "conditions of a template language stand between the tags"],
  [
    "templates/panorama/full/iron_skillet_panorama_full.xml",
    "conditions of a template language stand between the tags",
  ],
  ["application-override-service-interaction", "a port outside of its protocol"],
  ["ignored-lines", "a description that log profiles at this place do not have"],
]);

describe("files of others", () => {
  const folder = sharedPath("corpus/panos");

  test.skipIf(!folder)("each is recognised and read whole", () => {
    const files = readdirSync(folder ?? "", { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const path = join(file.parentPath, file.name).replaceAll("\\", "/");
      const text = readFileSync(path, "utf8");
      expect(panOs.recognise({ path, text }), path).toBeGreaterThanOrEqual(0.5);
      const { unread } = expectSound(panOs, text);
      if (![...wrongOnPurpose.keys()].some((each) => path.endsWith(each))) expect([path, unread]).toEqual([path, []]);
    }
  });
});
