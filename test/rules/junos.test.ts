import { describe, expect, test } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { everything } from "../../server/src/review/catalogue.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import type { RuleSample } from "../../server/src/rules/rule.ts";
import { junos } from "../../server/src/rules/samples.ts";
import { readSite } from "../../server/src/site/read.ts";
import { expectFindings, expectFix, expectSilent } from "../support/rules.ts";
import { device, edge, rule, site } from "./junos-edge.ts";

/** For findings that stand on many lines, which carets cannot show. */
function messagesOf(id: string, sample: RuleSample): string[] {
  const { value, problems } = readSite(sample.site ?? "");
  const setup = {
    tools: nodeTools,
    today: Date.UTC(2026, 10, 21),
    catalogue: { ...everything, rules: [rule(id)], estateRules: [] },
    siteFile: { path: "palisade.yaml", text: sample.site ?? "", site: value, problems },
  };
  return reviewFile({ path: "edge.conf", text: sample.text }, setup).findings.map((each) => each.message);
}

const opened = (from: string, to: string, application: string, then = "permit") => {
  const path = `set security policies from-zone ${from} to-zone ${to} policy p`;
  return edge(
    `${path} match source-address any destination-address any application ${application}\n${path} then ${then}\n`,
  );
};

describe("what policies let through", () => {
  test("RDP from the internet", () => {
    expect(messagesOf("rdp-from-internet", opened("untrust", "trust", "junos-rdp"))).toEqual([
      "policies opens RDP of trust to the internet",
    ]);
    expectSilent(rule("rdp-from-internet"), opened("untrust", "trust", "junos-https"));
  });

  test("file shares of Windows at the edge", () => {
    expect(messagesOf("smb-at-the-edge", opened("trust", "untrust", "junos-cifs")).length).toBeGreaterThan(0);
    expectSilent(rule("smb-at-the-edge"), opened("trust", "untrust", "junos-https"));
  });

  test("everything", () => {
    expect(messagesOf("permit-everything", opened("trust", "dmz", "any"))).toHaveLength(1);
    expectSilent(rule("permit-everything"), opened("trust", "dmz", "junos-https"));
  });

  test("a default policy that permits", () => {
    const { text } = opened("trust", "dmz", "junos-telnet", "deny");
    const otherwise = (word: string) => junos(`${text}set security policies default-policy ${word}\n`, site);
    expect(messagesOf("permitted-by-default", otherwise("permit-all"))).toEqual([
      "policies lets through what no entry names",
    ]);
    expectSilent(rule("permitted-by-default"), otherwise("deny-all"));
  });

  test("more to the internet than was approved", () => {
    expect(messagesOf("unapproved-egress", opened("trust", "untrust", "any"))).toEqual([
      "policies lets every service from trust to the internet",
    ]);
    expectSilent(rule("unapproved-egress"), opened("trust", "untrust", "any", "deny"));
  });

  test("a policy that an earlier one hides", () =>
    expectFix(
      rule("shadowed-entry"),
      edge(`
set security policies from-zone trust to-zone dmz policy all match source-address any destination-address any application any
set security policies from-zone trust to-zone dmz policy all then permit
set security policies from-zone trust to-zone dmz policy web match source-address any destination-address any application junos-http
set security policies from-zone trust to-zone dmz policy web then permit
`),
      "Remove this entry",
      `${device}set security policies from-zone trust to-zone dmz policy all match source-address any destination-address any application any
set security policies from-zone trust to-zone dmz policy all then permit
`,
    ));
});

describe("names", () => {
  test("that are nowhere, and that nobody needs", () => {
    expectFindings(
      rule("undefined-name"),
      edge(`
set security policies from-zone trust to-zone dmz policy p match source-address nowhere
                                                                                ^^^^^^^ nowhere is not defined
set security policies from-zone trust to-zone dmz policy p then deny
`),
    );
    expectFix(
      rule("unused-definition"),
      edge("set security address-book global address old 10.0.0.9/32\n"),
      "Remove address old",
      device,
    );
  });

  test("that applications of the device and groups have", () =>
    expectSilent(
      rule("undefined-name"),
      edge(`
set groups node0 system host-name edge-0
set apply-groups "\${node}"
set security policies from-zone trust to-zone dmz policy p match source-address any destination-address any application junos-ssh
set security policies from-zone trust to-zone dmz policy p then permit
`),
    ));
});

describe("tunnels", () => {
  const tunnel = (policy: string) =>
    edge(`
${policy}
set security ike gateway msp ike-policy msp
set security ike gateway msp address 203.0.113.1
set security ike gateway msp external-interface ge-0/0/0.0
set security ipsec vpn msp bind-interface st0.0
set security ipsec vpn msp ike gateway msp
set interfaces st0 unit 0 family inet
set security zones security-zone msp interfaces st0.0
`);

  test("pre-shared keys against certificates", () => {
    expectFindings(
      rule("vpn-pre-shared-key"),
      tunnel(`set security ike policy msp pre-shared-key ascii-text "$9$sample"
                            ^^^^^^^^^^^^^^ tunnel msp proves its ends with a pre-shared key`),
    );
    expectSilent(rule("vpn-pre-shared-key"), tunnel("set security ike policy msp certificate local-certificate edge"));
  });

  test("that end inside", () => {
    const sample = tunnel("set security ike policy msp certificate local-certificate edge");
    const inside = `${sample.text}set security policies from-zone msp to-zone trust policy in match source-address any destination-address any application any
set security policies from-zone msp to-zone trust policy in then permit
`;
    expect(messagesOf("vpn-ends-inside", junos(inside, site))).toEqual([
      "msp reaches trust directly, with no DMZ between",
    ]);
    expectSilent(rule("vpn-ends-inside"), sample);
  });
});

