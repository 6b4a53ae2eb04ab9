import fc from "fast-check";
import { expect, test } from "vitest";
import { composeEdits } from "../../server/src/text/compose.ts";
import { applyEdits, type TextEdit } from "../../server/src/text/edit.ts";

test("edits made one after another become edits of the first text", () => {
  const first: TextEdit[] = [{ span: { start: 4, end: 9 }, text: "slow" }];
  const second: TextEdit[] = [
    { span: { start: 0, end: 3 }, text: "a" },
    { span: { start: 6, end: 6 }, text: "-" },
  ];
  expect(composeEdits("the quick fox".length, [first, second])).toEqual([
    { span: { start: 0, end: 3 }, text: "a" },
    { span: { start: 4, end: 9 }, text: "sl-ow" },
  ]);
});

test("the composed edits lead to the same text as the steps", () => {
  const step = fc.array(fc.tuple(fc.nat(60), fc.nat(5), fc.string({ maxLength: 4 })), { maxLength: 4 });
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(step, { maxLength: 5 }), (text, raw) => {
      let current = text;
      const steps = raw.map((edits) => {
        const fitting = editsWithin(current.length, edits);
        current = applyEdits(current, fitting);
        return fitting;
      });
      expect(applyEdits(text, composeEdits(text.length, steps))).toBe(current);
    }),
  );
});

/** Edits inside a text of this length that do not touch one another. */
function editsWithin(length: number, raw: readonly (readonly [number, number, string])[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let free = 0;
  for (const [start, size, text] of [...raw].sort((a, b) => a[0] - b[0])) {
    const end = Math.min(length, start + size);
    if (start < free || start > length) continue;
    edits.push({ span: { start, end }, text });
    free = end + 1;
  }
  return edits;
}
