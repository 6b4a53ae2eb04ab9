import { describe, expect, test } from "vitest";
import type { Vpn } from "../../../server/src/model/vpn.ts";
import { fact } from "../../support/facts.ts";
import { configurationOf, expectFacts, shownAddresses } from "./facts.ts";
import { office, pix } from "./samples.ts";

const vpnNamed = (text: string, name: string): Vpn => {
  const vpn = configurationOf(text).vpns.find((each) => each.name.value === name);
  if (!vpn) throw new Error(`no VPN ${name}`);
  return vpn;
};

const proofs = (vpn: Vpn) =>
  vpn.authentication.map(({ method, of, server }) => [method, of, server].filter(Boolean).join(" "));

describe("the office's tunnels", () => {
  test("are people's and branches'", () => {
    const { vpns } = configurationOf(office);
    expect(
      vpns.map(({ name, use, technology, enabled, terminatesOn, zone }) => [
        name.value,
        use,
        technology,
        enabled,
        terminatesOn.map((each) => each.value).join(),
        zone,
      ]),
    ).toEqual([
      ["STAFF", "remote-access", "tls", true, "outside", "STAFF"],
      ["203.0.113.9", "site-to-site", "ipsec", true, "outside", "203.0.113.9"],
      ["203.0.113.80", "site-to-site", "ipsec", true, "outside", "branch"],
      ["visitor", "remote-access", "tls", true, "outside", "visitor"],
    ]);
  });

  test("prove who is there", () => {
    expect(proofs(vpnNamed(office, "STAFF"))).toEqual(["certificate user", "password user RADIUS"]);
    expect(proofs(vpnNamed(office, "203.0.113.9"))).toEqual(["pre-shared-key both"]);
    expect(proofs(vpnNamed(office, "203.0.113.80"))).toEqual(["certificate remote", "certificate local"]);
    expect(vpnNamed(office, "STAFF").certificates.map((name) => name.value)).toEqual(["IDENTITY"]);
  });

  test("know their far ends and networks", () => {
    const [peer] = vpnNamed(office, "203.0.113.9").peers;
    expect(peer?.endpoint?.value).toBe("203.0.113.9");
    expect(peer?.local && shownAddresses(peer.local)).toBe("OFFICE");
    expect(peer?.remote && shownAddresses(peer.remote)).toBe("192.168.77.0/24");
    expect(vpnNamed(office, "203.0.113.80").peers[0]?.endpoint?.value).toBe("203.0.113.80");
  });

  test("offer algorithms", () => {
    const offers = (name: string) =>
      vpnNamed(office, name).proposals.map(
        ({ phase, version, encryption, integrity, groups }) =>
          `${phase}${version} ${[encryption, integrity, groups].map((list) => list.map(({ value }) => value).join("+")).join(" ")}`,
      );
    expect(offers("203.0.113.9")).toEqual(["ike1 aes-256 sha1 5", "data1 aes-256 sha1 14"]);
    expect(offers("203.0.113.80")).toEqual(["ike2 aes-256 sha256 19+14", "data2 aes-256+aes-gcm-256 sha256 19"]);
  });
});

describe("what a session may do", () => {
  test("comes from the policy, then from DfltGrpPolicy, then from the vendor", () => {
    const { access } = vpnNamed(office, "STAFF");
    expect(access).toMatchObject({
      policy: { value: "STAFF-GP" },
      filter: { value: "STAFF_vpn" },
      hours: { value: "WORKDAYS" },
      idleMinutes: { value: 60 },
      sessionMinutes: { value: 480 },
      simultaneousLogins: { value: 1 },
      split: { value: "listed" },
      splitList: { value: "STAFF_split" },
      accounting: { value: "RADIUS" },
    });
    expect(access.filter?.implied).toBeUndefined();
    const branch = vpnNamed(office, "203.0.113.9").access;
    expect(branch.filter?.value).toBeUndefined();
    expect(branch.filter?.implied).toBeDefined();
    expect(branch.idleMinutes).toMatchObject({ value: 60 });
    expect(branch.sessionMinutes?.implied).toBeDefined();
  });

  test("a user's own attributes win", () => {
    const { access } = vpnNamed(office, "visitor");
    expect(access.filter).toMatchObject({ value: undefined });
    expect(access.filter?.implied).toBeUndefined();
    expect(access.hours?.value).toBe("WORKDAYS");
  });

  test("is open where the policy stands elsewhere", () => {
    const { access } = vpnNamed(
      "tunnel-group T type remote-access\ntunnel-group T general-attributes\n default-group-policy GP\n",
      "T",
    );
    expect(access).toEqual({ policy: expect.objectContaining({ value: "GP" }) });
    const external = "group-policy GP external server-group R password x\n";
    expect(
      vpnNamed(
        `${external}tunnel-group T general-attributes\n default-group-policy GP\ntunnel-group T type remote-access\n`,
        "T",
      ).access.filter,
    ).toBeUndefined();
  });

  test("each value has its place", () =>
    expectFacts(
      `
access-list F extended permit ip any any
time-range HOURS
 periodic daily 8:00 to 9:00
group-policy GP internal
group-policy GP attributes
             ^^ policy
 vpn-filter value F
                  ^ filter F
 vpn-access-hours value HOURS
                        ^^^^^ hours HOURS
 vpn-idle-timeout none
                  ^^^^ idle none
 vpn-session-timeout 30 alert-interval 5
                     ^^ session 30
 split-tunnel-policy excludespecified
                     ^^^^^^^^^^^^^^^^ split all-but-listed
tunnel-group T type remote-access
tunnel-group T general-attributes
 default-group-policy GP
`,
      ({ vpns: [vpn] }) => {
        if (!vpn) return [];
        const { policy, filter, hours, idleMinutes, sessionMinutes, split } = vpn.access;
        return [
          ...(policy ? [fact(policy, "policy")] : []),
          ...(filter ? [fact(filter, `filter ${filter.value}`)] : []),
          ...(hours ? [fact(hours, `hours ${hours.value}`)] : []),
          ...(idleMinutes ? [fact(idleMinutes, `idle ${idleMinutes.value}`)] : []),
          ...(sessionMinutes ? [fact(sessionMinutes, `session ${sessionMinutes.value}`)] : []),
          ...(split ? [fact(split, `split ${split.value}`)] : []),
        ];
      },
    ));

  test("policies that take after each other in a circle end", () => {
    const circle = "group-policy A internal from B\ngroup-policy B internal from A\n";
    expect(
      vpnNamed(
        `${circle}tunnel-group T general-attributes\n default-group-policy A\ntunnel-group T type remote-access\n`,
        "T",
      ).access.policy?.value,
    ).toBe("A");
  });
});

