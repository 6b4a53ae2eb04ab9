import { describe, expect, test } from "vitest";
import { panOs } from "../../../server/src/formats/panos/index.ts";
import type { Vpn } from "../../../server/src/model/vpn.ts";
import { formatIp, formatRange } from "../../../server/src/net/ip.ts";
import { fact } from "../../support/facts.ts";
import { shownAddresses } from "../../support/shown-entries.ts";
import { configurationOf, expectFacts } from "./facts.ts";
import { braces, branch, edge } from "./samples.ts";

const device = configurationOf(edge);

test("interfaces with their units, zones and routes", () => {
  expect(
    device.interfaces.map(({ name, zone, addresses, vlan, tunnel, managementOnly }) =>
      [
        name.value,
        zone?.value ?? "-",
        ...addresses.map(({ address }) => formatIp(address)),
        ...(vlan ? [`vlan ${vlan.value}`] : []),
        ...(tunnel ? ["tunnel"] : []),
        ...(managementOnly ? ["management"] : []),
      ].join(" "),
    ),
  ).toEqual([
    "ethernet1/1 untrust 198.51.100.2",
    "ethernet1/2 trust 10.20.0.1",
    "ethernet1/2.40 dmz 10.40.0.1 vlan 40",
    "tunnel.1 vpn tunnel",
    "tunnel.2 vpn tunnel",
    "management - management",
  ]);
  expect(device.zones.map(({ name, kind }) => `${name.value} ${kind}`)).toEqual([
    "untrust network",
    "trust network",
    "dmz network",
    "vpn tunnel",
  ]);
  expect(
    device.routes.map(({ destination, interface: port }) => `${formatRange(destination.value)} ${port?.value}`),
  ).toEqual(["0.0.0.0/0 ethernet1/1"]);
  expect(device.dynamicRouting).toBeUndefined();
});

test("addresses of interfaces may be names; routing protocols run or do not", () => {
  const { interfaces, dynamicRouting, references } = configurationOf(`set address gw ip-netmask 10.0.0.1/24
set network interface loopback units loopback.1 ip gw
set network interface vlan ip 10.5.0.1/24
set network interface ethernet ethernet1/1 layer3 dhcp-client enable yes
set network interface ethernet ethernet1/2 link-state down
set network virtual-router default protocol bgp enable no
set network virtual-router default protocol ospf enable yes
`);
  expect(interfaces.map(({ name, addresses }) => [name.value, addresses.length])).toEqual([
    ["ethernet1/1", 0],
    ["ethernet1/2", 0],
    ["vlan", 1],
    ["loopback.1", 1],
  ]);
  expect(interfaces[0]?.dynamicAddress?.value).toBe("dhcp-client");
  expect(interfaces[1]?.disabled).toBeDefined();
  expect(dynamicRouting?.value).toBe("ospf");
  expect(references.some((each) => each.name.value === "gw")).toBe(true);
});

