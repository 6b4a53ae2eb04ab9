import fc from "fast-check";
import IPCIDR from "ip-cidr";
import { describe, expect, test } from "vitest";
import { formatIp, formatRange } from "../../server/src/net/ip.ts";
import { formatDay, parseDay } from "../../server/src/site/day.ts";
import { nearestName } from "../../server/src/site/nearest.ts";
import { readHost, readNetwork } from "../../server/src/site/networks.ts";
import { readService } from "../../server/src/site/services.ts";
import { quoted } from "../../server/src/site/values.ts";

describe("days", () => {
  test.each([
    ["1970-01-01", 0],
    ["2024-02-29", 19782],
    ["2026-11-21", 20778],
    ["9999-12-31", 2932896],
  ])("%s is day %i", (text, day) => {
    expect(parseDay(text)).toBe(day);
    expect(formatDay(day)).toBe(text);
  });
  test.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "1969-12-31",
    "0000-01-01",
    "2026-11-21T00:00",
    "",
    "+02026-1-1",
    "２026-11-21",
  ])("%s is none", (text) => expect(parseDay(text)).toBeUndefined());
  test("text and number are one", () =>
    fc.assert(fc.property(fc.nat(2_932_896), (day) => parseDay(formatDay(day)) === day)));
});

describe("networks", () => {
  const network4 = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }));
  // ip-cidr takes an IPv6 address with an IPv4 tail for that IPv4 address.
  const address6 = fc.ipV6().filter((address) => !address.includes("."));
  const network6 = fc.tuple(address6, fc.integer({ min: 0, max: 128 }));
  test("are what ip-cidr says they are", () =>
    fc.assert(
      fc.property(fc.oneof(network4, network6), ([address, prefix]) => {
        const { value } = readNetwork(`${address}/${prefix}`);
        const cidr = new IPCIDR(`${address}/${prefix}`);
        expect(value && BigInt(value.lo)).toBe(BigInt(cidr.start({ type: "bigInteger" }).toString()));
        expect(value && BigInt(value.hi)).toBe(BigInt(cidr.end({ type: "bigInteger" }).toString()));
      }),
    ));
  test("printed and read again are the same", () =>
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), (a, b) => {
        const range = { family: 4 as const, lo: Math.min(a, b), hi: Math.max(a, b) };
        expect(readNetwork(formatRange(range))).toEqual({ value: range });
        expect(readNetwork(`${formatIp(range.lo)}-${formatIp(range.hi)}`)).toEqual({ value: range });
      }),
    ));
  test.each([
    "10.0.0.0/",
    "10.0.0.0/-1",
    "10.0.0.0/08",
    "10.0.0",
    "any",
    "10.0.0.*",
    "10.0.0.1 - ",
    "::1-10.0.0.1",
    "2001:db8::/129",
    "fe80::1%eth0",
  ])("%s is none", (text) => expect(readNetwork(text).value).toBeUndefined());
  test("a mask is told as a length", () => {
    expect(readNetwork("10.1.2.3 255.255.0.0").problem).toBe("write the mask as a length: 10.1.0.0/16");
    expect(readNetwork("10.1.2.0/255.255.255.0").problem).toBe("write the mask as a length: 10.1.2.0/24");
    expect(readNetwork("10.1.2.0 0.0.0.255").problem).toBe("write the mask as a length: 10.1.2.0/24");
    expect(readNetwork("0.0.0.0 0.0.0.0").problem).toBe("write the mask as a length: 0.0.0.0/0");
  });
});

describe("hosts", () => {
  test.each(["10.0.0.1", "::1", "logs", "logs.example.com", "LOGS.example.com.", "siem_1.example"])(
    "%s is one",
    (text) => expect(readHost(text)).toEqual({ value: text }),
  );
  test.each(["", "10.0.0.256", "10.0.0.0/24", "a b", "udp://logs", "a..b", "-a", "::g", "x".repeat(64)])(
    "%s is none",
    (text) => expect(readHost(text).value).toBeUndefined(),
  );
});

describe("services", () => {
  test.each([
    ["tcp/443", { text: "tcp/443", protocol: 6, ports: [443, 443] }],
    ["UDP/5000-5010", { text: "UDP/5000-5010", protocol: 17, ports: [5000, 5010] }],
    ["icmp", { text: "icmp", protocol: 1 }],
    ["icmpv6", { text: "icmpv6", protocol: 58 }],
    ["ip-47", { text: "ip-47", protocol: 47 }],
    ["tcp", { text: "tcp", protocol: 6 }],
    ["sctp/1-65535", { text: "sctp/1-65535", protocol: 132, ports: [1, 65535] }],
  ])("%s", (text, value) => expect(readService(text)).toEqual({ value }));

  test("with ends", () => {
    const { value, problem } = readService("  tcp/25   from 10.0.0.0/24  to 2001:db8::1 ");
    expect(problem).toBeUndefined();
    expect(value?.text).toBe("tcp/25 from 10.0.0.0/24 to 2001:db8::1");
    expect(value?.from && formatRange(value.from)).toBe("10.0.0.0/24");
    expect(value?.to && formatRange(value.to)).toBe("2001:db8::1");
    expect(readService("tcp/25 from 10.0.0.5/24").problem).toMatch(/write 10\.0\.0\.0\/24/);
  });

  test.each([
    "",
    "tcp/",
    "tcp/65536",
    "tcp/00",
    "tcp/1-2-3",
    "tcp/-5",
    "ip-256",
    "ip",
    "any",
    "tcp/80 from",
    "tcp/80 from 1.1.1.1 from 2.2.2.2",
    "tcp/80 10.0.0.1",
    "tcp//80",
  ])("%s is none", (text) => {
    const { value, problem } = readService(text);
    expect(value).toBeUndefined();
    expect(problem).toBeTruthy();
  });
});

describe("the nearest name", () => {
  const names = ["zones", "resolvers", "logServers", "accept", "rules"];
  test.each([
    ["zonez", "zones"],
    ["Zones", "zones"],
    ["resovlers", "resolvers"],
    ["logserver", "logServers"],
    ["rule", "rules"],
  ])("of %s is %s", (word, name) => expect(nearestName(word, names)).toBe(name));
  test.each(["colour", "z", "", "on", "x".repeat(1000)])("of %s is none", (word) =>
    expect(nearestName(word, names)).toBeUndefined(),
  );
});

test("text in messages is short and cannot be mistaken for more", () => {
  expect(quoted("a\nb`c\u202e")).toBe("`a·b·c·`");
  expect(quoted("x".repeat(100))).toHaveLength(60);
});
