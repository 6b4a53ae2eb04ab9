import { describe, expect, test } from "vitest";
import { type Configuration, emptyConfiguration } from "../../server/src/model/configuration.ts";
import type { Interface, Route, Zone } from "../../server/src/model/network.ts";
import { parseIp, parseNetwork } from "../../server/src/net/ip.ts";
import { readSite } from "../../server/src/site/read.ts";
import { roleOfName } from "../../server/src/site/role-names.ts";
import { rolesOf, zonesWith } from "../../server/src/site/roles.ts";
import { type Located, located } from "../../server/src/text/span.ts";

const nowhere = { start: 0, end: 0 };
const at = <T>(value: T): Located<T> => located(value, nowhere);

interface Port {
  readonly port?: string;
  readonly address?: string;
  readonly trust?: number;
  readonly implied?: string;
  readonly tunnel?: true;
  readonly managementOnly?: true;
  readonly dynamic?: string;
  /** Only an interface, in no zone. */
  readonly loose?: true;
}

/** A device with one interface for each zone; routes are "destination via interface or gateway". */
function device(zones: Readonly<Record<string, Port>>, ...routes: readonly string[]): Configuration {
  const entries = Object.entries(zones);
  return {
    ...emptyConfiguration("toy", "Toy", nowhere),
    interfaces: entries.map(([name, each], index): Interface => {
      const address = each.address?.split("/")[0];
      const ip = address === undefined ? undefined : parseIp(address);
      const network = each.address === undefined ? undefined : parseNetwork(each.address);
      return {
        name: at(each.loose ? name : (each.port ?? `port${index}`)),
        span: nowhere,
        ...(each.loose ? {} : { zone: at(name) }),
        addresses: ip !== undefined && network ? [{ address: ip, network, span: nowhere }] : [],
        ...(each.dynamic ? { dynamicAddress: at(each.dynamic) } : {}),
        ...(each.managementOnly ? { managementOnly: at(true) } : {}),
        ...(each.tunnel && each.loose ? { tunnel: true } : {}),
      };
    }),
    zones: entries
      .filter(([, each]) => !each.loose)
      .map(
        ([name, each], index): Zone => ({
          name: at(name),
          interfaces: [at(each.port ?? `port${index}`)],
          kind: each.tunnel ? "tunnel" : "network",
          ...(each.trust === undefined
            ? {}
            : { trust: { ...at(each.trust), ...(each.implied ? { implied: each.implied } : {}) } }),
        }),
      ),
    routes: routes.map((text): Route => {
      const [destination = "", , by = ""] = text.split(" ");
      const gateway = parseIp(by);
      const network = parseNetwork(destination);
      if (!network) throw new Error(`not a network: ${destination}`);
      return {
        destination: at(network),
        span: nowhere,
        ...(gateway === undefined ? { interface: at(by) } : { gateway: at(gateway) }),
      };
    }),
  };
}

/** `name: role (reason)` for each zone. */
function roles(configuration: Configuration, site = ""): string[] {
  return [...rolesOf(configuration, readSite(site).value).values()].map(
    ({ name, role, reason, declared }) => `${name}: ${role ?? "-"} (${reason})${declared ? "!" : ""}`,
  );
}

