import { describe, expect, test } from "vitest";
import { ciscoAsa } from "../../server/src/formats/cisco-asa/index.ts";
import { parseNetwork } from "../../server/src/net/ip.ts";
import type { PacketSet } from "../../server/src/net/packet-set.ts";
import { effectHolds } from "../../server/src/review/effect.ts";
import type { PacketEffect } from "../../server/src/rules/rule.ts";

const edge = (list: string) => `ASA Version 9.16(4)
hostname edge
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
${list}
access-group OUT in interface inside
`;

/** Whether the effect of putting one list in the place of another is exactly what was announced. */
function holds(before: string, after: string, effect?: PacketEffect): boolean {
  const [old, now] = [before, after].map((list) => {
    const tools = { decodeCertificate: () => undefined };
    return ciscoAsa.read(edge(list), tools).configurations;
  });
  return old !== undefined && now !== undefined && effectHolds(old, now, effect);
}

const tcp = (port: number, source?: string): PacketSet => {
  const from = source === undefined ? undefined : parseNetwork(source);
  const families = from ? ([from.family] as const) : ([4, 6] as const);
  return families.map((family) => ({
    family,
    protocol: [6, 6],
    destinationPort: [port, port],
    ...(from && { source: [from.lo, from.hi] }),
  }));
};

const web = "access-list OUT extended permit tcp any any eq 443\n";
const telnet = "access-list OUT extended permit tcp any any eq 23\n";

describe("nothing announced", () => {
  test("nothing changed", () => expect(holds(web, `access-list OUT remark web\n${web}`)).toBe(true));
  test("the log is no traffic", () => expect(holds(web, web.replace("443", "443 log"))).toBe(true));
  test("a dead entry is gone", () => expect(holds(web + web, web)).toBe(true));
  test("packets are stopped", () => expect(holds(web + telnet, web)).toBe(false));
  test("packets are let through", () => expect(holds(web, web + telnet)).toBe(false));
});

describe("announced", () => {
  test("exactly what happens", () => {
    expect(holds(web + telnet, web, { newlyDenied: tcp(23) })).toBe(true);
    expect(holds(web, web + telnet, { newlyPermitted: tcp(23) })).toBe(true);
  });
  test("the wrong way round", () => expect(holds(web + telnet, web, { newlyPermitted: tcp(23) })).toBe(false));
  test("more than happens", () =>
    expect(holds(web + telnet, web, { newlyDenied: [...tcp(23), ...tcp(22)] })).toBe(false));
  test("less than happens", () =>
    expect(holds(web + telnet, web, { newlyDenied: tcp(23, "10.20.0.0/25") })).toBe(false));
  test("what was stopped before", () => expect(holds(web, web, { newlyDenied: tcp(23) })).toBe(false));
});
