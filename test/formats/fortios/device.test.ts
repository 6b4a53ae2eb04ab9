import { describe, expect, test } from "vitest";
import { fortiOs } from "../../../server/src/formats/fortios/index.ts";
import { fact } from "../../support/facts.ts";
import { readTools } from "../../support/tools.ts";
import { configurationOf, expectFacts, expectUnread } from "./facts.ts";
import { branch, domains } from "./samples.ts";

describe("tunnels", () => {
  test("a tunnel that states no method takes a key", () =>
    expectFacts(
      `
config vpn ipsec phase1-interface
    edit "hq"
          ^^ site-to-site
        set interface "wan1"
                       ^^^^ ends here
        set remote-gw 203.0.113.10
                      ^^^^^^^^^^^^ far end
        set psksecret ENC something
            ^^^^^^^^^ pre-shared-key
        set proposal aes256-sha256 3des-md5
                     ^^^^^^ aes-256
                            ^^^^^^ sha256
                                   ^^^^ 3des
                                        ^^^ md5
        set dhgrp 14
                  ^^ group
    next
end
`,
      ({ vpns: [vpn] }) => {
        if (!vpn) return [];
        return [
          fact(vpn.name, vpn.use),
          ...vpn.terminatesOn.map((each) => fact(each, "ends here")),
          ...vpn.peers.flatMap((peer) => (peer.endpoint ? [fact(peer.endpoint, "far end")] : [])),
          ...vpn.authentication.map((each) => fact(each, each.method)),
          ...vpn.proposals.flatMap((each) =>
            [...each.encryption, ...each.integrity].map((name) => fact(name, name.value)),
          ),
          ...vpn.proposals.flatMap((each) => each.groups.map((group) => fact(group, "group"))),
        ];
      },
    ));

  test("certificates, people and networks", () => {
    const { vpns } = configurationOf(`
config vpn ipsec phase1-interface
    edit "people"
        set type dynamic
        set interface "wan1"
        set authmethod signature
        set certificate "vpn cert"
        set xauthtype auto
        set authusrgrp "staff"
        set mode-cfg enable
    next
    edit "site"
        set interface "wan1"
        set remote-gw 203.0.113.10
        set authmethod signature
        set authmethod-remote psk
    next
end
config vpn ipsec phase2-interface
    edit "site"
        set phase1name "site"
        set src-subnet 10.1.0.0 255.255.0.0
        set dst-addr-type name
        set dst-name "far net"
    next
end`);
    const [people, site] = vpns;
    expect(people).toMatchObject({ use: "remote-access", zone: "people", certificates: [{ value: "vpn cert" }] });
    expect(people?.authentication.map((each) => [each.method, each.of, each.server])).toEqual([
      ["certificate", "both", undefined],
      ["password", "user", "staff"],
    ]);
    expect(site?.authentication.map((each) => [each.method, each.of])).toEqual([
      ["certificate", "local"],
      ["pre-shared-key", "remote"],
    ]);
    expect(site?.peers[0]?.local?.terms).toMatchObject([{ kind: "range" }]);
    expect(site?.peers[0]?.remote?.terms).toMatchObject([{ kind: "name", name: { value: "far net" } }]);
  });

  test("SSL VPN", () => {
    const vpn = configurationOf(branch).vpns.find((each) => each.technology === "tls");
    expect(vpn).toMatchObject({
      use: "remote-access",
      enabled: true,
      zone: "ssl.root",
      terminatesOn: [{ value: "wan1" }],
      certificates: [{ value: "northgate-2026" }],
      access: {
        idleMinutes: { value: 10 },
        sessionMinutes: { value: 480 },
        split: { value: "all" },
        simultaneousLogins: { value: 1 },
      },
    });
    expect(vpn?.authentication.map((each) => [each.method, each.of, each.server])).toEqual([
      ["certificate", "local", undefined],
      ["password", "user", "people abroad"],
    ]);
  });

  test("the lines of a certificate are its bytes", () => {
    const seen: number[][] = [];
    fortiOs.read(branch, {
      decodeCertificate: (der) => {
        seen.push([...der]);
        return undefined;
      },
    });
    expect(seen.map((bytes) => String.fromCharCode(...bytes))).toEqual(["not a certificate"]);
  });
});

describe("management", () => {
  test("who gets in, by what, and from where", () => {
    const { management, passwords, lockout } = configurationOf(branch);
    expect(
      management?.services.map((each) => `${each.protocol} ${each.interface?.value} ${each.from?.terms.length}`),
    ).toEqual(["https internal 2", "ssh internal 2"]);
    expect(management?.accounts.map((each) => [each.name.value, each.administrator, each.secret])).toEqual([
      ["admin", true, "strong"],
      ["watcher", false, "weak"],
    ]);
    expect(management?.sessionLimits).toMatchObject([{ idleMinutes: { value: 10 } }]);
    expect(management?.timeServers.map((each) => each.value)).toEqual(["10.30.0.12"]);
    expect(passwords).toMatchObject({
      minimumLength: { value: 12 },
      complexity: { value: true },
      maximumAgeDays: { value: 90 },
    });
    expect(lockout).toMatchObject({ threshold: { value: 3 }, minutes: { value: 1 } });
  });

  test("one administrator without trusted hosts opens the device to all", () => {
    const { management } = configurationOf(`
config system interface
    edit "wan1"
        set vdom "root"
        set allowaccess ping https telnet snmp
    next
end
config system admin
    edit "a"
        set trusthost1 10.0.0.0 255.0.0.0
    next
    edit "b"
        set accprofile "super_admin"
    next
end
config system snmp community
    edit 1
        set name "public"
        set query-v1-status disable
        config hosts
            edit 1
                set ip 10.0.0.9 255.255.255.255
            next
        end
    next
end`);
    expect(
      management?.services.map((each) => [each.protocol, each.version?.value, each.encrypted, each.from?.terms.length]),
    ).toEqual([
      ["https", undefined, true, undefined],
      ["telnet", undefined, false, undefined],
      ["snmp", "2c", false, 1],
    ]);
  });

  test("spans", () =>
    expectFacts(
      `
config system interface
    edit "wan1"
        set vdom "root"
        set ip 198.51.100.2 255.255.255.0
        set allowaccess ping https ssh
                             ^^^^^ https
                                   ^^^ ssh
    next
end
`,
      ({ management }) => (management?.services ?? []).map((each) => fact(each, each.protocol)),
    ));
});

