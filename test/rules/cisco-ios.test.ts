import { describe, expect, test } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { everything } from "../../server/src/review/catalogue.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { provedFixes } from "../../server/src/review/prove.ts";
import { rules } from "../../server/src/rules/registry.ts";
import type { Rule, RuleSample } from "../../server/src/rules/rule.ts";
import { ios, nxos } from "../../server/src/rules/samples.ts";
import { readSite } from "../../server/src/site/read.ts";
import { expectFindings, expectFix, expectKept, expectSilent } from "../support/rules.ts";

function rule(id: string): Rule {
  const found = rules.find((each) => each.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

/** What a rule finds, and the texts that its fixes put in. */
function reviewedBy(one: Rule, sample: RuleSample): { readonly message: string; readonly fixes: readonly string[] }[] {
  const { value, problems } = readSite(sample.site ?? "");
  const setup = {
    tools: nodeTools,
    today: 20_778,
    catalogue: { ...everything, rules: [one], estateRules: [] },
    siteFile: { path: "palisade.yaml", text: sample.site ?? "", site: value, problems },
  };
  const review = reviewFile({ path: "edge.cfg", text: sample.text }, setup);
  return review.findings.map((finding) => ({
    message: finding.message,
    fixes: provedFixes(review, finding, setup).flatMap(({ edits }) => edits.map(({ text }) => text)),
  }));
}

const site =
  "zones: { internet: [GigabitEthernet0/0], internal: [GigabitEthernet0/1], dmz: [GigabitEthernet0/2] }\nlogServers: [10.30.0.10]\n";

/** An edge router: the internet on port 0, the office on port 1. */
const edge = (lists: string, more = "") =>
  ios(
    `
version 15.7
hostname edge
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.248
 ip access-group OUTSIDE_in in
interface GigabitEthernet0/1
 ip address 10.20.0.1 255.255.0.0
 ip access-group INSIDE_in in
ip route 0.0.0.0 0.0.0.0 198.51.100.1
${lists.replace(/^\n/, "")}${more}`,
    site,
  );

const closedInside = "ip access-list extended INSIDE_in\n permit tcp 10.20.0.0 0.0.255.255 host 203.0.113.5 eq 443\n";
const closedOutside = "ip access-list extended OUTSIDE_in\n permit tcp any any established\n";

describe("what comes in", () => {
  test("remote desktop", () => {
    expectFindings(
      rule("rdp-from-internet"),
      edge(`
${closedInside}ip access-list extended OUTSIDE_in
 permit tcp any host 10.20.0.5 eq 3389
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ OUTSIDE_in opens RDP of GigabitEthernet0/1 to the internet
`),
    );
    const withHttp = (rdp: string) => edge(`${closedInside}${closedOutside}${rdp}`);
    expectFix(
      rule("rdp-from-internet"),
      withHttp(" permit tcp any host 10.20.0.5 eq 3389\n"),
      "Switch this entry off",
      withHttp(" ! permit tcp any host 10.20.0.5 eq 3389\n").text,
    );
    expectSilent(
      rule("rdp-from-internet"),
      edge(`
${closedInside}ip access-list extended OUTSIDE_in
 deny tcp any any eq 3389
 permit tcp any host 10.20.0.5
`),
    );
  });

  test("file sharing", () => {
    expectFindings(
      rule("smb-at-the-edge"),
      edge(`
${closedInside}ip access-list extended OUTSIDE_in
 permit tcp any host 10.20.0.5 eq 445
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ OUTSIDE_in lets tcp/445 (SMB) in from the internet to GigabitEthernet0/1
`),
    );
    expectSilent(rule("smb-at-the-edge"), edge(`${closedInside}${closedOutside}`));
  });

  test("answers that old connections let back in open nothing", () =>
    expectSilent(rule("open-boundary-service"), edge(`${closedInside}${closedOutside}`)));
});

describe("everything", () => {
  test("by a list that permits it", () => {
    const open = {
      ...edge(`
${closedOutside}ip access-list extended INSIDE_in
 10 permit tcp any any eq 443
 20 permit ip any any
 ^^^^^^^^^^^^^^^^^^^^ INSIDE_in permits everything from GigabitEthernet0/1 to GigabitEthernet0/0
`),
      site: "zones: { internal: [GigabitEthernet0/1], server: [GigabitEthernet0/0] }\n",
    };
    expect(expectFindings(rule("permit-everything"), open).findings[0]?.witness).toBeDefined();
  });

  test("by an interface without a list", () => {
    expectFindings(
      rule("unfiltered-interface"),
      ios(
        `
version 15.7
hostname edge
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.248
 ip access-group OUTSIDE_in in
interface GigabitEthernet0/1
          ^^^^^^^^^^^^^^^^^^ GigabitEthernet0/1 has no access list, so everything passes from it to GigabitEthernet0/0
 ip address 10.20.0.1 255.255.0.0
ip route 0.0.0.0 0.0.0.0 198.51.100.1
${closedOutside}`,
        site,
      ),
    );
    expectSilent(rule("unfiltered-interface"), edge(`${closedInside}${closedOutside}`));
  });

  test("by all interfaces of a router that has no list, said once", () => {
    const port = (number: number, more = "") =>
      `interface GigabitEthernet0/${number}\n${more} ip address 10.0.${number}.1 255.255.255.0\n`;
    const mark =
      "          ^^^^^^^^^^^^^^^^^^ GigabitEthernet0/0, GigabitEthernet0/1, GigabitEthernet0/2 and 2 more have no access list, so everything passes between them\n";
    const all = `version 15.7\nhostname core\n${port(0, mark)}${port(1)}${port(2)}${port(3)}${port(4)}`;
    const { findings } = expectFindings(rule("unfiltered-interface"), ios(all));
    expect(findings[0]?.related).toHaveLength(4);
  });
});

describe("what goes out", () => {
  test("DNS over TCP is denied before the entry that lets it out, by a line that takes effect there", () => {
    const open = edge(`
${closedOutside}ip access-list extended INSIDE_in
 permit tcp any any eq domain
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ INSIDE_in lets tcp/53 (DNS) from GigabitEthernet0/1 to the internet
 permit tcp any any eq 443
`);
    expect(expectFindings(rule("dns-tcp"), open).findings).toHaveLength(1);
    expectSilent(rule("dns-tcp"), edge(`${closedInside}${closedOutside}`));
  });

  test("file-share sites are denied before the entry that lets them out, by lines with numbers", () => {
    const open = edge(
      `${closedOutside}ip access-list extended INSIDE_in\n permit tcp 10.20.0.0 0.0.255.255 any eq 443\n permit udp any host 10.30.0.5 eq 53\n`,
    );
    const [found] = reviewedBy(rule("open-file-shares"), open);
    expect(found?.fixes.join("\n")).toMatch(/^ 1 deny ip 10\.20\.0\.0 0\.0\.255\.255 [\d.]+ [\d.]+ log$/m);
    expectSilent(rule("open-file-shares"), edge(`${closedInside}${closedOutside}`));
  });
});

describe("management", () => {
  test("in clear text, mended where SSH is open to the same people", () => {
    const line = (input: string) =>
      ios(`
version 15.7
hostname edge
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.0.0.0
line vty 0 4
 access-class 10 in
 transport input ${input}
access-list 10 permit 10.20.0.0 0.0.0.255
`);
    const both = line("telnet ssh\n                 ^^^^^^ Telnet on every interface is in clear text");
    expectFindings(rule("cleartext-management"), both);
    expectFix(rule("cleartext-management"), both, "Remove Telnet on every interface", line("ssh").text);
    expectKept(
      rule("cleartext-management"),
      line("ssh"),
      "SSH on every interface is encrypted, and nothing is in clear text",
    );
  });

  test("by a line that does not say what it answers, before IOS XE", () => {
    const line = (version: string, more = "") =>
      ios(`
version ${version}
hostname edge
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.0.0.0
line vty 0 4
${more}
 login local
`);
    const old = line("12.4", "^^^^^^^^^^^^ Telnet on every interface is in clear text");
    expectFindings(rule("cleartext-management"), old);
    expectFix(
      rule("cleartext-management"),
      old,
      "Remove Telnet on every interface",
      line("12.4", " transport input ssh\n").text.replace("\n\n", "\n"),
    );
    expectSilent(rule("cleartext-management"), line("17.3"));
    expectSilent(rule("cleartext-management"), {
      ...line("12.4"),
      text: line("12.4").text.replace("login local", "login"),
    });
  });

  test("by the web server, SNMP communities, TFTP and NX-OS's own features", () => {
    expectFindings(
      rule("cleartext-management"),
      ios(`
hostname edge
ip http server
^^^^^^^^^^^^^^ HTTP on every interface is in clear text
ip http secure-server
`),
    );
    expectFindings(
      rule("cleartext-management"),
      nxos(`
hostname n1
feature telnet
^^^^^^^^^^^^^^ Telnet on every interface is in clear text
feature ssh
nxapi http port 80
^^^^^^^^^^^^^^^^^^ HTTP on every interface is in clear text
`),
    );
    expectSilent(rule("cleartext-management"), nxos("hostname n1\nfeature ssh\nno feature telnet\n"));
  });

  test("from anywhere", () => {
    expectFindings(
      rule("ssh-from-anywhere"),
      ios(`
hostname edge
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.0.0.0
line vty 0 4
 login local
 transport input ssh
                 ^^^ SSH on every interface is open to every address
`),
    );
    expectSilent(
      rule("ssh-from-anywhere"),
      ios(`
hostname edge
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.0.0.0
line vty 0 4
 access-class 10 in
 login local
 transport input ssh
access-list 10 permit 10.20.0.0 0.0.0.255
`),
    );
  });

  test("that never ends", () => {
    const line = (timeout: string) => ios(`hostname edge\nline con 0\n exec-timeout ${timeout}\n`);
    const endless = ios(`hostname edge
line con 0
 exec-timeout 0 0
              ^^^ console sessions never end when idle
`);
    expectFindings(rule("session-never-ends"), endless);
    expectFix(rule("session-never-ends"), endless, "End idle console sessions after 10 minutes", line("10 0").text);
    expectSilent(rule("session-never-ends"), line("5 0"));
  });

  test("by passwords kept in forms that can be had back", () => {
    expectFindings(
      rule("device-password-weak"),
      ios(`
hostname edge
enable secret 5 $1$AAAA$BBBB
^^^^^^ the password of enable is kept in a weak form (type 5, MD5)
username a privilege 15 password 7 0822455D0A16
         ^ the password of a is kept in a weak form (type 7, which anyone can turn back)
username b password 0 example
         ^ the password of b is kept in clear text
`),
    );
    expectKept(
      rule("device-password-weak"),
      ios("hostname edge\nusername c secret 9 $9$AAAA\nusername d secret 8 $8$AAAA\n"),
      "the password of c is kept in a strong form",
      "the password of d is kept in a strong form",
    );
    expectSilent(rule("device-password-weak"), nxos("feature ssh\nusername e password 5 $5$AAAA role network-admin\n"));
  });

  test("without a lockout", () => {
    const router = (more: string) =>
      ios(`
version 15.7
hostname edge
aaa new-model
aaa authentication login default local${more.startsWith("\n") ? more : ""}
username k.ito secret 9 $9$AAAA
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.0.0.0
${more.startsWith("\n") ? "" : more}line vty 0 4
 transport input ssh
`);
    const open = router("\n                                 ^^^^^ failed logins never lock an account of the device");
    expectFindings(rule("lockout-missing"), open);
    expectKept(
      rule("lockout-missing"),
      router("login block-for 900 attempts 5 within 900\n"),
      "accounts of the device are locked after 5 failures",
    );
  });
});

describe("logging", () => {
  const device = (lines: string) =>
    ios(
      `
version 15.7
hostname edge
interface GigabitEthernet0/0
 ip address 10.0.0.1 255.0.0.0
${lines.replace(/^\n/, "")}`,
      site,
    );

  test("to nobody", () => {
    expectFindings(rule("logging-off"), device("no logging on\n^^^^^^^^^^^^^ logging is switched off\n"));
    expectKept(rule("logging-off"), device("logging on\nlogging host 10.30.0.10\n"), "logging is on");
  });

  test("without the time", () => {
    const silent = device(`
no service timestamps log
^^^^^^^^^^^^^^^^^^^^^^^^^ log lines carry no time
logging host 10.30.0.10
`);
    expectFindings(rule("log-without-time"), silent);
    expectSilent(rule("log-without-time"), device("service timestamps log datetime msec\nlogging host 10.30.0.10\n"));
  });
});

describe("tunnels", () => {
  const tunnel = (key: string) =>
    ios(`
hostname edge
crypto isakmp policy 10
 encr aes 256
${key}crypto ipsec transform-set STRONG esp-aes 256 esp-sha256-hmac
crypto map OUT 10 ipsec-isakmp
 set peer 203.0.113.9
 set transform-set STRONG
 match address PARTNER
ip access-list extended PARTNER
 permit ip 10.20.0.0 0.0.255.255 192.168.77.0 0.0.0.255
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.248
 crypto map OUT
`);

  test("prove themselves by a key that both ends share", () => {
    const [policy, key] = [" authentication pre-share\n", "crypto isakmp key 6 AAAA address 203.0.113.9\n"];
    const marked = `${policy}${key}${"^".repeat(key.length - 1)} tunnel OUT 10 proves its ends with a pre-shared key\n`;
    expectFindings(rule("vpn-pre-shared-key"), tunnel(marked));
    expectSilent(rule("vpn-pre-shared-key"), tunnel(" authentication rsa-sig\n"));
  });
});

describe("hygiene", () => {
  test("names without a definition, and definitions without a use", () => {
    expectFindings(
      rule("undefined-name"),
      edge(`
${closedInside}ip access-list extended OUTSIDE_in
 permit tcp any object-group SERVERS eq 443
                             ^^^^^^^ SERVERS is not defined
`),
    );
    expectFindings(
      rule("unused-definition"),
      edge(`
${closedInside}${closedOutside}ip access-list extended OLD
                        ^^^ access list OLD is never used
 permit ip any any
`),
    );
  });

  test("entries that can never match", () => {
    expectFindings(
      rule("shadowed-entry"),
      edge(`
${closedInside}ip access-list extended OUTSIDE_in
 deny tcp any any
 permit tcp any host 10.20.0.5 eq 22
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already denies it
`),
    );
  });

  test("a list that classes of several zone pairs use is judged once", () => {
    expectFindings(
      rule("shadowed-entry"),
      ios(`
hostname edge
zone security IN
zone security OUT
zone security DMZ
ip access-list extended WEB
 permit tcp any any
 permit tcp any any eq 443
 ^^^^^^^^^^^^^^^^^^^^^^^^^ never matches: an earlier entry already takes it
class-map type inspect match-any GO
 match access-group name WEB
class-map type inspect match-any STOP
 match access-group name WEB
policy-map type inspect P
 class type inspect GO
  inspect
policy-map type inspect Q
 class type inspect STOP
  drop log
 class class-default
  pass
zone-pair security IN-OUT source IN destination OUT
 service-policy type inspect P
zone-pair security OUT-DMZ source OUT destination DMZ
 service-policy type inspect Q
interface GigabitEthernet0/0
 zone-member security OUT
interface GigabitEthernet0/1
 zone-member security IN
interface GigabitEthernet0/2
 zone-member security DMZ
`),
    );
  });
});

describe("switch ports", () => {
  const ports = (own: string, global = "") =>
    ios(`
hostname access-1
${global}interface GigabitEthernet1/0/1
 switchport access vlan 10
 switchport mode access
${own} spanning-tree portfast
interface GigabitEthernet1/0/2
 switchport access vlan 10
 switchport mode access
${own.replace(/^ *\^.*\n/m, "")} spanning-tree portfast
`);
  const open = ports(
    " ^^^^^^^^^^^^^^^^^^^^^^ nothing keeps the ports of VLAN 10 apart: GigabitEthernet1/0/1 and GigabitEthernet1/0/2\n",
  );

  test("of one VLAN are protected from each other", () => {
    expectFix(
      rule("shared-access-vlan"),
      open,
      "Protect the user ports of VLAN 10 from each other",
      ports(" switchport protected\n").text,
    );
  });

  test("of a private VLAN need no more", () => {
    expectKept(
      rule("shared-access-vlan"),
      ports("", "vlan 10\n private-vlan isolated\n"),
      "a port of VLAN 10 is kept from the others",
    );
    expectKept(
      rule("shared-access-vlan"),
      ports(" switchport private-vlan host-association 5 10\n"),
      "a port of VLAN 10 is kept from the others",
      "a port of VLAN 10 is kept from the others",
    );
  });

  test("that nothing marks as user ports are left alone", () => {
    const { text } = open;
    expectSilent(
      rule("shared-access-vlan"),
      ios(text.replace(/^ *\^.*\n/m, "").replaceAll(" spanning-tree portfast\n", "")),
    );
  });
});

describe("an edge whose list keeps strangers from the device", () => {
  const managed = (list: string) =>
    ios(
      `
version 15.7
hostname edge
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.248
 ip access-group OUTSIDE_in in
interface GigabitEthernet0/1
 ip address 10.20.0.1 255.255.0.0
ip access-list extended OUTSIDE_in
${list}line vty 0 4
 login local
 transport input ssh
${list.includes("eq 22") ? "                 ^^^ SSH on every interface can be reached from any address on the internet\n" : ""}`,
      site,
    );

  test("is not managed from the internet", () => {
    expectFindings(rule("management-from-internet"), managed(" permit tcp any any eq 22\n deny ip any any\n"));
    expectSilent(rule("management-from-internet"), managed(" permit tcp any any established\n deny ip any any\n"));
  });
});

describe("what comes out of a crypto map's tunnel", () => {
  const tunnel = (filter: string, list = "") =>
    ios(`
version 15.7
hostname edge
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.248
 crypto map OUT
interface GigabitEthernet0/1
 ip address 10.20.0.1 255.255.0.0
crypto map OUT 10 ipsec-isakmp
${filter} set peer 203.0.113.9
 match address PARTNER
ip access-list extended PARTNER
 permit ip 10.20.0.0 0.0.0.255 192.168.77.0 0.0.0.255
${list}`);

  test("is held against the list that the entry names, or against none", () => {
    expectFindings(
      rule("vpn-wide-access"),
      tunnel(
        " set ip access-group MSP_in in\n",
        `ip access-list extended MSP_in
 permit ip any any
 ^^^^^^^^^^^^^^^^^ MSP_in lets OUT 10 reach any address by any protocol
`,
      ),
    );
    const [found] = reviewedBy(rule("vpn-wide-access"), tunnel(""));
    expect(found?.message).toMatch(/^no list limits which services OUT 10 reaches/);
    expectSilent(
      rule("vpn-wide-access"),
      tunnel(
        " set ip access-group MSP_in in\n",
        "ip access-list extended MSP_in\n permit tcp 192.168.77.0 0.0.0.255 host 10.20.0.9 eq 22\n",
      ),
    );
  });

  test("is no IPv6 where a piece of a configuration speaks of none", () =>
    expectSilent(
      rule("vpn-wide-access"),
      ios(`
ip access-list extended MSP
 permit ip any 192.168.77.0 0.0.0.255
ip access-list extended MSP_in
 permit tcp 192.168.77.0 0.0.0.255 host 10.20.0.9 eq 22
crypto map OUT 10 ipsec-isakmp
 set peer 203.0.113.10
 set ip access-group MSP_in in
 match address MSP
interface Ethernet1
 crypto map OUT
`),
    ));
});

describe("what zones drop of a tunnel", () => {
  const router = (last: string, more = "") =>
    ios(`
version 15.7
hostname edge
${more}zone security MSP
zone security SERVERS
ip access-list extended MANAGED
 permit tcp any host 10.40.0.9 eq 22
class-map type inspect match-any MANAGED
 match access-group name MANAGED
policy-map type inspect FROM-MSP
 class type inspect MANAGED
  inspect
${last}zone-pair security MSP-SERVERS source MSP destination SERVERS
 service-policy type inspect FROM-MSP
crypto ipsec profile MSP
interface Tunnel0
 ip address 10.99.0.1 255.255.255.252
 zone-member security MSP
 tunnel source GigabitEthernet0/0
 tunnel destination 203.0.113.10
 tunnel protection ipsec profile MSP
interface GigabitEthernet0/1
 ip address 10.40.0.1 255.255.255.0
 zone-member security SERVERS
`);
  const logged = " class class-default\n  drop log\n";

  test("is logged by the class that takes the rest, which is written where there is none", () => {
    expectFix(
      rule("vpn-unlogged-deny"),
      router(" class class-default\n  drop\n"),
      "Log what this entry denies",
      router(logged).text,
    );
    expectFix(rule("vpn-unlogged-deny"), router(""), "Log what else is dropped", router(logged).text);
    expectSilent(rule("vpn-unlogged-deny"), router(logged));
  });

  test("is logged for all classes where the device is told so", () => {
    for (const more of [
      "ip inspect log drop-pkt\n",
      "parameter-map type inspect-global\n log dropped-packets enable\n",
    ])
      expectSilent(rule("vpn-unlogged-deny"), router("", more));
  });
});
