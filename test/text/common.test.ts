import fc from "fast-check";
import { expect, test } from "vitest";
import { commonEnd, commonStart } from "../../server/src/text/common.ts";

/** Long enough to be compared in pieces. */
const anyText = fc.string({ maxLength: 8 }).map((text) => text.repeat(700));

test("what two texts have in common is all that they have in common", () => {
  fc.assert(
    fc.property(anyText, fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), anyText, (head, a, b, tail) => {
      const [left, right] = [head + a + tail, head + b + tail];
      const start = commonStart(left, right);
      expect(left.slice(0, start) === right.slice(0, start)).toBe(true);
      expect(start === Math.min(left.length, right.length) || left[start] !== right[start]).toBe(true);
      const most = Math.min(left.length, right.length) - start;
      const end = commonEnd(left, right, most);
      expect(left.slice(left.length - end) === right.slice(right.length - end)).toBe(true);
      expect(end === most || left[left.length - 1 - end] !== right[right.length - 1 - end]).toBe(true);
    }),
  );
});