describe("the role a name tells", () => {
  test.each([
    ["outside", "internet"],
    ["OUTSIDE_2", "internet"],
    ["outside-backup", "internet"],
    ["Internet", "internet"],
    ["untrust", "internet"],
    ["untrustL3", "internet"],
    ["wan1", "internet"],
    ["virtual-wan-link", "internet"],
    ["ISP2", "internet"],
    ["pppoe0", "internet"],
    ["inside", "internal"],
    ["insideLAN", "internal"],
    ["trust", "internal"],
    ["lan3", "internal"],
    ["USERS", "internal"],
    ["Corp-Clients", "internal"],
    ["dmz", "dmz"],
    ["dmz20", "dmz"],
    ["DMZ_WEB", "dmz"],
    ["dmzweb", "dmz"],
    ["web-dmz", "dmz"],
    ["dmz-servers", "dmz"],
    ["internet-dmz", "dmz"],
    ["srv", "server"],
    ["SERVERS", "server"],
    ["inside-servers", "server"],
    ["DC1", "server"],
    ["mgmt", "management"],
    ["MGMT-LAN", "management"],
    ["oob", "management"],
    ["Management0/0", "management"],
    ["fxp0", "management"],
    ["siem", "log-enclave"],
    ["logs-mgmt", "log-enclave"],
    ["msp-vpn", "msp"],
    ["MSP_Access", "msp"],
    ["vpn", "vpn"],
    ["vpn-users", "vpn"],
    ["ssl.root", "vpn"],
    ["ipsec1", "vpn"],
    ["vpn-dmz", "dmz"],
  ])("%s is %s", (name, role) => expect(roleOfName(name)?.role).toBe(role));

  test.each([
    "eth0",
    "port7",
    "ge-0/0/1.0",
    "GigabitEthernet0/1",
    "zone1",
    "Z2",
    "other",
    "name4",
    "inlowfiltered",
    "insamelevel",
    "hostos",
    "loopback",
    "lo",
    "vlan10",
    "wlan0",
    "guest",
    "guest-lan",
    "any",
    "",
    "login",
    "catalog",
    "blah",
    "inside-internet",
    "outside-mgmt",
    "trustee",
    "house",
    "123",
  ])("%s tells nothing", (name) => expect(roleOfName(name)).toBeUndefined());
});

