import fc from "fast-check";
import { test } from "vitest";
import { gpoReport } from "../../../server/src/formats/gpo-report/index.ts";
import { damaged, expectSound } from "../../support/readings.ts";
import { expectSoon } from "../../support/time.ts";
import { readTools } from "../../support/tools.ts";
import { around, declaration, gpo, registry, security } from "./samples.ts";

const whole = declaration + gpo(security + registry, around);

test("damaged reports can be read", () => {
  fc.assert(
    fc.property(damaged([whole]), (text) => void expectSound(gpoReport, text)),
    { numRuns: 200 },
  );
});

test("anything else can be read", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void expectSound(gpoReport, text)));
});

test("a long report takes time in proportion to its length", () => {
  const many = `<report>${gpo(security + registry, around).repeat(300)}</report>`;
  const wide = gpo("<q1:Unknown/>".repeat(100_000));
  const deep = gpo("<a>".repeat(200_000));
  for (const text of [many, wide, deep]) {
    expectSoon(() => {
      gpoReport.recognise({ path: "gpreport.xml", text });
      gpoReport.read(text, readTools);
    }, 5000);
  }
});
