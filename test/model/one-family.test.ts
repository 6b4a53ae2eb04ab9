import { expect, test } from "vitest";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import { difference } from "../../server/src/model/difference.ts";
import type { Entry, Filter } from "../../server/src/model/filter.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { parseIp } from "../../server/src/net/ip.ts";
import { everyPacket } from "../../server/src/net/packet-set.ts";
import { nowhere } from "../support/small-universe.ts";

const said = <T>(value: T) => ({ value, span: nowhere });
const permit: Entry = { span: nowhere, action: said({ kind: "permit" }) };
const four: Filter = {
  name: said("four"),
  span: nowhere,
  title: "list",
  family: 4,
  entries: [],
  otherwise: said("deny"),
};
const six: Filter = { ...four, name: said("six"), family: 6, otherwise: said("permit") };

function bound(filters: readonly Filter[], family?: 4 | 6): Configuration {
  return {
    ...emptyConfiguration("test", "Test", nowhere),
    filters,
    checkpoints: [
      {
        traffic: "forwarded",
        filters: filters.map((filter) => filter.name),
        otherwise: said("permit"),
        title: "bound",
        span: nowhere,
        ...(family ? { family } : {}),
      },
    ],
  };
}

const packet = (address: string) => {
  const ip = parseIp(address) ?? 0;
  return { source: ip, destination: ip, protocol: 17 };
};
const verdict = (configuration: Configuration, address: string) =>
  trafficOf(configuration).verdict(packet(address), { inbound: "a", outbound: "b" });

test("a list of one family lets packets of the other go on", () => {
  const both = bound([four, six]);
  expect(verdict(both, "10.0.0.1").verdict).toBe("deny");
  expect(verdict(both, "2001:db8::1").verdict).toBe("permit");
  expect(trafficOf(both).verdictOf(six, packet("10.0.0.1")).verdict).toBe("depends");
});

test("where a file tells of one family alone, nobody knows what becomes of the other", () => {
  const open = bound([{ ...four, otherwise: said("permit") }], 4);
  expect(verdict(open, "10.0.0.1").verdict).toBe("permit");
  expect(verdict(open, "2001:db8::1")).toEqual({
    verdict: "depends",
    by: [],
    dependsOn: ["what the file does not tell of IPv6"],
  });
  const { passages } = trafficOf(open).permitted({ from: ["a"], to: ["b"], packets: everyPacket });
  expect(passages.map(({ witness }) => typeof witness.source)).toEqual(["number"]);
});

test("an entry matches no more than its list sees", () => {
  const filter: Filter = { ...four, entries: [permit] };
  const { packets } = trafficOf(bound([filter], 4)).matches(permit);
  expect(packets).toEqual([{ family: 4 }]);
  const { changes } = difference(bound([four], 4), bound([filter], 4));
  expect(changes.map(({ change, packets: changed }) => [change, changed.map(({ family }) => family)])).toEqual([
    ["newly-permitted", [4]],
  ]);
});