describe("logging", () => {
  test("servers, severities and what is left out", () => {
    const { logging } = configurationOf(`
config log syslogd setting
    set status enable
    set server "10.0.0.1"
end
config log syslogd filter
    set severity warning
    set forward-traffic disable
end
config log syslogd2 setting
    set status disable
    set server "10.0.0.2"
end
config log fortianalyzer setting
    set status enable
    set server "10.0.0.3"
end
config log memory setting
    set status disable
end
config log eventfilter
    set vpn disable
end`);
    expect(logging?.servers.map((each) => [each.address.value, each.transport])).toEqual([
      ["10.0.0.1", "udp"],
      ["10.0.0.3", "tls"],
    ]);
    expect(logging?.serverLevel).toMatchObject({ value: 6 });
    expect(logging?.local).toMatchObject([{ kind: "memory", enabled: false }]);
    expect(logging?.suppressed.map((each) => [each.id.value, each.about])).toEqual([
      ["vpn", "vpn-sessions"],
      ["forward-traffic", "denied-packets"],
    ]);
  });
});

describe("virtual domains", () => {
  test("each is a configuration, and one of them tells of the device", () => {
    const { configurations } = fortiOs.read(domains, readTools);
    expect(
      configurations.map((each) => ({
        name: each.hostname?.value,
        interfaces: each.interfaces.map((port) => port.name.value),
        policies: each.filters.map((filter) => filter.entries.length),
        servers: each.logging?.servers.length,
        services: each.management?.services.length,
      })),
    ).toEqual([
      { name: "shared (root)", interfaces: ["port1"], policies: [0], servers: 1, services: 1 },
      { name: "shared (customer)", interfaces: ["port2", "port3"], policies: [1], servers: undefined, services: 0 },
    ]);
  });

  test("the version is the header's", () => {
    const [first] = fortiOs.read(domains, readTools).configurations;
    expect(first?.software?.value).toBe("6.4.9");
    expect(first?.fragment).toBe(false);
  });
});

test("routes, and protocols that learn more", () => {
  const { routes, dynamicRouting, interfaces } = configurationOf(`
config system interface
    edit "wan1"
        set ip 198.51.100.2 255.255.255.248
        set mode static
    next
    edit "wan2"
        set mode dhcp
        set status down
    next
end
config router static
    edit 1
        set gateway 198.51.100.1
        set device "wan1"
    next
    edit 2
        set dst 10.0.0.0/8
        set blackhole enable
    next
end
config router ospf
    config network
        edit 1
            set prefix 10.0.0.0 255.0.0.0
        next
    end
end`);
  expect(routes).toHaveLength(1);
  expect(dynamicRouting?.value).toBe("OSPF");
  expect(
    interfaces.map((each) => [each.addresses.length, each.dynamicAddress?.value, each.disabled !== undefined]),
  ).toEqual([
    [1, undefined, false],
    [0, "dhcp", true],
  ]);
});

describe("settings of the whole device and of virtual domains", () => {
  test("known ones say nothing to any check, and unknown ones are unread", () => {
    expectUnread(`
config system global
    set admin-https-ssl-versions tlsv1-2 tlsv1-3
    set gui-theme mariner
    set wad-worker-count 0
    set admin-frobnicate enable
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ management
end
config system settings
    set gui-dns-database enable
    set sip-helper disable
    set ngfw-mode profile-based
    set frobnicate 3
    ^^^^^^^^^^^^^^^^ filters
end
config system ntp
    set ntpsync enable
    set type fortiguard
    set syncinterval 60
end
`);
  });

  test("policies of another kind may decide", () => {
    expectUnread(`
config system settings
    set ngfw-mode policy-based
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ filters
end
`);
  });
});

test("what may be a community's name is not shown where it is unread", () => {
  expectUnread(`
config system snmp community
    edit 1
        set nmae "northgate-ro"
        ^^^^^^^^ management
        set events cpu-high
    next
end
`);
});

test("what administrators are asked for beside a password", () => {
  expectFacts(
    `
config system admin
    edit "ops"
          ^^^ password
        set accprofile "super_admin"
    next
    edit "boss"
        set two-factor fortitoken
                       ^^^^^^^^^^ second-factor
        set fortitoken "FTKMOB0000000000"
    next
    edit "night"
        set two-factor disable
                       ^^^^^^^ password
    next
    edit "field"
          ^^^^^ server
        set remote-auth enable
        set remote-group "staff"
    next
end
`,
    ({ management }) => (management?.accounts ?? []).flatMap(({ asks }) => (asks ? [fact(asks, asks.value)] : [])),
  );
});
