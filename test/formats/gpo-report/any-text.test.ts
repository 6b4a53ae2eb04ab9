import { test } from "vitest";
import { gpoReport } from "../../../server/src/formats/gpo-report/index.ts";
import { anyText, expectAllSound, expectReadSoon } from "../../support/any-text.ts";
import { damaged } from "../../support/readings.ts";
import { around, declaration, gpo, registry, security } from "./samples.ts";

const whole = declaration + gpo(security + registry, around);

test("damaged reports can be read", () => {
  expectAllSound(gpoReport, damaged([whole]), 200);
});

test("anything else can be read", () => {
  expectAllSound(gpoReport, anyText);
});

test("a long report takes time in proportion to its length", () => {
  const many = `<report>${gpo(security + registry, around).repeat(300)}</report>`;
  const wide = gpo("<q1:Unknown/>".repeat(100_000));
  const deep = gpo("<a>".repeat(200_000));
  expectReadSoon(gpoReport, "gpreport.xml", [many, wide, deep], 5000);
});
