import { expect, test } from "vitest";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import { difference } from "../../server/src/model/difference.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { everyPacket } from "../../server/src/net/packet-set.ts";
import { nowhere } from "../support/small-universe.ts";

const said = <T>(value: T) => ({ value, span: nowhere });
const zone = (name: string) => ({ name: said(name), interfaces: [], kind: "network" as const });

/** A device whose only list is bound but not there. */
const device: Configuration = {
  ...emptyConfiguration("test", "Test", nowhere),
  zones: [zone("a"), zone("b")],
  checkpoints: [
    { traffic: "forwarded", filters: [said("GONE")], otherwise: said("deny"), title: "GONE", span: nowhere },
  ],
};

test("what a list that is not there would do, nobody knows", () => {
  const packet = { source: 1, destination: 2, protocol: 6, sourcePort: 3, destinationPort: 4 };
  const { verdict, dependsOn } = trafficOf(device).verdict(packet, { inbound: "a", outbound: "b" });
  expect(verdict).toBe("depends");
  expect(dependsOn).toContain("the undefined list GONE");
  const { passages, complete } = trafficOf(device).permitted({ from: ["a"], to: ["b"], packets: everyPacket });
  expect(complete).toBe(true);
  expect(passages.map(({ certain }) => certain)).toEqual([false]);
});

test("it does the same in both versions of a file", () => {
  expect(difference(device, device)).toEqual({ changes: [], complete: true });
});
