import { expect, test } from "vitest";
import { meetingFilter, parseTagFilter } from "../../../server/src/formats/panos/tag-filters.ts";

test.each([
  ["'web'", ["web"], true],
  ["web", ["mail"], false],
  ["'web' and 'branch'", ["web"], false],
  ["'web' or 'branch' and 'hq'", ["web"], true],
  ["('web' or 'branch') and 'hq'", ["web"], false],
  ["\"two words\" AND 'and'", ["two words", "and"], true],
])("%s, of what has %j, is %s", (text, tags, expected) => {
  const filter = parseTagFilter(text);
  const thing = new Set(["it"]);
  const found = filter && meetingFilter(filter, (tag) => (tags.includes(tag) ? thing : new Set<string>()));
  expect(found?.has("it")).toBe(expected);
});

test.each(["", "and", "'a' and", "'a' 'b'", "( 'a'", "'a' )", "()", "not 'a'", "'a' ( 'b' )"])(
  "%s asks something else",
  (text) => expect(parseTagFilter(text)).toBeUndefined(),
);

test("parentheses as deep as they like", () =>
  expect(parseTagFilter(`${"(".repeat(50_000)}a${")".repeat(50_000)}`)).toEqual([{ term: "a" }]));
