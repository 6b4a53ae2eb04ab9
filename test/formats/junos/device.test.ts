import { describe, expect, test } from "vitest";
import { junos } from "../../../server/src/formats/junos/index.ts";
import { fact } from "../../support/facts.ts";
import { readTools } from "../../support/tools.ts";
import { configurationOf, expectFacts, expectUnread } from "./facts.ts";
import { branch, router } from "./samples.ts";

describe("names", () => {
  test("are defined and used where they stand", () =>
    expectFacts(
      `
security {
    address-book {
        global {
            address web 10.0.0.1/32;
                    ^^^ address web
            address-set servers {
                        ^^^^^^^ address servers
                address web;
                        ^^^ uses web
            }
        }
    }
    policies {
        from-zone trust to-zone dmz {
                  ^^^^^ uses trust
                                ^^^ uses dmz
            policy "to servers" {
                    ^^^^^^^^^^ other to servers
                match {
                    source-address any;
                    destination-address [ servers "no where" ];
                                          ^^^^^^^ uses servers
                                                   ^^^^^^^^ uses no where
                    application junos-ssh;
                                ^^^^^^^^^ uses junos-ssh of the device
                }
                then {
                    permit;
                }
            }
        }
    }
}
`,
      ({ definitions, references }) => [
        ...definitions.map(({ kind, name }) => fact(name, `${kind} ${name.value}`)),
        ...references.map(({ name, builtIn }) => fact(name, `uses ${name.value}${builtIn ? " of the device" : ""}`)),
      ],
    ));

  test("in our own samples all of them are known", () => {
    for (const text of [branch, router]) {
      const { definitions, references } = configurationOf(text);
      const known = new Set(definitions.map(({ kind, name }) => `${kind} ${name.value}`));
      const lost = references.filter(
        ({ kinds, name, builtIn }) => !builtIn && !kinds.some((kind) => known.has(`${kind} ${name.value}`)),
      );
      expect(lost.map(({ name }) => name.value)).toEqual([]);
    }
  });
});

describe("groups", () => {
  test("add to what is there, and what is stated stays first", () => {
    const { interfaces, hostname } = configurationOf(`set groups g system host-name other
set groups g interfaces <ge-*> unit <*> description inherited
set groups g interfaces xe-0/0/9 unit 7 vlan-id 7
set groups never system host-name never
set apply-groups g
set system host-name own
set interfaces ge-0/0/0 unit 0
set interfaces xe-0/0/0 unit 0
set interfaces ge-0/0/1 apply-groups-except g
set interfaces ge-0/0/1 unit 0
`);
    expect(hostname?.value).toBe("own");
    expect(interfaces.map(({ name, description, vlan }) => [name.value, description?.value, vlan?.value])).toEqual([
      ["ge-0/0/0.0", "inherited", undefined],
      ["xe-0/0/0.0", undefined, undefined],
      ["ge-0/0/1.0", undefined, undefined],
      ["xe-0/0/9.7", undefined, 7],
    ]);
  });

  test("have names, and so have the places that apply them", () =>
    expectFacts(
      `
set groups g system host-name edge
           ^ defines g
set groups node0 system host-name edge-0
           ^^^^^ defines node0
set apply-groups [ "\${node}" g lost ]
                    ^^^^^^^ uses \${node} of the device
                             ^ uses g
                               ^^^^ uses lost
`,
      ({ definitions, references }) => [
        ...definitions.map(({ name }) => fact(name, `defines ${name.value}`)),
        ...references.map(({ name, builtIn }) => fact(name, `uses ${name.value}${builtIn ? " of the device" : ""}`)),
      ],
    ));

  test("nobody inherits mean nothing, and what is inherited unknown is unread", () =>
    expectUnread(`
set groups used system services strange-service
                                ^^^^^^^^^^^^^^^ management
set groups unused system services strange-service
set apply-groups used
set system host-name edge
`));
});

describe("several devices in one", () => {
  test("logical systems have a configuration each", () => {
    const text = `set system host-name core
set interfaces ge-0/0/0 unit 0 family inet address 10.0.0.1/24
set logical-systems red interfaces ge-0/0/1 unit 0 family inet address 10.1.0.1/24
set logical-systems red firewall family inet filter f term t then accept
`;
    const { configurations, unread } = junos.read(text, readTools);
    expect(unread).toEqual([]);
    expect(configurations.map(({ hostname, filters }) => [hostname?.value, filters.length])).toEqual([
      ["core", 0],
      ["red", 1],
    ]);
  });
});

