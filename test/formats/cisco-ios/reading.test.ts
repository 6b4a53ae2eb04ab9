import { describe, expect, test } from "vitest";
import { ciscoIos } from "../../../server/src/formats/cisco-ios/index.ts";
import { trafficOf } from "../../../server/src/model/traffic-of.ts";
import { expectAllSound } from "../../support/any-text.ts";
import { packetOf } from "../../support/packets.ts";
import { damaged, expectSound, readText } from "../../support/readings.ts";
import { branch } from "./samples.ts";

describe("a router's configuration", () => {
  const { configuration, unread, at } = readText(ciscoIos, branch);
  const list = (name: string) => configuration.filters.find((filter) => filter.name.value === name);

  test("is read whole, its banner passed over", () => {
    expect(unread).toEqual([]);
    for (const lineEnd of ["\r\n", "\r"])
      expect(expectSound(ciscoIos, branch.replaceAll("\n", lineEnd)).unread).toEqual([]);
  });

  test("is recognised", () => expect(ciscoIos.recognise({ path: "a.txt", text: branch })).toBeGreaterThan(0.9));

  test("an entry's parts have their own text", () => {
    const entry = list("OUTSIDE_in")?.entries[2];
    expect(at(entry?.source)).toBe("host 203.0.113.9");
    expect(at(entry?.schedule)).toBe("WORKDAYS");
    expect(at(list("OUTSIDE_in")?.entries[0]?.remark)).toBe("the web server");
    expect(at(list("PARTNER")?.entries[0]?.source)).toBe("10.20.0.0 0.0.255.255");
  });

  test("says who may manage it", () => {
    const { services, accounts, sessionLimits } = configuration.management ?? {};
    expect(services?.map((service) => `${service.protocol} ${at(service.from)}`)).toEqual(["ssh 20", "snmp 20"]);
    expect(accounts?.map(({ name, secret }) => `${name.value} ${secret}`)).toEqual(["enable strong", "admin strong"]);
    expect(sessionLimits?.map((limit) => limit.idleMinutes.value)).toEqual([5, 10]);
    expect(configuration.lockout?.threshold?.value).toBe(5);
  });

  test("has a tunnel with a pre-shared key", () => {
    const [vpn] = configuration.vpns;
    expect(vpn?.name.value).toBe("OUT 10");
    expect(vpn?.terminatesOn.map(({ value }) => value)).toEqual(["GigabitEthernet0/0"]);
    expect(vpn?.authentication.map(({ method }) => method)).toEqual(["pre-shared-key"]);
    expect(vpn?.proposals.map(({ encryption }) => encryption.map(({ value }) => value))).toEqual([
      ["aes-256"],
      ["aes-256"],
    ]);
  });

  test("lets pass what its lists say, and all where there is none", () => {
    const traffic = trafficOf(configuration);
    const web = packetOf({ src: "192.0.2.1", dst: "10.20.1.10", dport: 443 });
    const rdp = packetOf({ src: "192.0.2.1", dst: "10.20.1.10", dport: 3389 });
    const inwards = { inbound: "GigabitEthernet0/0", outbound: "GigabitEthernet0/1" };
    const outwards = { inbound: "GigabitEthernet0/1", outbound: "GigabitEthernet0/0" };
    expect(traffic.verdict(web, inwards).verdict).toBe("permit");
    expect(traffic.verdict(rdp, inwards).verdict).toBe("deny");
    expect(traffic.verdict(rdp, outwards).verdict).toBe("permit");
  });
});

test("lines hold in the order of their numbers", () => {
  const { configuration } = readText(
    ciscoIos,
    "ip access-list extended A\n 20 deny ip any any\n 10 permit tcp any any eq 22\n",
  );
  expect(configuration.filters[0]?.entries.map((entry) => entry.action.value.kind)).toEqual(["permit", "deny"]);
});

test("zones: what a pair's classes inspect passes, the rest does not", () => {
  const { configuration, unread } = readText(
    ciscoIos,
    `zone security IN
zone security OUT
ip access-list extended WEB
 permit tcp any any eq 443
class-map type inspect match-any GO
 match access-group name WEB
 match protocol icmp
policy-map type inspect P
 class type inspect GO
  inspect
 class class-default
  drop log
zone-pair security IN-OUT source IN destination OUT
 service-policy type inspect P
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.255.255.0
 zone-member security IN
interface GigabitEthernet0/1
 ip address 10.0.1.1 255.255.255.0
 zone-member security OUT
interface GigabitEthernet0/2
 ip address 10.0.2.1 255.255.255.0
`,
  );
  expect(unread).toEqual([]);
  const traffic = trafficOf(configuration);
  const to = (dport: number) => packetOf({ src: "10.0.0.9", dst: "10.0.1.9", dport });
  const way = { inbound: "IN", outbound: "OUT" };
  expect(traffic.verdict(to(443), way).verdict).toBe("permit");
  expect(traffic.verdict(to(80), way).verdict).toBe("deny");
  expect(traffic.verdict(to(443), { inbound: "OUT", outbound: "IN" }).verdict).toBe("deny");
  expect(traffic.verdict(to(443), { inbound: "GigabitEthernet0/2", outbound: "OUT" }).verdict).toBe("deny");
});

test("what a pager leaves behind is passed over", () => {
  const { configuration, unread } = readText(
    ciscoIos,
    "hostname r1\ninterface Ethernet0/0\n --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b ip address 10.0.0.1 255.0.0.0\n",
  );
  expect(unread).toEqual([]);
  expect(configuration.interfaces[0]?.addresses).toHaveLength(1);
});

test("damaged files are read", () => {
  expectAllSound(ciscoIos, damaged([branch]));
});
