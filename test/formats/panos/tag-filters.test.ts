import { expect, test } from "vitest";
import { meetsFilter, parseTagFilter } from "../../../server/src/formats/panos/tag-filters.ts";

test.each([
  ["'web'", ["web"], true],
  ["web", ["mail"], false],
  ["'web' and 'branch'", ["web"], false],
  ["'web' or 'branch' and 'hq'", ["web"], true],
  ["('web' or 'branch') and 'hq'", ["web"], false],
  ["\"two words\" AND 'and'", ["two words", "and"], true],
])("%s, of what has %j, is %s", (text, tags, expected) => {
  const filter = parseTagFilter(text);
  expect(filter && meetsFilter(filter, new Set(tags))).toBe(expected);
});

test.each(["", "and", "'a' and", "'a' 'b'", "( 'a'", "'a' )", "()", "not 'a'", "'a' ( 'b' )"])(
  "%s asks something else",
  (text) => expect(parseTagFilter(text)).toBeUndefined(),
);

test("parentheses as deep as they like", () =>
  expect(parseTagFilter(`${"(".repeat(50_000)}a${")".repeat(50_000)}`)).toEqual(["a"]));
