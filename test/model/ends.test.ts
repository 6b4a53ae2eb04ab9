import { expect, test } from "vitest";
import { emptyConfiguration } from "../../server/src/model/configuration.ts";
import { endsOf } from "../../server/src/model/evaluate/ends.ts";
import { nowhere } from "../support/small-universe.ts";

const said = <T>(value: T) => ({ value, span: nowhere });
const named = (...names: string[]) => ({ names: names.map(said) });
const entry = (inbound: string) => ({
  span: nowhere,
  action: said({ kind: "permit" as const }),
  inbound: named(inbound),
});

const ends = endsOf([
  {
    ...emptyConfiguration("test", "Test", nowhere),
    interfaces: [
      { name: said("eth0"), span: nowhere, addresses: [], zone: said("lan") },
      { name: said("eth1"), span: nowhere, addresses: [], zone: said("lan") },
    ],
    filters: [
      {
        name: said("list"),
        span: nowhere,
        title: "list",
        entries: [entry("eth*"), entry("tun+*"), entry("wan")],
        otherwise: said("deny"),
      },
    ],
  },
]);

test("a zone is its members", () => {
  expect(ends.of("lan")).toEqual([...ends.matching(named("eth0", "eth1"))]);
});

test("a pattern matches the interfaces it fits and one that nobody names", () => {
  expect(ends.matching(named("eth*"))).toEqual(expect.arrayContaining([...ends.of("eth7")]));
  expect(ends.of("eth7")).not.toEqual(ends.of("ppp0"));
});

test("an interface nobody names is another interface, which only a negation matches", () => {
  const [other] = ends.of("ppp0");
  expect(ends.nameOf(other ?? -1)).toBe("another interface");
  expect(ends.matching(named("wan"))).not.toContain(other);
  expect(ends.matching({ ...named("wan"), negated: true })).toContain(other);
});