describe("roles", () => {
  test("by name, security level and default route", () =>
    expect(
      roles(
        device(
          {
            outside: { trust: 0, address: "203.0.113.2/29" },
            inside: { trust: 100, address: "10.1.0.1/24" },
            dmz: { trust: 50, address: "10.2.0.1/24" },
          },
          "0.0.0.0/0 via outside",
        ),
      ),
    ).toEqual([
      "outside: internet (its name is outside, and the default route leaves through it)",
      "inside: internal (its name is inside)",
      "dmz: dmz (its name is dmz)",
    ]));

  test("without a name that tells", () =>
    expect(
      roles(
        device(
          {
            a: { trust: 0, address: "203.0.113.2/29" },
            b: { trust: 100, address: "10.1.0.1/24" },
            c: { trust: 50, address: "10.2.0.1/24" },
            d: { address: "10.3.0.1/24" },
          },
          "0.0.0.0/0 via a",
        ),
      ),
    ).toEqual([
      "a: internet (its security level is 0, and the default route leaves through it)",
      "b: internal (its security level is 100)",
      "c: - (neither its name nor its routes tell)",
      "d: internal (its addresses are private, and the default route leaves through a)",
    ]));

  test("a gateway tells the interface, IPv6 included", () => {
    const zones = {
      eth0: { loose: true, address: "198.51.100.2/30" },
      eth1: { loose: true, address: "192.168.1.1/24" },
    } as const;
    const expected = [
      "eth0: internet (the default route leaves through it)",
      "eth1: internal (its addresses are private, and the default route leaves through eth0)",
    ];
    expect(roles(device(zones, "0.0.0.0/0 via 198.51.100.1"))).toEqual(expected);
    const six = {
      eth0: { loose: true, address: "2001:db8::2/64" },
      eth1: { loose: true, address: "fd00:1::1/64" },
    } as const;
    expect(roles(device(six, "::/0 via 2001:db8::1"))).toEqual(expected);
    expect(roles(device(zones, "10.0.0.0/8 via 198.51.100.1"))).toEqual([
      "eth0: - (neither its name nor its routes tell)",
      "eth1: - (neither its name nor its routes tell)",
    ]);
  });

  test("two lines out", () =>
    expect(
      roles(
        device(
          { a: { address: "203.0.113.2/29" }, b: { address: "198.51.100.2/29" } },
          "0.0.0.0/0 via a",
          "0.0.0.0/0 via b",
        ),
      ),
    ).toEqual([
      "a: internet (the default route leaves through it)",
      "b: internet (the default route leaves through it)",
    ]));

  test("an implied security level tells nothing", () =>
    expect(roles(device({ other: { trust: 0, implied: "unless the file says otherwise" } }))).toEqual([
      "other: - (neither its name nor its routes tell)",
    ]));

  test("security level 0 does not make a private network the internet when the way out is elsewhere", () =>
    expect(
      roles(
        device(
          { a: { address: "203.0.113.2/29" }, b: { trust: 0, address: "10.2.0.1/24" }, c: { trust: 0 } },
          "0.0.0.0/0 via a",
        ),
      ),
    ).toEqual([
      "a: internet (the default route leaves through it)",
      "b: internal (its addresses are private, and the default route leaves through a)",
      "c: internet (its security level is 0)",
    ]));

  test("clues that contradict each other tell nothing", () =>
    expect(roles(device({ a: { trust: 100, address: "10.0.0.1/24" } }, "0.0.0.0/0 via a"))).toEqual([
      "a: - (its security level is 100, but the default route leaves through it)",
    ]));

  test("a private WAN is no way to the internet", () =>
    expect(
      roles(
        device({ uplink9: { address: "203.0.113.2/29" }, wan: { address: "10.255.0.1/24" } }, "0.0.0.0/0 via uplink9"),
      ),
    ).toEqual([
      "uplink9: internet (its name is uplink9, and the default route leaves through it)",
      "wan: internal (its addresses are private, and the default route leaves through uplink9)",
    ]));

  test("ports for management, whatever they are called, and their default routes", () =>
    expect(
      roles(
        device(
          { inside2: { managementOnly: true, address: "10.9.0.1/24" }, x: { address: "10.1.0.1/24" } },
          "0.0.0.0/0 via inside2",
        ),
      ),
    ).toEqual(["inside2: management (it is for management only)", "x: - (neither its name nor its routes tell)"]));

  test("a port's own name does not speak for the zone on it, unless it is a provider's line", () => {
    expect(roles(device({ z1: { port: "Management0/0" } }))).toEqual(["z1: - (neither its name nor its routes tell)"]);
    expect(roles(device({ z1: { port: "wan1" } }))).toEqual(["z1: internet (its interface is wan1)"]);
    expect(roles(device({ z1: { dynamic: "pppoe" }, z2: { dynamic: "dhcp" } }))).toEqual([
      "z1: internet (its address comes from a provider)",
      "z2: - (neither its name nor its routes tell)",
    ]);
  });

  test("tunnels", () =>
    expect(
      roles(
        device({ wg0: { tunnel: true, address: "10.8.0.1/24" }, "MSP-RA": { tunnel: true }, dmz: { tunnel: true } }),
      ),
    ).toEqual([
      "wg0: vpn (it is a tunnel)",
      "MSP-RA: msp (it is a tunnel, and its name is MSP-RA)",
      "dmz: vpn (it is a tunnel)",
    ]));

  test("what palisade.yaml declares, by the zone's name or its interface's", () => {
    const configuration = device({ outside: {}, b: { port: "GigabitEthernet0/1" }, inside: {} });
    expect(roles(configuration, "zones: { dmz: [OUTSIDE], server: [gigabitethernet0/1] }")).toEqual([
      "outside: dmz (declared in palisade.yaml)!",
      "b: server (declared in palisade.yaml)!",
      "inside: internal (its name is inside)",
    ]);
  });

  test("zonesWith lists the zones of some roles", () => {
    const found = rolesOf(device({ outside: {}, inside: {}, dmz: {}, x: {} }), readSite("").value);
    expect(zonesWith(found, "internet", "dmz")).toEqual(["outside", "dmz"]);
    expect(zonesWith(found)).toEqual([]);
  });
});

test("an interface behind whose address everything is hidden leads to the internet", () => {
  const anybody = { terms: [{ kind: "any" as const, span: nowhere }], span: nowhere };
  const host = device({ eth0: { loose: true }, eth1: { loose: true }, eth2: { loose: true } });
  const hide = { kind: "dynamic" as const, real: anybody, span: nowhere };
  const some = { terms: [{ kind: "unknown" as const, text: "a few", span: nowhere }], span: nowhere };
  const translations = [
    { ...hide, outside: at("eth0") },
    { ...hide, outside: at("eth1"), real: some },
    { ...hide, outside: at("eth2"), inside: at("wg0") },
  ];
  const unknown = "- (neither its name nor its routes tell)";
  expect(roles({ ...host, translations })).toEqual([
    "eth0: internet (whatever leaves through it is hidden behind its address)",
    `eth1: ${unknown}`,
    `eth2: ${unknown}`,
  ]);
});
