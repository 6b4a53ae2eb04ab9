import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import { everything } from "../../../server/src/review/catalogue.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import { anyTextWith, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { readTools } from "../../support/tools.ts";
import { branch, domains } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged files", () => {
    expectAllSound(fortiOs, damaged([branch, domains]));
  });

  test("anything else", () => {
    expectAllSound(
      fortiOs,
      anyTextWith(
        "config ",
        "firewall policy",
        "edit 1",
        "next",
        "end",
        "set ",
        "member ",
        '"',
        "\\",
        "\n",
        "\r\n",
        " ",
        "#",
      ),
    );
  });

  test("our own samples leave nothing unread, with any line end", () => {
    for (const text of [
      branch,
      domains,
      branch.replaceAll("\n", "\r\n"),
      domains.replaceAll("\n", "\r"),
      branch.trimEnd(),
    ]) {
      const { unread, problems } = expectSound(fortiOs, text);
      expect([unread, problems]).toEqual([[], []]);
    }
  });

  test("a long file takes time in proportion to its length", () => {
    const policies = (count: number) =>
      Array.from(
        { length: count },
        (_, at) => `edit ${at}\nset srcaddr "a${at}"\nset dstaddr all\nset service HTTP\nset strange x\nnext\n`,
      ).join("");
    const objects = (count: number) =>
      Array.from({ length: count }, (_, at) => `edit "a${at}"\nset subnet 10.0.0.${at % 250}/32\nnext\n`).join("");
    const names = `config firewall policy\nedit 1\nset srcaddr ${'"x" '.repeat(150_000)}\nnext\nend\n`;
    const text = `config firewall address\n${objects(8_000)}end\nconfig firewall policy\n${policies(4_000)}end\n`;
    expectReadSoon(fortiOs, "a.conf", [names, text], 8000);
  });
});

test("a policy of hundreds of thousands of names is judged like any other", () => {
  const list = (word: string) => `set ${word} ${'"x" '.repeat(200_000)}\n`;
  const ends = "set srcintf a\nset dstintf b\nset dstaddr all\n";
  const text = `config firewall policy\nedit 1\nset action accept\n${ends}${list("srcaddr")}${list("service")}next\nend\n`;
  const onFailure = ({ thrown }: { readonly thrown: unknown }) => {
    throw thrown;
  };
  expect(
    reviewFile({ path: "a.conf", text }, { tools: readTools, today: 0, catalogue: everything, onFailure }),
  ).toBeDefined();
});

/** It sets a property that no device has, to see that a reader goes on. */
const wrongOnPurpose = "fortios_system_recovery";

describe("files of others", () => {
  const folder = sharedPath("corpus/fortios");

  test.skipIf(!folder)("each is recognised and read whole", () => {
    const files = readdirSync(folder ?? "", { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      const text = readFileSync(path, "utf8");
      expect(fortiOs.recognise({ path, text }), path).toBeGreaterThanOrEqual(0.5);
      const { unread } = expectSound(fortiOs, text);
      if (!path.endsWith(wrongOnPurpose)) expect([path, unread]).toEqual([path, []]);
    }
  });
});
