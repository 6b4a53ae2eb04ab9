import fc from "fast-check";
import IPCIDR from "ip-cidr";
import { describe, expect, test } from "vitest";
import {
  formatIp,
  formatRange,
  maxIp6,
  parseIp,
  parseIp4,
  parseIp6,
  parseNetwork,
  parseRange,
  prefixOfMask4,
} from "../../server/src/net/ip.ts";

describe("addresses", () => {
  test.each(["0.0.0.0", "255.255.255.255", "10.0.0.1", "192.0.2.250"])("%s is read and written back", (text) => {
    expect(formatIp(parseIp4(text) as number)).toBe(text);
  });

  test.each([
    "010.0.0.1",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "1..2.3",
    "1.2.3.4 ",
    "",
    "1.2.3.",
    "a.b.c.d",
    "0x1.2.3.4",
    "1.2.3.4444",
  ])("%j is no IPv4 address", (text) => {
    expect(parseIp4(text)).toBeUndefined();
  });

  test.each([
    ["::", 0n],
    ["::1", 1n],
    ["1::", 1n << 112n],
    ["2001:db8::8:800:200c:417a", 0x20010db80000000000080800200c417an],
    ["::ffff:192.0.2.1", 0xffffc0000201n],
    ["64:ff9b::192.0.2.33", (0x64n << 112n) | (0xff9bn << 96n) | 0xc0000221n],
    ["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", maxIp6],
  ])("%s is read", (text, value) => {
    expect(parseIp6(text)).toBe(value);
  });

  test.each([
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "12345::",
    "g::",
    "1:2:3:4:5:6:7::8",
    "::1.2.3",
    "fe80::1%eth0",
    "1:2:3:4:5:6:7:1.2.3.4",
  ])("%j is no IPv6 address", (text) => {
    expect(parseIp6(text)).toBeUndefined();
  });

  test("any IPv6 address survives being written and read", () => {
    fc.assert(fc.property(fc.bigInt(0n, maxIp6), (value) => parseIp6(formatIp(value)) === value));
  });

  test("any text is read without complaint", () => {
    fc.assert(fc.property(fc.string(), (text) => ["number", "bigint", "undefined"].includes(typeof parseIp(text))));
  });

  test("the shortest zero run is written as RFC 5952 wants", () => {
    expect(formatIp(parseIp6("2001:db8:0:0:1:0:0:1") as bigint)).toBe("2001:db8::1:0:0:1");
    expect(formatIp(parseIp6("2001:db8:0:1:1:1:1:1") as bigint)).toBe("2001:db8:0:1:1:1:1:1");
  });
});

describe("networks", () => {
  test("agree with an independent reader", () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), fc.nat(32), (address, prefix) => {
        const text = `${formatIp(address)}/${prefix}`;
        const theirs = new IPCIDR(text);
        const ours = parseNetwork(text);
        expect(formatIp(ours?.lo ?? -1)).toBe(theirs.start());
        expect(formatIp(ours?.hi ?? -1)).toBe(theirs.end());
      }),
    );
  });

  test("are written as short as can be", () => {
    const said = (text: string) => formatRange(parseRange(text) as NonNullable<ReturnType<typeof parseRange>>);
    expect(said("10.0.0.0-10.255.255.255")).toBe("10.0.0.0/8");
    expect(said("10.0.0.1-10.0.0.2")).toBe("10.0.0.1-10.0.0.2");
    expect(said("10.0.0.1")).toBe("10.0.0.1");
    expect(said("0.0.0.0/0")).toBe("0.0.0.0/0");
    expect(said("::/0")).toBe("::/0");
    expect(said("2001:db8::/32")).toBe("2001:db8::/32");
  });

  test.each([
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/-1",
    "10.0.0.0/08",
    "::/129",
    "/8",
    "10.0.0.5-10.0.0.1",
    "10.0.0.1-::1",
  ])("%j is refused", (text) => {
    expect(parseRange(text)).toBeUndefined();
  });

  test.each([
    [0xffffff00, 24],
    [0, 0],
    [0xffffffff, 32],
    [0xff00ff00, undefined],
  ])("mask %i is prefix %s", (mask, prefix) => {
    expect(prefixOfMask4(mask)).toBe(prefix);
  });
});
