import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonValue, readJson } from "../../server/src/syntax/json.ts";
import { expectProblems, readCarets } from "../support/carets.ts";

/** What JSON.parse would give, numbers as written. */
function plain(value: JsonValue | undefined): unknown {
  if (!value || value.kind === "null") return null;
  if (value.kind === "array") return value.items.map(plain);
  if (value.kind !== "object") return value.value;
  return Object.fromEntries(value.members.map((member) => [member.name.value, plain(member.value)]));
}

test("every value knows its place", () => {
  const text = '{ "name": "a\\u0062\\n", "list": [1, true], "none": null }';
  const { root, problems } = readJson(text);
  const said = (name: string) => {
    const members = root?.kind === "object" ? root.members : [];
    const value = members.find((member) => member.name.value === name)?.value;
    return value && text.slice(value.span.start, value.span.end);
  };
  expect([said("name"), said("list"), said("none")]).toEqual(["a\\u0062\\n", "[1, true]", "null"]);
  expect(plain(root)).toEqual({ name: "ab\n", list: ["1", true], none: null });
  expect(problems).toEqual([]);
});

describe("damage costs what is damaged", () => {
  test("and no more", () => expect(plain(readJson('{ "a": , "b": oops, 7, "c": 2 }').root)).toEqual({ c: "2" }));

  test("in strings and brackets", () => {
    const marked = readCarets(`
{ "a": "open
^ nothing closes this
       ^ no quote closes this one
, "b": [1 }
          ^ nothing is open that this closes
`);
    expectProblems(readJson(marked.text).problems, marked);
  });
});

test("what JSON.stringify writes reads back", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const words = JSON.parse(JSON.stringify(value), (_, each) => (typeof each === "number" ? String(each) : each));
      expect(plain(readJson(JSON.stringify(value, null, 1)).root)).toEqual(words);
    }),
    { numRuns: 100 },
  );
});

test("any text can be read, nested as deep as it likes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const { span } of readJson(text).problems) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
  expect(readJson("[".repeat(200_000)).problems[0]?.message).toBeDefined();
  expect(readJson('{"a":'.repeat(200_000)).root?.kind).toBe("object");
});
