import { expect, test } from "vitest";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import type { Entry, Filter } from "../../server/src/model/filter.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { parseIp, parseNetwork } from "../../server/src/net/ip.ts";
import type { ConnectionStateName } from "../../server/src/net/packet.ts";
import { nowhere } from "../support/small-universe.ts";

const said = <T>(value: T) => ({ value, span: nowhere });
const from = (text: string) => {
  const range = parseNetwork(text);
  return { terms: range ? [{ kind: "range" as const, range, span: nowhere }] : [], span: nowhere };
};
const permit: Entry = { span: nowhere, action: said({ kind: "permit" }) };
const list = (name: string, ...entries: readonly Entry[]): Filter => ({
  name: said(name),
  span: nowhere,
  title: "list",
  entries,
  otherwise: said("deny"),
});

/** What the filter permits where packets from 10.0.0.0/8 are not tracked, perhaps or for sure. */
function configuration(filter: Filter, chosen: Partial<Entry> = {}): Configuration {
  const chooses: Filter = {
    ...list("chosen", { ...permit, source: from("10.0.0.0/8"), ...chosen }),
    purpose: "selection",
  };
  return {
    ...emptyConfiguration("test", "Test", nowhere),
    filters: [filter, chooses],
    checkpoints: [
      {
        traffic: "forwarded",
        filters: [filter.name],
        otherwise: said("deny"),
        title: "bound",
        span: nowhere,
        untracked: chooses.name,
      },
    ],
  };
}

const verdict = (asked: Configuration, source: string, state: ConnectionStateName) => {
  const packet = { source: parseIp(source) ?? 0, destination: 1, protocol: 17, state };
  return trafficOf(asked).verdict(packet, { inbound: "a", outbound: "b" }).verdict;
};

test("an untracked packet has no other state, whatever its connection looks like from outside", () => {
  const stateful = configuration(list("stateful", { ...permit, states: ["established"] }));
  expect(verdict(stateful, "10.1.2.3", "established")).toBe("deny");
  expect(verdict(stateful, "11.1.2.3", "established")).toBe("permit");
  const open = configuration(list("open", { ...permit, states: ["untracked"] }));
  expect(verdict(open, "10.1.2.3", "new")).toBe("permit");
  expect(verdict(open, "11.1.2.3", "new")).toBe("deny");
});

test("what is asked of no state holds for all packets, in its order", () => {
  const denied = list("list", { ...permit, action: said({ kind: "deny" }), source: from("10.1.0.0/16") }, permit);
  expect(verdict(configuration(denied), "10.1.2.3", "new")).toBe("deny");
  expect(verdict(configuration(denied), "10.2.2.3", "new")).toBe("permit");
  expect(verdict(configuration(denied), "11.2.2.3", "new")).toBe("permit");
});

test("where nobody knows whether a packet is tracked, its state decides nothing for sure", () => {
  const stateful = list("stateful", { ...permit, states: ["established"] });
  const perhaps = configuration(stateful, { conditions: [said("a mark")] });
  expect(verdict(perhaps, "10.1.2.3", "established")).toBe("depends");
  expect(verdict(perhaps, "11.1.2.3", "established")).toBe("permit");
});
