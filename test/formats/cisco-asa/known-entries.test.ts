import { expect, test } from "vitest";
import { read } from "../../../server/src/formats/cisco-asa/read.ts";
import { nodeTools } from "../../../server/src/host/certificates.ts";
import { inPlainObjects } from "../../support/plain.ts";

const text = `object network server
 host 10.0.0.5
access-list a extended permit tcp any object server eq 443
access-list a extended permit tcp any object server eq 444
access-list a remark what is left
access-list a extended permit udp any object server eq 53
access-list a extended deny ip any any log
access-list a extended deny ip any any
`;

const reading = read(text, nodeTools);
const entriesOf = (made: typeof reading) => made.configurations[0]?.filters[0]?.entries ?? [];

function readAfter(from: string, to: string) {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  const again = read(changed, nodeTools, reading);
  const { configurations, lines, unread } = read(changed, nodeTools);
  expect(inPlainObjects({ ...again, syntax: undefined })).toEqual({
    ...reading,
    configurations,
    lines,
    unread,
    syntax: undefined,
  });
  return entriesOf(again);
}

test("entries before a change are taken over as they are", () => {
  const entries = readAfter("any log", "any log 3");
  expect(entries[1]).toBe(entriesOf(reading)[1]);
  expect(entries[3]).not.toBe(entriesOf(reading)[3]);
});

test("a line that only got longer is read again", () => {
  readAfter("eq 444", "eq 4443");
  readAfter("eq 443\n", "eq 443");
  readAfter("access-list a extended permit udp", "xaccess-list a extended permit udp");
});

test("the entry below a remark is read with it", () => {
  readAfter("what is left", "what else is left");
  readAfter("access-list a remark what is left\n", "");
  readAfter("access-list a extended deny ip any any log\n", "access-list a remark the rest\n");
  expect(entriesOf(reading)[3]?.remark).toBeUndefined();
});

test("entries are read anew when what they refer to is another thing", () => {
  readAfter("object network server", "object network servers");
  readAfter("object network server\n host 10.0.0.5", "object service server\n service tcp destination eq 80");
  readAfter("access-list a extended permit udp", "name 10.0.0.1 any\naccess-list a extended permit udp");
  readAfter("object network server", "ASA Version 8.2(5)\nobject network server");
});

test("a remark put in front of an entry from below is not the earlier reading's", () => {
  const before = entriesOf(reading)[0];
  const entries = readAfter("any log", "any log\naccess-list a line 1 remark first of all");
  expect(entries[0]?.remark?.value).toBe("first of all");
  expect(entriesOf(reading)[0]).toBe(before);
  expect(before?.remark).toBeUndefined();
});
