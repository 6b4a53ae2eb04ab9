import { expect, test } from "vitest";
import { type Ip, parseRange } from "../../server/src/net/ip.ts";
import { addressSets } from "../../server/src/net/packet-set.ts";
import type { Ranges } from "../../server/src/net/ranges.ts";
import { addressCount, isNearlyEvery, wideStretch } from "../../server/src/rules/breadth.ts";

function set(...texts: readonly string[]): Ranges<Ip> {
  const sets = addressSets(texts.flatMap((text) => parseRange(text) ?? []));
  return [...sets[4], ...sets[6]];
}

test.each([
  ["0.0.0.0/0", "any address"],
  ["::/0", "any address"],
  ["0.0.0.0-223.255.255.255", "any address"],
  ["10.0.0.0/8", "all of 10.0.0.0/8"],
  ["10.0.0.1-10.255.255.255", "all of 10.0.0.0/8"],
  ["172.16.0.0/12", "all of 172.16.0.0/12"],
  ["192.168.0.0/16", "all of 192.168.0.0/16"],
  ["10.20.0.0/16", undefined],
  ["192.168.1.0/24", undefined],
  ["203.0.113.0/24", undefined],
])("%s is %s", (text, words) => expect(wideStretch(set(text))).toBe(words));

test("a range with a few networks left out is still called what it is", () => {
  expect(wideStretch(set("10.0.0.0/9", "10.192.0.0/10"))).toBe("all of 10.0.0.0/8");
  expect(wideStretch(set("10.0.0.0/9"))).toBeUndefined();
});

test("half of all addresses is not yet all of them", () => {
  expect(isNearlyEvery(set("0.0.0.0/1"))).toBe(false);
  expect(isNearlyEvery(set("0.0.0.0/1", "128.0.0.0/1"))).toBe(true);
});

test("addresses of IPv6 are counted by networks", () => {
  expect(addressCount(set("192.0.2.0/24"))).toBe(256);
  expect(addressCount(set("2001:db8::/64"))).toBe(1);
  expect(addressCount(set("2001:db8::1"))).toBe(1);
});
