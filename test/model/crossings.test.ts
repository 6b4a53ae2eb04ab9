import fc from "fast-check";
import { expect, test } from "vitest";
import { ciscoAsa } from "../../server/src/formats/cisco-asa/index.ts";
import { Crossings } from "../../server/src/model/evaluate/crossings.ts";
import { endsOf } from "../../server/src/model/evaluate/ends.ts";
import type { Checkpoint, InterfaceMatch } from "../../server/src/model/filter.ts";
import { readText } from "../support/readings.ts";

const names = ["inside", "dmz", "outside"];
const nowhere = { start: 0, end: 0 };

const { configuration } = readText(
  ciscoAsa,
  names.map((name, at) => `interface Ethernet0/${at}\n nameif ${name}\n security-level ${at}\n`).join(""),
);
const ends = endsOf([configuration]);
const everyEnd = [undefined, ...Array.from({ length: ends.count }, (_, end) => end)];

const anyMatch: fc.Arbitrary<InterfaceMatch | undefined> = fc.option(
  fc.record({
    names: fc.subarray(names, { minLength: 1 }).map((some) => some.map((value) => ({ value, span: nowhere }))),
    negated: fc.boolean(),
  }),
  { nil: undefined },
);

const anyCheckpoint: fc.Arbitrary<Checkpoint> = fc
  .record({
    traffic: fc.constantFrom("forwarded" as const, "to-device" as const),
    inbound: anyMatch,
    outbound: anyMatch,
  })
  .map(({ traffic, inbound, outbound }) => ({
    traffic,
    ...(inbound && { inbound }),
    ...(outbound && { outbound }),
    title: "access list",
    filters: [],
    otherwise: { value: "permit", span: nowhere },
    span: nowhere,
  }));

function lies(match: InterfaceMatch | undefined, end: number | undefined): boolean {
  if (!match || end === undefined) return true;
  const zone = names.find((name) => ends.of(name)[0] === end);
  const isNamed = match.names.some(({ value }) => value === zone);
  return match.negated ? !isNamed : isNamed;
}

test("checkpoints between two ends are those that both sides lie at, in order", () => {
  fc.assert(
    fc.property(fc.array(anyCheckpoint, { maxLength: 8 }), (checkpoints) => {
      const crossings = new Crossings(checkpoints, ends);
      for (const kind of ["forwarded", "to-device"] as const)
        for (const inbound of everyEnd)
          for (const outbound of everyEnd)
            expect(crossings.between(kind, inbound, outbound)).toEqual(
              checkpoints.filter(
                (point) => point.traffic === kind && lies(point.inbound, inbound) && lies(point.outbound, outbound),
              ),
            );
    }),
  );
});
