import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import {
  asaIcmp6Types,
  asaIcmpTypes,
  asaProtocols,
  asaTcpPorts,
  asaUdpPorts,
} from "../../server/src/facts/cisco-names.ts";
import { sharedPath } from "../support/shared.ts";

test("what surprises about the names", () => {
  expect(asaTcpPorts.get("kerberos")).toBe(750);
  expect(asaTcpPorts.get("http")).toBe(asaTcpPorts.get("www"));
  expect(asaUdpPorts.get("https")).toBeUndefined();
  expect(asaUdpPorts.get("radius")).toBe(1645);
  expect(asaProtocols.get("ip")).toBeUndefined();
});

/** The checked facts; not beside every checkout. */
const source = sharedPath("data/services.yaml");

interface Facts {
  readonly cisco_asa: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly ip_protocols: { readonly map: Readonly<Record<string, number>> };
}

describe.skipIf(!source)("the tables (of ../shared/data/services.yaml)", () => {
  const facts = () => load(readFileSync(source ?? "", "utf8")) as Facts;

  test("of ports and ICMP types are whole", () => {
    const stated = facts().cisco_asa;
    const tables = { tcp: asaTcpPorts, udp: asaUdpPorts, icmp_types: asaIcmpTypes, icmp6_types: asaIcmp6Types };
    for (const [name, table] of Object.entries(tables)) expect(Object.fromEntries(table), name).toEqual(stated[name]);
  });

  test("of protocols agree", () => {
    const stated = facts().ip_protocols.map;
    for (const [name, number] of asaProtocols) expect(stated[name], name).toBe(number);
  });
});
