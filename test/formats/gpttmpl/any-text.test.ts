import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gptTmpl } from "../../../server/src/formats/gpttmpl/index.ts";
import { decodeText } from "../../../server/src/text/decode.ts";
import { anyText, expectAllSound } from "../../support/any-text.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { sharedPath } from "../../support/shared.ts";
import { expectSoon } from "../../support/time.ts";
import { readTools } from "../../support/tools.ts";
import { exported, groups, policy } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged templates", () => {
    expectAllSound(gptTmpl, damaged([policy, exported, groups]), 200);
  });

  test("anything else", () => {
    expectAllSound(gptTmpl, anyText);
  });

  test("our own samples leave nothing unread", () => {
    for (const text of [policy, exported, groups]) expect(expectSound(gptTmpl, text).unread).toEqual([]);
  });

  test("a long file takes time in proportion to its length", () => {
    const line = `SeInteractiveLogonRight = ${"*S-1-5-32-544,".repeat(50_000)}\n`;
    const lines = "AuditLogonEvents = 3 ;;; \n".repeat(50_000);
    const quotes = `MACHINE\\a\\b=7,${'"'.repeat(500_001)}\n`;
    const blanks = `[Unicode]\n${" ".repeat(500_000)}x\n${"\n".repeat(50_000)}`;
    for (const text of [line, lines, quotes, blanks]) {
      expectSoon(() => {
        gptTmpl.recognise({ path: "GptTmpl.inf", text });
        gptTmpl.read(`[Privilege Rights]\n${text}`, readTools);
      }, 5000);
    }
  });
});

describe("templates of others", () => {
  const folder = sharedPath("corpus/gpo");

  test.skipIf(!folder)("each is recognised, read whole, and without a problem", () => {
    const files = readdirSync(folder ?? "", { recursive: true, encoding: "utf8" }).filter((path) =>
      /gpttmpl\.inf$/i.test(path),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const text = decodeText(readFileSync(join(folder ?? "", path)))?.text ?? "";
      expect(gptTmpl.recognise({ path, text }), path).toBeGreaterThanOrEqual(0.5);
      const { unread, problems } = expectSound(gptTmpl, text);
      expect([path, unread, problems]).toEqual([path, [], []]);
    }
  });
});
