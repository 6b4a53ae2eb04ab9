import { expect, test } from "vitest";
import { ciscoAsa } from "../../server/src/formats/cisco-asa/index.ts";
import { changedNames, mentions } from "../../server/src/model/evaluate/changed-names.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { readText } from "../support/readings.ts";

const text = `hostname fw
interface Ethernet0/0
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
object network server
 host 10.0.0.5
object network printer
 host 10.0.0.6
object service web
 service tcp destination eq 80
object-group network machines
 network-object object server
 network-object object printer
object-group network all
 group-object machines
access-list a extended permit tcp any object-group all eq 443
access-list a extended permit tcp any object printer eq 515
access-list a extended permit object web any any
access-list b extended permit tcp any any eq 22
access-list b extended permit tcp any host 10.0.0.7 eq 22
access-group a in interface inside
`;

const read = (from = "", to = "") => readText(ciscoAsa, text.replace(from, to)).configuration;

const changed = (from: string, to: string) => [...changedNames(read(), read(from, to))].sort();

test("a name that stands for something else, and the groups that hold it, have changed", () => {
  expect(changed("10.0.0.5", "10.0.0.50")).toEqual(["all", "machines", "server"]);
  expect(changed(" network-object object printer\n", "")).toEqual(["all", "machines"]);
  expect(changed("destination eq 80", "destination eq 81")).toEqual(["web"]);
});

test("a name that is new or gone has changed", () => {
  expect(changed("object network printer", "object network printers")).toEqual([
    "all",
    "machines",
    "printer",
    "printers",
  ]);
});

test("what only stands elsewhere has not changed", () => {
  expect(changed("hostname fw\n", "hostname fw\n!\n!\n")).toEqual([]);
});

test("entries mention what they name", () => {
  const entries = read().filters[0]?.entries ?? [];
  expect(entries.map((entry) => mentions(entry, new Set(["printer"])))).toEqual([false, true, false]);
  expect(entries.map((entry) => mentions(entry, new Set(["web", "all"])))).toEqual([true, false, true]);
});

test("answers about lists that name nothing of what changed are kept", () => {
  const [before, after] = [read(), read("10.0.0.5", "10.0.0.50")];
  const earlier = trafficOf(before);
  const dead = before.filters.map((filter) => earlier.dead(filter).dead[0]?.entry);
  expect(dead[1]).toBe(before.filters[1]?.entries[1]);
  const later = trafficOf(after, earlier);
  const again = after.filters.map((filter) => later.dead(filter).dead[0]?.entry);
  expect(again).toEqual([undefined, after.filters[1]?.entries[1]]);
  const [first] = after.filters[0]?.entries ?? [];
  expect(first && later.matches(first)).toEqual(first && trafficOf(after).matches(first));
  expect(first && later.matches(first)).not.toEqual(first && earlier.matches(before.filters[0]?.entries[0] ?? first));
});
