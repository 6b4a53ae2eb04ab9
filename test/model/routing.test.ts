import { describe, expect, test } from "vitest";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import { trafficOf } from "../../server/src/model/traffic-of.ts";
import { formatIp, parseIp4, parseNetwork } from "../../server/src/net/ip.ts";
import { everyPacket } from "../../server/src/net/packet-set.ts";
import { has } from "../../server/src/net/ranges.ts";
import { nowhere } from "../support/small-universe.ts";

const said = <T>(value: T) => ({ value, span: nowhere });
const network = (text: string) => {
  const range = parseNetwork(text);
  if (!range) throw new Error(text);
  return range;
};

/** Three interfaces with a network each, a default route outside, everything permitted. */
function device(more: Partial<Configuration> = {}): Configuration {
  const port = (name: string, address: string, net: string) => ({
    name: said(name),
    span: nowhere,
    addresses: [{ address: parseIp4(address) ?? 0, network: network(net), span: nowhere }],
  });
  return {
    ...emptyConfiguration("test", "Test", nowhere),
    interfaces: [
      port("outside", "198.51.100.2", "198.51.100.0/24"),
      port("inside", "10.1.0.1", "10.1.0.0/16"),
      port("dmz", "10.1.5.1", "10.1.5.0/24"),
    ],
    routes: [{ destination: said(network("0.0.0.0/0")), interface: said("outside"), span: nowhere }],
    ...more,
  };
}

function reached(configuration: Configuration, to: string) {
  const traffic = trafficOf(configuration);
  const { passages } = traffic.permitted({ from: ["inside"], to: [to], packets: everyPacket });
  const passage = passages.find(({ witness }) => typeof witness.destination === "number");
  return passage ? formatIp(passage.witness.destination) : "nothing";
}

describe("what a device routes elsewhere does not count as passing", () => {
  test("the longest prefix decides", () => {
    expect(reached(device(), "dmz")).toMatch(/^10\.1\.5\./);
    expect(reached(device(), "outside")).toBe("203.0.113.9");
  });

  test("an address the device has itself is not behind anything", () => {
    const only = device({
      interfaces: device().interfaces.map((each) => ({
        ...each,
        addresses: each.addresses.map((own) => ({ ...own, network: network(formatIp(own.address)) })),
      })),
      routes: [],
    });
    expect(reached(only, "dmz")).not.toBe("10.1.5.1");
  });

  test("what stands for a host elsewhere may go on anywhere", () => {
    const any = { terms: [{ kind: "range" as const, range: network("198.51.100.7"), span: nowhere }], span: nowhere };
    const filter = {
      name: said("list"),
      span: nowhere,
      title: "list",
      otherwise: said("deny" as const),
      entries: [{ span: nowhere, action: said({ kind: "permit" as const }), destination: any }],
    };
    const bound = {
      filters: [filter],
      checkpoints: [
        {
          traffic: "forwarded" as const,
          filters: [said("list")],
          otherwise: said("deny" as const),
          title: "list",
          span: nowhere,
        },
      ],
    };
    expect(reached(device(bound), "dmz")).toBe("nothing");
    expect(
      reached(device({ ...bound, translations: [{ kind: "static", real: any, mapped: any, span: nowhere }] }), "dmz"),
    ).toBe("198.51.100.7");
  });

  test("a routing protocol may know of more behind any interface", () => {
    const open = device({ dynamicRouting: said("ospf") });
    const traffic = trafficOf(open);
    const [passage] = traffic.permitted({ from: ["inside"], to: ["dmz"], packets: everyPacket }).passages;
    if (!passage) throw new Error("nothing passes");
    expect(has(traffic.spread(passage, "destination"), 0x0808_0808)).toBe(true);
  });
});