describe("tunnels", () => {
  const named = (name: string): Vpn => {
    const vpn = device.vpns.find((each) => each.name.value === name);
    if (!vpn) throw new Error(name);
    return vpn;
  };

  test("IPsec with its gateway and crypto profiles", () => {
    const vpn = named("hq");
    expect([vpn.use, vpn.technology, vpn.zone, vpn.enabled]).toEqual(["site-to-site", "ipsec", "vpn", true]);
    expect(vpn.terminatesOn.map((each) => each.value)).toEqual(["ethernet1/1"]);
    expect(vpn.authentication.map(({ method, of }) => `${method} ${of}`)).toEqual(["pre-shared-key both"]);
    expect(
      vpn.peers.map(({ endpoint, local, remote }) => [
        endpoint?.value,
        local && shownAddresses(local),
        remote && shownAddresses(remote),
      ]),
    ).toEqual([["203.0.113.9", "10.20.0.0/24", "10.1.0.0/16"]]);
    expect(
      vpn.proposals.map(({ phase, version, encryption, integrity, groups }) =>
        [phase, version, ...[...encryption, ...integrity, ...groups].map((each) => each.value)].join(" "),
      ),
    ).toEqual(["ike 2 aes-256 sha384 20", "data  aes-gcm-256 20"]);
  });

  test("GlobalProtect with its certificate and who is asked for a password", () => {
    const vpn = named("people");
    expect([vpn.use, vpn.technology, vpn.zone]).toEqual(["remote-access", "tls", "vpn"]);
    expect(vpn.authentication.map(({ method, of, server }) => `${method} ${of} ${server ?? ""}`.trim())).toEqual([
      "certificate local",
      "password user ldap",
    ]);
    expect(vpn.certificates.map((each) => each.value)).toEqual(["vpn-cert"]);
  });

  test("certificates with the dates that the device wrote beside them", () => {
    const [certificate] = device.certificates;
    expect([certificate?.name.value, certificate?.role]).toEqual(["vpn-cert", "identity"]);
    expect(certificate?.facts).toMatchObject({
      subject: "/CN=vpn.example.com",
      notBefore: Date.UTC(2024, 10, 5, 10),
      notAfter: Date.UTC(2027, 10, 5, 10),
      authority: false,
    });
  });

  test("no secret leaves the file", () => {
    const said = JSON.stringify(panOs.read(edge, { decodeCertificate: () => undefined }).configurations);
    expect(said).not.toContain("not-shown");
    expect(said).not.toContain("not-a-real-hash");
  });
});

describe("management", () => {
  test("who may reach what, from where", () =>
    expect(
      device.management?.services.map(
        ({ protocol, interface: port, from }) => `${protocol} ${port?.value} ${from ? shownAddresses(from) : "anyone"}`,
      ),
    ).toEqual([
      "https ethernet1/2 10.20.0.0/28",
      "ssh ethernet1/2 10.20.0.0/28",
      "https management 10.99.0.0/24",
      "ssh management 10.99.0.0/24",
    ]));

  test("administrators, their rights and how their passwords are kept", () =>
    expect(
      device.management?.accounts.map(({ name, administrator, profile, secret }) => [
        name.value,
        administrator,
        profile?.value,
        secret,
      ]),
    ).toEqual([
      ["admin", true, "superuser", "strong"],
      ["auditor", false, "superreader", "weak"],
    ]));

  test("passwords, lockout, idle time and clock", () => {
    expect(device.passwords).toMatchObject({
      minimumLength: { value: 10 },
      complexity: { value: true },
      maximumAgeDays: { value: 90 },
      history: { value: 12 },
    });
    expect(device.lockout).toMatchObject({ threshold: { value: 5 }, minutes: { value: 30 } });
    expect(device.management?.sessionLimits.map((each) => each.idleMinutes.value)).toEqual([15]);
    expect(device.management?.timeServers.map((each) => each.value)).toEqual(["10.20.0.7"]);
  });

  test("SNMP answers where a profile says so, in the versions the device has", () => {
    const { management } = configurationOf(`set network profiles interface-management-profile p snmp yes
set network interface ethernet ethernet1/1 layer3 interface-management-profile p
set deviceconfig system snmp-setting access-setting version v2c snmp-community-string notARealOne
`);
    expect(
      management?.services.map(({ protocol, version, encrypted, interface: port }) => [
        protocol,
        version?.value,
        encrypted,
        port?.value,
      ]),
    ).toEqual([
      ["snmp", "2c", false, "ethernet1/1"],
      ["snmp", "2c", false, "management"],
    ]);
  });

  test("what a device does when nothing is said; a piece of one says nothing of it", () => {
    const whole = configurationOf("set deviceconfig system hostname x\nset mgt-config users admin phash $1$x$y\n");
    expect(whole.lockout?.threshold).toMatchObject({ value: 0, implied: expect.any(String) });
    expect(whole.management?.sessionLimits).toMatchObject([{ idleMinutes: { value: 60 } }]);
    expect(whole.passwords?.complexity).toMatchObject({ value: false, implied: expect.any(String) });
    expect(configurationOf(branch).lockout).toBeUndefined();
    expect(configurationOf("set address a ip-netmask 10.0.0.1\n").fragment).toBe(true);
    expect([configurationOf(branch).fragment, configurationOf(braces).fragment]).toEqual([false, false]);
  });
});