describe("tunnels without a tunnel group", () => {
  test("PIX: a crypto map's entry, with the key for its peer", () => {
    const vpn = vpnNamed(pix, "outmap 10");
    expect(vpn.use).toBe("site-to-site");
    expect(proofs(vpn)).toEqual(["pre-shared-key both"]);
    expect(vpn.terminatesOn.map((name) => name.value)).toEqual(["outside"]);
    expect(vpn.proposals[0]).toMatchObject({
      encryption: [{ value: "des" }],
      integrity: [{ value: "md5" }],
      groups: [{ value: 1 }],
    });
  });

  test("where TLS is answered, the vendor's own group takes everyone", () => {
    const [vpn] = configurationOf("interface g0\n nameif outside\nwebvpn\n enable outside\n").vpns;
    expect(vpn?.name.value).toBe("DefaultWEBVPNGroup");
    expect(vpn && proofs(vpn)).toEqual(["password user LOCAL"]);
    expect(vpn?.authentication[0]?.implied).toBeDefined();
  });

  test("policies that a directory chooses", () => {
    const { vpns, references } = configurationOf(`
group-policy GP1 internal
group-policy GP1 attributes
 vpn-filter value F
ldap attribute-map M
 map-name memberOf Group-Policy
 map-value memberOf "CN=vpn users,DC=example" GP1
 map-value memberOf CN=other GP2
 map-name title Banner1
 map-value title boss GP3
`);
    expect(vpns.map(({ name, access }) => [name.value, access.filter?.value])).toEqual([["GP1", "F"]]);
    expect(references.map(({ name }) => name.value)).toEqual(["F", "GP1", "GP2"]);
  });

  test("a tunnel that has an interface's name gets a zone of its own", () => {
    const vpn = vpnNamed("interface g0\n nameif dmz\ntunnel-group dmz type remote-access\n", "dmz");
    expect(vpn.zone).toBe("tunnel dmz");
  });

  test("in a whole file, what is bound to no interface is not on", () => {
    const whole = "ASA Version 9.1\nhostname h\ninterface g0\n nameif outside\ntunnel-group T type remote-access\n";
    expect(vpnNamed(whole, "T").enabled).toBe(false);
    expect(vpnNamed("tunnel-group T type remote-access\n", "T").enabled).toBe(true);
  });
});

describe("a piece of a file", () => {
  const policy = `access-list MSP_filter extended permit ip any any
group-policy MSP internal
group-policy MSP attributes
 vpn-filter value MSP_filter
`;

  test("with a policy that filters, and no tunnel group, has a tunnel of the policy's name", () => {
    const vpn = vpnNamed(policy, "MSP");
    expect(vpn).toMatchObject({ use: "unknown", enabled: true, access: { filter: { value: "MSP_filter" } } });
    expect(configurationOf(policy).checkpoints.map((point) => point.inbound?.names[0]?.value)).toContain("MSP");
  });

  test("has none for a policy that says nothing of packets, or that a tunnel group may use", () => {
    expect(configurationOf(policy.replace(/ vpn-filter.*/, " vpn-idle-timeout 30")).vpns).toEqual([]);
    const group = "tunnel-group 203.0.113.9 type ipsec-l2l\n";
    expect(configurationOf(policy + group).vpns.map(({ name }) => name.value)).toEqual(["203.0.113.9"]);
  });
});