describe("management", () => {
  test("in clear text", () => {
    const ssh = `set system services ssh
set security zones security-zone trust host-inbound-traffic system-services ssh
set security zones security-zone trust host-inbound-traffic system-services telnet
`;
    expectFindings(
      rule("cleartext-management"),
      edge(`${ssh}set system services telnet
^^^^^^^^^^^^^^^^^^^^^^^^^^ Telnet on trust is in clear text
`),
    );
    expectFix(
      rule("cleartext-management"),
      edge(`${ssh}set system services telnet\n`),
      "Remove Telnet on trust",
      device + ssh,
    );
    expectSilent(
      rule("cleartext-management"),
      edge(
        "set system services telnet\nset security zones security-zone trust host-inbound-traffic system-services ping\n",
      ),
    );
  });

  test("from the internet", () => {
    const from = (zone: string) =>
      edge(
        `set system services ssh\nset security zones security-zone ${zone} host-inbound-traffic system-services ssh\n`,
      );
    expect(messagesOf("management-from-internet", from("untrust"))).toEqual([
      "SSH on untrust can be reached from any address on the internet",
    ]);
    expectSilent(rule("management-from-internet"), from("trust"));
  });

  test("from every internal address, and from those that the loopback's filter names", () => {
    const ssh =
      "set system services ssh\nset security zones security-zone trust host-inbound-traffic system-services all\n";
    const limited = `${ssh}set interfaces lo0 unit 0 family inet filter input protect
set firewall family inet filter protect term ssh from source-address 10.30.0.0/28
set firewall family inet filter protect term ssh from protocol tcp
set firewall family inet filter protect term ssh from destination-port ssh
set firewall family inet filter protect term ssh then accept
`;
    expect(messagesOf("ssh-from-anywhere", edge(ssh))).toEqual(["SSH on trust is open to every address"]);
    expectSilent(rule("ssh-from-anywhere"), edge(limited));
  });
});

describe("accounts", () => {
  const user = "set system login user ops class super-user\n";

  test("weak and strong passwords", () => {
    const hash = (text: string) =>
      edge(`${user}set system login user ops authentication encrypted-password "${text}"\n`);
    expect(messagesOf("device-password-weak", hash("$1$sample$sample"))).toEqual([
      "the password of ops is kept in a weak form",
    ]);
    expectSilent(rule("device-password-weak"), hash("$6$sample$sample"));
  });

  test("rules for passwords, lockout and idle sessions", () => {
    const services = "set system services ssh\n";
    expect(messagesOf("password-rules-missing", edge(user))).toEqual([
      "no password rules hold for accounts of the device",
    ]);
    expectSilent(rule("password-rules-missing"), edge(`${user}set system login password minimum-length 14\n`));
    const locked =
      "set system login retry-options tries-before-disconnect 5\nset system login retry-options lockout-period 15\n";
    const open = messagesOf("lockout-missing", edge(user + services));
    expect(messagesOf("lockout-missing", edge(user + services + locked))).toEqual([]);
    expect(open).toEqual(["failed logins never lock an account of the device"]);
    expect(messagesOf("session-never-ends", edge(user))).toHaveLength(1);
    expectSilent(rule("session-never-ends"), edge(`${user}set system login idle-timeout 10\n`));
  });
});

describe("logging", () => {
  test("no server, and one", () => {
    const messages = "set system syslog file messages any notice\n";
    expect(messagesOf("no-log-server", edge(messages))).toEqual([
      "no log server is named: messages stay on the device",
    ]);
    expectSilent(rule("no-log-server"), edge(`${messages}set system syslog host 10.30.0.10 any info\n`));
  });

  test("too coarse for what policies deny", () => {
    expect(messagesOf("firewall-log-too-coarse", edge("set system syslog host 10.30.0.10 any error\n"))).toHaveLength(
      1,
    );
    expectSilent(rule("firewall-log-too-coarse"), edge("set system syslog host 10.30.0.10 any info\n"));
  });

  test("what nobody administers is a piece of a configuration, which need not tell of logs and clocks", () => {
    const piece = junos(device.replace(/^set system root-authentication.*\n/m, ""), site);
    for (const id of ["no-log-server", "clock-not-set", "lockout-missing"]) expectSilent(rule(id), piece);
  });

  test("no clock", () => {
    expect(messagesOf("clock-not-set", edge(""))).toHaveLength(1);
    expectSilent(rule("clock-not-set"), edge("set system ntp server 10.20.0.5\n"));
  });

  test("what a tunnel is denied leaves a trace", () => {
    const tunnel = `set security ike gateway msp external-interface ge-0/0/0.0
set security ipsec vpn msp bind-interface st0.0
set security ipsec vpn msp ike gateway msp
set interfaces st0 unit 0 family inet
set security zones security-zone msp interfaces st0.0
set security policies from-zone msp to-zone trust policy last match source-address any destination-address any application any
set security policies from-zone msp to-zone trust policy last then deny
`;
    expect(messagesOf("vpn-unlogged-deny", edge(tunnel)).length).toBeGreaterThan(0);
  });
});
