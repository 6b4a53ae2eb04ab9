import { describe, expect, test } from "vitest";
import { lgpo } from "../../../server/src/formats/lgpo/index.ts";
import { anyText, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged } from "../../support/readings.ts";
import { policy } from "./samples.ts";

describe("any text can be read", () => {
  test("damaged policies", () => {
    expectAllSound(lgpo, damaged([policy]), 200);
  });

  test("anything else", () => {
    expectAllSound(lgpo, anyText);
  });

  test("a long file takes time in proportion to its length", () => {
    const texts = [
      "Computer\n".repeat(200_000),
      "Computer\nSoftware\\A\nB\nDWORD:1\n\n".repeat(50_000),
      `Computer\nSoftware\\A\nB\nMULTISZ:${"a\\0".repeat(300_000)}\n`,
      `Computer\n${" ".repeat(500_000)}x`,
    ];
    expectReadSoon(lgpo, "policy.txt", texts, 5000);
  });
});

describe("LGPO text is told", () => {
  const sure = (text: string, path = "notes.txt") => lgpo.recognise({ path, text });
  test("by its records", () => {
    expect(sure(policy)).toBeGreaterThanOrEqual(0.9);
    expect(sure(policy, "exports/lgpo.txt")).toBe(1);
    expect(sure("User\nSoftware\\A\nB\nDELETE\n")).toBeGreaterThanOrEqual(0.9);
  });
  test("from prose, from other lists, and from nothing", () => {
    for (const text of [
      "Computer\nscience\nis\nfun\n",
      "",
      "Computer\n",
      "User\n\nKey\nDWORD:1\n",
      `${"x\n".repeat(50)}${policy}`.slice(0, 300),
    ])
      expect(sure(text)).toBeLessThan(0.5);
  });
});
