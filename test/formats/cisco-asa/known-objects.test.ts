import { expect, test } from "vitest";
import { read } from "../../../server/src/formats/cisco-asa/read.ts";
import { nodeTools } from "../../../server/src/host/certificates.ts";
import { inPlainObjects } from "../../support/plain.ts";

const text = `object network server
 host 10.0.0.5
object network printers
 range 10.0.1.1 10.0.1.9
object service web
 service tcp destination eq 80
object-group network staff
 network-object object server
 network-object 10.0.2.0 255.255.255.0
object-group service basics tcp
 port-object eq 443
 group-object web
object network mail
 host 10.0.0.6
 nat (inside,outside) static 192.0.2.6
object network last
 host 10.0.0.7
access-list a extended permit tcp any object server eq 443
access-list a extended permit tcp any object server eq 444
access-group a in interface outside
`;

const before = read(text, nodeTools);
const [device] = before.configurations;

/** What a reading that builds on the one before made; it is the same as one from the beginning. */
function readAfter(from: string, to: string) {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  const again = read(changed, nodeTools, before);
  const anew = read(changed, nodeTools);
  expect(inPlainObjects({ ...again, syntax: undefined })).toEqual({ ...anew, syntax: undefined });
  expect(before).toEqual(read(text, nodeTools));
  return again.configurations[0];
}

const termOf = (made: typeof device, name: string) =>
  made?.addresses.find((each) => each.name.value === name)?.terms[0] ??
  made?.services.find((each) => each.name.value === name)?.content.terms[0];

test("objects before a change are taken over as they are, but for those that do more", () => {
  const after = readAfter("eq 444", "eq 445");
  for (const name of ["server", "printers", "web", "staff", "basics"])
    expect(termOf(after, name), name).toBe(termOf(device, name));
  for (const name of ["mail", "last"]) expect(termOf(after, name), name).not.toBe(termOf(device, name));
});

test("what stands behind a change, or is the last thing before it, is read again", () => {
  const after = readAfter("10.0.1.9", "10.0.1.8");
  expect(termOf(after, "server")).not.toBe(termOf(device, "server"));
  expect(termOf(readAfter("tcp destination eq 80", "tcp destination eq 81"), "server")).toBe(termOf(device, "server"));
});

test("an object goes on where a line was put below it", () => {
  readAfter(" host 10.0.0.5\n", " host 10.0.0.5\n\n description a server\n");
  readAfter(" range 10.0.1.1 10.0.1.9\n", " range 10.0.1.1 10.0.1.9\n!\n range 10.0.1.11 10.0.1.19\n");
});

test("a later statement that adds to an object leaves the earlier reading alone", () => {
  const added = "access-group a in interface outside\nobject-group network staff\n network-object host 10.0.3.1\n";
  const after = readAfter("access-group a in interface outside\n", added);
  expect(after?.addresses.find(({ name }) => name.value === "staff")?.terms).toHaveLength(3);
  readAfter("access-group a in interface outside\n", "object service web\n service udp destination eq 53\n");
  readAfter("access-group a in interface outside\n", "object-group network server\n network-object host 10.0.3.1\n");
});
