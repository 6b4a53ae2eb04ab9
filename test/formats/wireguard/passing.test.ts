import { describe, expect, test } from "vitest";
import { wireGuard } from "../../../server/src/formats/wireguard/index.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { parseIp } from "../../../server/src/net/ip.ts";
import { readText } from "../../support/readings.ts";
import { gateway } from "./samples.ts";

/** The verdict on a TCP packet and the texts of the entries that decided it. */
function verdict(text: string, source: string, destination: string, inbound: string, outbound: string) {
  const { configuration, at } = readText(wireGuard, text);
  const packet = {
    source: parseIp(source) ?? 0,
    destination: parseIp(destination) ?? 0,
    protocol: 6,
    sourcePort: 40_000,
    destinationPort: 3389,
    state: "new" as const,
  };
  const { verdict: said, by } = trafficOf(configuration).verdict(packet, { inbound, outbound });
  return [said, ...by.flatMap(({ entry }) => (entry && entry.implied === undefined ? [at(entry)] : []))];
}

describe("what WireGuard and the commands of the file let through", () => {
  test("a peer's own addresses come in, and go where a command lets them", () =>
    expect(verdict(gateway, "192.168.20.5", "10.20.0.5", "msp0", "eth0")).toEqual([
      "permit",
      "iptables -A FORWARD -i %i -j ACCEPT",
      "192.168.20.0/24",
    ]));

  test("nobody else's do, whatever the host says", () =>
    expect(verdict(gateway, "192.168.21.5", "10.20.0.5", "msp0", "eth0")[0]).toBe("deny"));

  test("only what a peer may use goes out", () => {
    expect(verdict(gateway, "10.20.0.5", "10.99.0.3", "eth0", "msp0")).toContain("10.99.0.3/32");
    expect(verdict(gateway, "10.20.0.5", "10.99.0.4", "eth0", "msp0")[0]).toBe("deny");
  });

  test("without a command, it depends on the host", () => {
    const silent = gateway
      .replaceAll(/^Post.*\n/gm, "")
      .replace("MTU", "PostUp = ip route add 10.20.0.0/16 dev eth0\nMTU");
    expect(verdict(silent, "192.168.20.5", "10.20.0.5", "msp0", "eth0")).toEqual(["depends", "192.168.20.0/24"]);
    expect(verdict(silent, "192.168.21.5", "10.20.0.5", "msp0", "eth0")[0]).toBe("deny");
  });

  test("IPv4 commands say nothing about IPv6", () =>
    expect(verdict(gateway, "fd99::3", "2001:db8::1", "msp0", "eth0")).toEqual(["depends", "fd99::3"]));
});

describe("networks that two peers claim", () => {
  const two = (first: string, second: string) =>
    `[Interface]\n[Peer]\nAllowedIPs = ${first}\n[Peer]\nAllowedIPs = ${second}\n`;
  const dead = (text: string) => {
    const { configuration, at } = readText(wireGuard, text);
    const filter = configuration.filters[0];
    return filter
      ? trafficOf(configuration)
          .dead(filter)
          .dead.map(({ entry }) => at(entry))
      : [];
  };

  test("a wider one takes nothing from a narrower", () => expect(dead(two("10.0.0.0/8", "10.1.0.0/16"))).toEqual([]));

  test("the same one belongs to the later peer", () => {
    expect(dead(two("10.1.0.0/16, 10.2.0.0/16", "10.1.0.7/16"))).toEqual(["10.1.0.0/16"]);
  });
});