describe("tunnels", () => {
  test("with what the ends prove themselves by and what is offered", () =>
    expect(
      configurationOf(branch).vpns.map(({ name, zone, use, authentication, proposals, peers }) => ({
        name: name.value,
        zone,
        use,
        proof: authentication.map((each) => each.method),
        offers: proposals.map(({ phase, encryption, integrity, groups }) =>
          [phase, ...[encryption, integrity, groups].map((each) => each.map(({ value }) => value).join("+"))].join(" "),
        ),
        peer: peers[0]?.endpoint?.value,
      })),
    ).toEqual([
      {
        name: "hq",
        zone: "st0.0",
        use: "site-to-site",
        proof: ["certificate"],
        offers: ["ike aes-256 sha384 20", "data aes-gcm-256  20"],
        peer: "203.0.113.1",
      },
      {
        name: "supplier",
        zone: "supplier",
        use: "site-to-site",
        proof: ["pre-shared-key"],
        offers: ["ike 3des+des sha1+md5 2", "data aes-gcm-256  20"],
        peer: "203.0.113.99",
      },
    ]));

  test("of people are asked for a password", () => {
    const [vpn] = configurationOf(`set security ike policy p pre-shared-key ascii-text "$9$sample"
set security ike gateway staff ike-policy p
set security ike gateway staff dynamic hostname staff
set security ike gateway staff dynamic ike-user-type group-ike-id
set security ike gateway staff external-interface ge-0/0/0.0
set security ike gateway staff xauth access-profile radius
set security ipsec vpn staff ike gateway staff
set security dynamic-vpn clients all ipsec-vpn staff
set access profile radius authentication-order radius
`).vpns;
    expect([vpn?.use, vpn?.authentication.map((each) => [each.method, each.server])]).toEqual([
      "remote-access",
      [
        ["pre-shared-key", undefined],
        ["password", "radius"],
      ],
    ]);
  });
});

describe("no secret", () => {
  test("gets into the model, or is shown where nothing was understood", () => {
    const secret = "Xk7secretXk7";
    const text = `set system root-authentication encrypted-password "${secret}"
set system radius-server 10.0.0.1 secret "${secret}"
set system strange secret "${secret}"
set security ike policy p pre-shared-key ascii-text "${secret}"
set security ike policy p strange-key "${secret}"
set snmp v3 usm local-engine user u authentication-md5 authentication-key "${secret}"
set system ntp authentication-key 1 type md5 value "${secret}"
set system login user u authentication plain-text-password-value "${secret}"
`;
    const reading = junos.read(text, readTools);
    expect(JSON.stringify(reading.configurations)).not.toContain(secret);
    for (const { span } of reading.unread) expect(text.slice(span.start, span.end)).not.toContain(secret);
    expect(reading.unread).toHaveLength(2);
  });
});

describe("interface ranges", () => {
  const ports = (text: string) =>
    configurationOf(text).interfaces.map(({ name, description }) => [name.value, description?.value]);

  test("give their members what these do not state themselves", () =>
    expect(
      ports(`interfaces {
    interface-range access {
        member xe-0/0/9;
        member "ge-0/0/[0-1,5]";
        member-range ge-1/0/1 to ge-1/0/2;
        description shared;
        unit 0 {
            family inet;
        }
    }
    xe-0/0/9 {
        description own;
    }
}
`),
    ).toEqual([
      ["xe-0/0/9.0", "own"],
      ["ge-0/0/0.0", "shared"],
      ["ge-0/0/1.0", "shared"],
      ["ge-0/0/5.0", "shared"],
      ["ge-1/0/1.0", "shared"],
      ["ge-1/0/2.0", "shared"],
    ]));

  test("with * have the members that are configured", () =>
    expect(
      ports(`set interfaces interface-range access member ge-*/0/0
set interfaces interface-range access unit 0 family inet
set interfaces ge-3/0/0 mtu 9000
set interfaces xe-3/0/0 mtu 9000
`),
    ).toEqual([["ge-3/0/0.0", undefined]]));

  test("bind their filters at each member", () => {
    const { checkpoints } = configurationOf(`set interfaces interface-range wan member ge-0/0/[0-1]
set interfaces interface-range wan unit 0 family inet filter input edge
set firewall family inet filter edge term all then discard
`);
    const names = checkpoints.flatMap(({ inbound }) => inbound?.names.map((name) => name.value) ?? []);
    expect([...new Set(names)]).toEqual(["ge-0/0/0.0", "ge-0/0/1.0"]);
  });

  test("say nothing without members, and what nobody knows stays unread", () => {
    expectUnread("set interfaces interface-range none unit 0 family inet filter input edge\n");
    expectUnread(`
set interfaces interface-range access member ge-0/0/0
set interfaces interface-range access wonder yes
                                      ^^^^^^^^^^
`);
  });
});

test("ports that only switch frames, with their VLAN and what keeps them apart", () => {
  const { interfaces } = configurationOf(`set interfaces ge-0/0/0 unit 0 family ethernet-switching vlan members office
set interfaces ge-0/0/1 unit 0 family ethernet-switching port-mode access
set interfaces ge-0/0/1 unit 0 family ethernet-switching vlan members 20
set interfaces ge-0/0/2 unit 0 family ethernet-switching interface-mode trunk
set interfaces ge-0/0/2 unit 0 family ethernet-switching vlan members office
set interfaces ge-0/0/3 unit 0 family inet address 10.1.0.1/24
set interfaces irb unit 10 family inet address 10.2.0.1/24
set vlans office vlan-id 10
set vlans guests vlan-id 20
set vlans guests private-vlan isolated
set protocols rstp interface ge-0/0/0 edge
`);
  expect(
    interfaces.map(({ name, switched, vlan, accessPort }) => [
      name.value,
      switched,
      vlan?.value,
      accessPort?.isolation?.value,
      accessPort?.edge !== undefined,
    ]),
  ).toEqual([
    ["ge-0/0/0.0", true, 10, undefined, true],
    ["ge-0/0/1.0", true, 20, "private-vlan", false],
    ["ge-0/0/2.0", true, undefined, undefined, false],
    ["ge-0/0/3.0", undefined, undefined, undefined, false],
    ["irb.10", undefined, undefined, undefined, false],
  ]);
});