test("a gateway stands in the file once, and is one", () =>
  expect(
    configurationOf(`set deviceconfig system hostname x
set global-protect global-protect-gateway staff remote-user-tunnel tunnel.1
`).vpns.map(({ name }) => name.value),
  ).toEqual(["staff"]));

describe("logging", () => {
  test("servers count once something is sent to them", () => {
    expect(device.logging?.servers).toMatchObject([{ address: { value: "10.30.0.10" }, transport: "tls", port: 6514 }]);
    const silent = configurationOf(edge.replace("<member>Collector</member>", ""));
    expect(silent.logging?.servers).toEqual([]);
  });

  describe("filters", () => {
    const sending = (...filters: readonly string[]) =>
      configurationOf(`set deviceconfig system hostname x
set shared log-settings syslog S server a server 10.30.0.10
${filters
  .map(
    (filter, at) => `set shared log-settings system match-list m${at} filter "${filter}"
set shared log-settings system match-list m${at} send-syslog S
`,
  )
  .join("")}`).logging?.filtered?.map(({ about, leavesOut }) => `${about} ${leavesOut ? "left out" : "it depends"}`);
    const [out, depends] = ["vpn-sessions left out", "vpn-sessions it depends"];

    test.each([
      ["All Logs", undefined],
      ["(severity geq informational)", undefined],
      ["(severity leq critical)", undefined],
      ["( severity neq critical )", undefined],
      ["!(severity eq critical)", undefined],
      ["(severity eq critical) or (severity eq informational)", undefined],
      ["(severity eq critical)", [out]],
      ["(severity geq medium)", [out]],
      ["(severity neq informational)", [out]],
      ["(subtype eq vpn) and (severity geq high)", [out]],
      ["not (severity leq low)", [out]],
      ["(subtype eq vpn)", [depends]],
      ["(severity geq high) or (subtype eq vpn)", [depends]],
      ["(severity in critical)", [depends]],
      ["(severity eq grave)", [depends]],
      ["(severity eq", [depends]],
      ["severity eq critical) or (", [depends]],
      [`${"(".repeat(5000)}severity eq critical${")".repeat(5000)}`, [out]],
    ])("%s", (filter, expected) => {
      expect(sending(filter)).toEqual(expected);
    });

    test("what one list leaves out another may send", () => {
      expect(sending("(severity eq critical)", "All Logs")).toBeUndefined();
      expect(sending("(severity eq critical)", "(severity eq high)")).toEqual([out, out]);
    });

    test("those that send nothing to servers are not asked, and those of traffic are asked about what is denied", () => {
      const profile = (filter: string, more = "send-to-panorama yes") =>
        configurationOf(`set deviceconfig system panorama-server 10.30.0.20
set shared log-settings profiles p match-list all log-type traffic
set shared log-settings profiles p match-list all filter "${filter}"
set shared log-settings profiles p match-list all ${more}
`).logging?.filtered;
      expect(profile("(action eq allow)")).toMatchObject([{ about: "denied-packets", leavesOut: true }]);
      expect(profile("(action neq allow)")).toBeUndefined();
      expect(profile("(app eq ssl)")).toMatchObject([{ leavesOut: false }]);
      expect(profile("(app eq ssl)", "send-email mail")).toBeUndefined();
    });
  });

  test("Panorama counts where logs are sent to it", () =>
    expectFacts(
      `
set deviceconfig system panorama-server 10.30.0.20
                                        ^^^^^^^^^^ panorama
set shared log-settings profiles default match-list all log-type traffic
set shared log-settings profiles default match-list all send-to-panorama yes
`,
      ({ logging }) => (logging?.servers ?? []).map((server) => fact(server.address, "panorama")),
    ));
});
