import { expect, test } from "vitest";
import type { AddressMatch } from "../../server/src/model/address.ts";
import type { Entry } from "../../server/src/model/filter.ts";
import { isSameButMoved, movedEntry, movedReference, spelledOut } from "../../server/src/model/moved.ts";
import { saysTheSame } from "../../server/src/model/same.ts";
import type { ServiceMatch } from "../../server/src/model/service.ts";
import { network4 } from "../../server/src/net/ip.ts";

const span = { start: 10, end: 14 };
const name = { value: "servers", span };
const by = 7;

const addresses: Required<AddressMatch> = {
  terms: [
    { kind: "any", family: 4, span },
    { kind: "range", range: network4(0x0a000000, 8), span },
    { kind: "wildcard", address: 1, wildcard: 2, span },
    { kind: "name", name, span },
    { kind: "fqdn", name: "example.org", span },
    { kind: "interface", interface: name, span },
    { kind: "unknown", text: "a country", span },
  ],
  except: [{ kind: "name", name, span }],
  negated: false,
  span,
};

const services: Required<ServiceMatch> = {
  terms: [
    { kind: "any", span },
    {
      kind: "protocol",
      protocol: { kind: "numbers", numbers: [6, 6], span },
      source: [{ kind: "ports", ports: [80, 80], span }],
      destination: [{ kind: "name", name, span }],
      icmp: [
        { kind: "types", types: [8, 8], codes: [0, 0], span },
        { kind: "name", name, span },
      ],
      flags: [{ mask: 18, value: 2 }],
      span,
    },
    { kind: "protocol", protocol: { kind: "name", name, span }, span },
    { kind: "name", name, span },
    { kind: "application", name: "ssl", usual: [{ kind: "any", span }], span },
    { kind: "unknown", text: "gre", span },
  ],
  except: [{ kind: "name", name, span }],
  negated: true,
  span,
};

/** Everything that an entry may say. */
const entry: Required<Entry> = {
  span,
  statement: span,
  label: name,
  action: { value: { kind: "permit" }, span },
  source: addresses,
  destination: addresses,
  service: services,
  inbound: { names: [name], negated: true },
  outbound: { names: [name] },
  states: ["new"],
  fragments: "only",
  schedule: name,
  conditions: [name],
  impossible: "no packet has an input interface there",
  disabled: span,
  log: { on: true, span, level: 4, implied: "as the vendor does" },
  inspection: [name],
  implied: "as the vendor does",
  remark: name,
};

/** The same value with every span in it moved. */
function allMoved(value: unknown): unknown {
  if (value === span) return { start: span.start + by, end: span.end + by };
  if (Array.isArray(value)) return value.map(allMoved);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, allMoved(each)]));
}

test("all that an entry says moves with it", () => {
  const moved = movedEntry(entry, by);
  expect(spelledOut(moved)).toEqual(allMoved(entry));
  expect(spelledOut(movedEntry(moved, 3))).toEqual(spelledOut(movedEntry(entry, by + 3)));
  expect(movedEntry(moved, -by)).toBe(entry);
  expect(saysTheSame(moved, structuredClone(entry))).toBe(true);
  expect(saysTheSame(structuredClone(entry), moved)).toBe(true);
  expect(saysTheSame(moved, { ...entry, fragments: "never" })).toBe(false);
});

test("an entry that says little has moved with no more than that", () => {
  expect(spelledOut(movedEntry({ span, action: entry.action }, by))).toEqual(allMoved({ span, action: entry.action }));
});

test("an entry that has moved is known again, however often it did", () => {
  const once = movedEntry(entry, by);
  expect(isSameButMoved(entry, once)).toBe(true);
  expect(isSameButMoved(movedEntry(once, 3), movedEntry(entry, -2))).toBe(true);
  expect(isSameButMoved(once, { ...entry })).toBe(false);
});

test("a reference moves with its line", () => {
  const reference = { kinds: ["address"], name, whenUndefined: "nothing is permitted" } as const;
  expect(movedReference(reference, by)).toEqual(allMoved(reference));
});
