import { describe, test } from "vitest";
import { rules } from "../../server/src/rules/registry.ts";
import type { Rule, RuleSample } from "../../server/src/rules/rule.ts";
import { panos } from "../../server/src/rules/samples.ts";
import {
  expectFindings,
  expectFix,
  expectFixes,
  expectKept,
  expectMessages,
  expectNeeds,
  expectSilent,
} from "../support/rules.ts";

function rule(id: string): Rule {
  const found = rules.find((each) => each.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

const site = "zones: { internet: [untrust], internal: [trust], dmz: [dmz] }\nlogServers: [10.30.0.10]\n";

const device = `set deviceconfig system hostname edge
set mgt-config users admin phash $5$abcdefgh$notARealHash
set network interface ethernet ethernet1/1 layer3 ip 198.51.100.2/29
set network interface ethernet ethernet1/2 layer3 ip 10.20.0.1/24
set network interface ethernet ethernet1/3 layer3 ip 10.40.0.1/24
set network virtual-router default interface [ ethernet1/1 ethernet1/2 ethernet1/3 ]
set network virtual-router default routing-table ip static-route out destination 0.0.0.0/0
set network virtual-router default routing-table ip static-route out interface ethernet1/1
set zone untrust network layer3 ethernet1/1
set zone trust network layer3 ethernet1/2
set zone dmz network layer3 ethernet1/3
`;

const sample = (text: string, declared = site): RuleSample => panos(device + text.replace(/^\n/, ""), declared);

/** One rule on one line, so that carets can show it. */
const line = (name: string, from: string, to: string, rest: string) =>
  `set rulebase security rules ${name} from ${from} to ${to} ${rest}\n`;

const anybody = "source any destination any application any";
const out = (rest: string) => line("Out", "trust", "untrust", rest);
/** Carets under the whole line above, and what they say. */
const found = (text: string, message: string) => `${text}${"^".repeat(text.trimEnd().length)} ${message}\n`;

const published = `set rulebase nat rules pub from untrust to untrust source any destination 198.51.100.3
set rulebase nat rules pub destination-translation translated-address 10.20.0.9
`;

describe("what rules let out", () => {
  test("every service to the internet, and only those that are approved", () => {
    const all = out(`${anybody} service any action allow`);
    expectFindings(
      rule("unapproved-egress"),
      sample(found(all, "security policy lets every service from trust to the internet")),
    );
    expectSilent(rule("unapproved-egress"), sample(out(`${anybody} service service-https action allow`)));
  });

  test("applications on any port are named, and those on usual ports are judged by these", () => {
    const apps = (names: string, service: string) =>
      out(`source any destination any application ${names} service ${service} action allow`);
    expectMessages(
      rule("unapproved-egress"),
      sample(apps("[ ssl ms-teams ]", "any")),
      "security policy lets the applications ssl and ms-teams on any port from trust to the internet",
    );
    expectSilent(rule("unapproved-egress"), sample(apps("[ ssl web-browsing ]", "application-default")));
  });

  test("SMB, and what is no SMB", () => {
    const smb = (port: number) =>
      `set service it protocol tcp port ${port}\n${out(`${anybody} service it action allow`)}`;
    expectMessages(
      rule("smb-at-the-edge"),
      sample(smb(445)),
      "security policy lets tcp/445 (SMB) out from trust to the internet",
    );
    expectSilent(rule("smb-at-the-edge"), sample(smb(4450)));
  });

  test("DNS by application, and from the resolver alone", () => {
    const dns = (source: string) =>
      out(`source ${source} destination any application dns service application-default action allow`);
    expectFindings(
      rule("dns-udp"),
      sample(found(dns("any"), "security policy lets every host send udp/53 (DNS) from trust to the internet")),
    );
    expectFindings(
      rule("dns-tcp"),
      sample(found(dns("any"), "security policy lets tcp/53 (DNS) from trust to the internet")),
    );
    expectSilent(rule("dns-udp"), sample(dns("10.20.0.53"), `${site}resolvers: [10.20.0.53]\n`));
    expectSilent(rule("dns-tcp"), sample(out(`${anybody} service service-https action allow`)));
  });

  test("servers that reach every web server, and one", () => {
    const servers = "zones: { internet: [untrust], internal: [trust], server: [dmz] }\n";
    const web = (destination: string) =>
      line(
        "Out",
        "dmz",
        "untrust",
        `source any destination ${destination} application any service service-https action allow`,
      );
    expectMessages(
      rule("server-web-egress"),
      sample(web("any"), servers),
      "security policy lets dmz reach every web server on the internet",
    );
    expectSilent(rule("server-web-egress"), sample(web("192.0.2.10"), servers));
  });

  test("file shares by host name and by application", () => {
    const share = out("source any destination share application any service service-https action allow");
    const app = (name: string) =>
      out(`source any destination any application ${name} service application-default action allow`);
    expectMessages(
      rule("file-share-permit"),
      sample(`set address share fqdn www.dropbox.com\n${share}`),
      "security policy permits Dropbox to trust",
    );
    expectMessages(
      rule("file-share-permit"),
      sample(app("dropbox-uploading")),
      "security policy permits Dropbox to trust",
    );
    expectSilent(rule("file-share-permit"), sample(`set address share fqdn www.example.com\n${share}`));
    expectSilent(rule("file-share-permit"), sample(app("office-on-demand")));
  });

  test("every web address, file shares included; they are denied ahead of it", () => {
    const web = out(`${anybody} service service-https action allow`);
    expectFindings(
      rule("open-file-shares"),
      sample(found(web, "security policy lets trust reach every web address, file shares such as Dropbox included")),
    );
    const deny = out(
      "source any destination [ 45.58.64.0/20 64.112.13.0/24 108.160.160.0/20 162.125.0.0/16 185.45.8.0/22 192.189.200.0/23 ] application any service any action deny",
    ).replace("rules Out", "rules No");
    expectSilent(rule("open-file-shares"), sample(deny + web));
  });
});

describe("what rules let in", () => {
  const into = (service: string) =>
    line("In", "untrust", "trust", `source any destination 198.51.100.3 ${service} action allow`);

  test("RDP, by port or by application, to an address that is translated", () => {
    const port = `set service it protocol tcp port 3389\n`;
    expectMessages(
      rule("rdp-from-internet"),
      sample(published + port + into("application any service it")),
      "security policy opens RDP of trust to the internet",
    );
    expectMessages(
      rule("rdp-from-internet"),
      sample(published + into("application ms-rdp service application-default")),
      "security policy opens RDP of trust to the internet",
    );
    expectSilent(rule("rdp-from-internet"), sample(published + into("application any service service-https")));
  });

  test("every service from anybody, and one", () => {
    expectMessages(
      rule("open-boundary-service"),
      sample(published + into("application any service any")),
      "security policy lets every service from anybody on the internet to trust",
    );
    expectSilent(rule("open-boundary-service"), sample(published + into("application any service service-https")));
  });
});

describe("rules between networks", () => {
  const over = (rest: string) => line("Over", "dmz", "trust", rest);

  test("everything, and a service", () => {
    expectFindings(
      rule("permit-everything"),
      sample(
        found(over(`${anybody} service any action allow`), "security policy permits everything from dmz to trust"),
      ),
    );
    expectSilent(rule("permit-everything"), sample(over(`${anybody} service service-https action allow`)));
  });

  test("one that an earlier one hides goes, its commands and all", () =>
    expectFix(
      rule("shadowed-entry"),
      sample(`${over(`${anybody} service any action deny`)}set rulebase security rules B from dmz
set rulebase security rules B to trust
set rulebase security rules B source 10.40.0.9
set rulebase security rules B action allow
`),
      "Remove this entry",
      device + over(`${anybody} service any action deny`),
    ));

  test("the same between other zones hides nothing", () =>
    expectSilent(
      rule("shadowed-entry"),
      sample(
        over(`${anybody} service any action deny`) + line("B", "trust", "dmz", `${anybody} service any action deny`),
      ),
    ));

  test("one that holds between zones is hidden only where it is everywhere", () => {
    const interzone = `set rulebase security rules B rule-type interzone from any to any ${anybody} service any action deny\n`;
    expectSilent(
      rule("shadowed-entry"),
      sample(line("A", "dmz", "any", `${anybody} service any action deny`) + interzone),
    );
    expectMessages(
      rule("shadowed-entry"),
      sample(line("A", "any", "any", `${anybody} service any action deny`) + interzone),
      "never matches: an earlier entry already denies it",
    );
  });

  test("what no rule names, where somebody lets it pass", () => {
    const rules = over(`${anybody} service service-https action allow`);
    expectFindings(
      rule("permitted-by-default"),
      sample(`${rules}set rulebase default-security-rules rules interzone-default action allow
                                                                   ^^^^^ security policy lets through what no entry names
`),
    );
    expectSilent(rule("permitted-by-default"), sample(rules));
  });

  test("an impossible rule, and a possible one", () => {
    const range = (service: string) =>
      over(`source any destination any application any service ${service} action allow`);
    expectSilent(rule("empty-entry"), sample(range("service-https")));
    const intrazone =
      "set rulebase security rules None from trust to trust rule-type interzone source any action allow\n";
    expectSilent(rule("empty-entry"), sample(intrazone));
  });

  test("one whose log is off is logged again, on one line or below others", () => {
    const quiet = over(`${anybody} service service-https action allow log-end no`);
    expectFix(
      rule("entry-log-disabled"),
      sample(quiet),
      "Log this entry",
      device + quiet.replace("log-end no", "log-end yes"),
    );
    expectSilent(rule("entry-log-disabled"), sample(over(`${anybody} service service-https action allow`)));
  });

  test("names that nothing defines, and what nothing uses", () => {
    expectFindings(
      rule("undefined-name"),
      sample(`
set rulebase security rules A source Web
                                     ^^^ Web is not defined
set rulebase security rules A service tcp-1
                                      ^^^^^ tcp-1 is not defined
set rulebase security rules A destination [ any DE panw-known-ip-list ]
set rulebase security rules A application [ ssl whatever-the-vendor-knows ]
`),
    );
    expectFix(
      rule("unused-definition"),
      sample(`
set address Old ip-netmask 10.20.0.9
set address New ip-netmask 10.20.0.10
set address-group Olds static Old
${over("source New destination any application any service any action allow")}`),
      "Remove address group Olds and what only it refers to",
      `${device}set address New ip-netmask 10.20.0.10
${over("source New destination any application any service any action allow")}`,
    );
    expectSilent(
      rule("unused-definition"),
      sample(`
set address Peer ip-netmask 192.0.2.1
set address Bank fqdn www.example.com
set network virtual-router default protocol bgp peer-group g peer p peer-address ip Peer
set rulebase decryption rules no destination [ Bank any ]
`),
    );
    expectMessages(
      rule("unused-definition"),
      sample("set address web ip-netmask 10.20.0.9 tag web\nset tag web color color1\n"),
      "address web is never used",
    );
  });
});

describe("who manages the device", () => {
  const profile = (more: string, port = "ethernet1/1") =>
    sample(`set network profiles interface-management-profile open https yes
${more}set network interface ethernet ${port} layer3 interface-management-profile open
`);

  test("from the internet, and from inside", () => {
    expectMessages(
      rule("management-from-internet"),
      profile(""),
      "HTTPS on ethernet1/1 can be reached from any address on the internet",
    );
    expectSilent(rule("management-from-internet"), profile("", "ethernet1/2"));
  });

  test("in clear text; the service goes", () => {
    const ssh = "set network profiles interface-management-profile open ssh yes\n";
    const telnet = `${ssh}set network profiles interface-management-profile open telnet yes\n`;
    expectFix(
      rule("cleartext-management"),
      profile(telnet, "ethernet1/2"),
      "Remove Telnet on ethernet1/2",
      profile(ssh, "ethernet1/2").text,
    );
    expectSilent(
      rule("cleartext-management"),
      profile("set network profiles interface-management-profile open telnet no\n"),
    );
    expectMessages(
      rule("cleartext-management"),
      sample("set deviceconfig system snmp-setting access-setting version v2c snmp-community-string notARealOne\n"),
      "SNMP version 2c on management is in clear text",
    );
    expectSilent(
      rule("cleartext-management"),
      sample("set deviceconfig system snmp-setting access-setting version v3 users u view v\n"),
    );
  });

  test("from everywhere, and from named networks", () => {
    expectMessages(
      rule("management-from-anywhere"),
      profile("", "ethernet1/2"),
      "HTTPS on ethernet1/2 is open to every address",
    );
    const limited = "set network profiles interface-management-profile open permitted-ip 10.20.0.0/28\n";
    expectSilent(rule("management-from-anywhere"), profile(limited, "ethernet1/2"));
    // Its port for management alone may be open as a whole.
    expectSilent(rule("management-from-anywhere"), sample("set deviceconfig system ip-address 10.99.0.2\n"));
  });

  test("SSH from everywhere, and from named networks", () => {
    const ssh = "set network profiles interface-management-profile open ssh yes\n";
    expectMessages(
      rule("ssh-from-anywhere"),
      profile(ssh, "ethernet1/2"),
      "SSH on ethernet1/2 is open to every address",
    );
    const limited = "set network profiles interface-management-profile open permitted-ip 10.20.0.0/28\n";
    expectSilent(rule("ssh-from-anywhere"), profile(ssh + limited, "ethernet1/2"));
  });

  test("sessions that never end", () => {
    const idle = (minutes: number) => sample(`set deviceconfig setting management idle-timeout ${minutes}\n`);
    expectFix(rule("session-never-ends"), idle(0), "End idle https sessions after 10 minutes", idle(10).text);
    expectSilent(rule("session-never-ends"), idle(10));
  });

  test("passwords kept so that they are found out", () => {
    expectFindings(
      rule("device-password-weak"),
      sample(`
set mgt-config users old phash $1$abcdefgh$notARealHash
                     ^^^ the password of old is kept in a weak form
`),
    );
    expectSilent(rule("device-password-weak"), sample(""));
  });

  test("accounts that are never locked, and those that are", () => {
    expectFix(
      rule("lockout-missing"),
      sample(""),
      "Lock accounts after 5 failed logins",
      device.replace("edge\n", "edge\nset deviceconfig setting management admin-lockout failed-attempts 5\n"),
    );
    expectSilent(
      rule("lockout-missing"),
      sample("set deviceconfig setting management admin-lockout failed-attempts 5\n"),
    );
  });

  test("lockout after too many failures, and after few", () => {
    const lockout = (failures: number) =>
      sample(
        `set deviceconfig setting management admin-lockout failed-attempts ${failures}\nset deviceconfig setting management admin-lockout lockout-time 30\n`,
        "passwords: { lockoutThreshold: 5 }\n",
      );
    expectFix(rule("lockout-too-weak"), lockout(10), "Lock accounts after 5 failed logins", lockout(5).text);
    expectSilent(rule("lockout-too-weak"), lockout(5));
  });

  test("password rules: none, too weak, and strong", () => {
    const asked = (length: number) => `set mgt-config password-complexity enabled yes
set mgt-config password-complexity minimum-length ${length}
set mgt-config password-complexity minimum-uppercase-letters 1
set mgt-config password-complexity minimum-lowercase-letters 1
set mgt-config password-complexity minimum-numeric-letters 1
`;
    const numbers = "passwords: { minimumLength: 14 }\n";
    expectMessages(rule("password-rules-missing"), sample(""), "no password rules hold for accounts of the device");
    expectSilent(rule("password-rules-missing"), sample(asked(14)));
    expectFix(rule("password-too-weak"), sample(asked(8), numbers), "Ask for 14 characters", sample(asked(14)).text);
    expectSilent(rule("password-too-weak"), sample(asked(14), numbers));
  });

  test("a password alone, and a server that may ask for more", () => {
    const account = (proof: string) => `set mgt-config users helper ${proof}\n`;
    const alone = rule("password-only-administration");
    expectMessages(alone, sample(""), "admin logs in with a password alone");
    const profile = panos(device.replace("phash $5$abcdefgh$notARealHash", "authentication-profile radius"));
    expectSilent(alone, profile);
    expectMessages(
      alone,
      panos(profile.text + account("phash $5$abcdefgh$notARealHash")),
      "helper logs in with a password alone",
    );
    expectSilent(alone, panos(profile.text + account("client-certificate-only yes")));
    expectSilent(alone, sample("set deviceconfig system certificate-profile administrators\n"));
  });

  test("the MSP's account with every right, and with few", () => {
    const declared = "msp: { accounts: [helper] }\n";
    const account = (role: string) => `set mgt-config users helper phash $5$abcdefgh$notARealHash
set mgt-config users helper permissions role-based ${role} yes
`;
    expectMessages(
      rule("msp-local-admin"),
      sample(account("superuser"), declared),
      "helper may do everything on the device",
    );
    expectSilent(rule("msp-local-admin"), sample(account("superreader"), declared));
  });
});

describe("logs", () => {
  const server = (transport: string) => `set shared log-settings syslog S server a server 10.30.0.10
set shared log-settings syslog S server a transport ${transport}
set shared log-settings system match-list all send-syslog S
`;

  test("that stay on the device, go in the clear, and go safely", () => {
    expectMessages(rule("no-log-server"), sample(""), "no log server is named: messages stay on the device");
    expectFixes(rule("no-log-server"), sample(""), "Send messages to 10.30.0.10");
    expectMessages(
      rule("no-log-server"),
      sample(server("SSL").replace(" system ", " email ").replace("send-syslog", "send-email")),
      "no log server is named: messages stay on the device",
    );
    expectSilent(rule("no-log-server"), sample(server("SSL")));
    expectMessages(rule("log-sent-unreliably"), sample(server("UDP")), "messages to 10.30.0.10 go by plain UDP");
    expectSilent(rule("log-sent-unreliably"), sample(server("SSL")));
  });

  test("that a filter leaves out, or may", () => {
    const filtered = (filter: string) =>
      sample(`${server("SSL")}set shared log-settings system match-list all filter "${filter}"
set network interface tunnel units tunnel.1
set zone vpn network layer3 tunnel.1
set network ike gateway msp authentication pre-shared-key key -AQ==notARealKey
set network ike gateway msp local-address interface ethernet1/1
set network ike gateway msp peer-address ip 203.0.113.10
set network tunnel ipsec msp auto-key ike-gateway msp
set network tunnel ipsec msp tunnel-interface tunnel.1
`);
    expectMessages(
      rule("vpn-sessions-not-logged"),
      filtered("(severity eq critical)"),
      "this filter leaves out VPN logins and tunnels: they are informational",
    );
    expectSilent(rule("vpn-sessions-not-logged"), filtered("(severity geq informational)"));
    expectNeeds(rule("vpn-sessions-not-logged"), filtered("(subtype eq vpn)"), "reviews", undefined);
    const denied = (filter: string) =>
      sample(`${server("SSL")}set shared log-settings profiles p match-list all log-type traffic
set shared log-settings profiles p match-list all filter "${filter}"
set shared log-settings profiles p match-list all send-syslog S
set rulebase default-security-rules rules interzone-default action deny
`);
    expectMessages(
      rule("firewall-log-too-coarse"),
      denied("(action eq allow)"),
      "this filter leaves out denied packets: it sends only what is allowed",
    );
    expectKept(
      rule("firewall-log-too-coarse"),
      denied("(action neq allow)"),
      "messages down to informational (6) go to 10.30.0.10",
    );
  });

  test("kept for few days, and for enough", () => {
    const kept = (days: number) =>
      sample(`set deviceconfig setting management quota-settings log-expiration-period traffic ${days}\n`);
    expectFix(rule("local-log-too-short"), kept(3), "Keep 7 days", kept(7).text);
    expectSilent(rule("local-log-too-short"), kept(7));
  });

  test("without a clock, and with one", () => {
    expectMessages(rule("clock-not-set"), sample(""), "no time server sets the clock that messages are stamped with");
    expectSilent(
      rule("clock-not-set"),
      sample("set deviceconfig system ntp-servers primary-ntp-server ntp-server-address 10.20.0.7\n"),
    );
  });
});

describe("tunnels", () => {
  const tunnel = (proof: string) => `set network interface tunnel units tunnel.1
set zone vpn network layer3 tunnel.1
set network ike gateway msp ${proof}
set network ike gateway msp local-address interface ethernet1/1
set network ike gateway msp peer-address ip 203.0.113.10
set network tunnel ipsec msp auto-key ike-gateway msp
set network tunnel ipsec msp tunnel-interface tunnel.1
`;
  const byKey = tunnel("authentication pre-shared-key key -AQ==notARealKey");
  const byCertificate = tunnel("authentication certificate local-certificate name msp-2026");
  const certificate = (year: number) => `set shared certificate msp-2026 not-valid-before "Jan  5 10:00:00 ${year} GMT"
set shared certificate msp-2026 not-valid-after "Jan  5 10:00:00 ${year + 1} GMT"
`;

  test("that prove their ends with a key, and with certificates", () => {
    expectMessages(rule("vpn-pre-shared-key"), sample(byKey), "tunnel msp proves its ends with a pre-shared key");
    expectSilent(rule("vpn-pre-shared-key"), sample(byCertificate + certificate(2026)));
  });

  test("whose certificate has run out, and is new", () => {
    const on = (day: string) => `asOf: ${day}\n`;
    const { text } = sample(byCertificate + certificate(2026));
    expectMessages(
      rule("vpn-old-certificate"),
      panos(text, on("2027-02-05")),
      "the certificate of msp-2026 expired on 2027-01-05",
    );
    expectSilent(rule("vpn-old-certificate"), panos(text, on("2026-02-05")));
  });

  test("that reach everything, and what they need", () => {
    const reach = (destination: string, service: string) =>
      byKey +
      line(
        "V",
        "vpn",
        "trust",
        `source any destination ${destination} application any service ${service} action allow`,
      );
    expectMessages(
      rule("vpn-wide-access"),
      sample(reach("any", "any")),
      "security policy lets msp reach any address by any protocol",
    );
    expectSilent(rule("vpn-wide-access"), sample(reach("10.20.0.9", "service-https")));
  });

  test("that end inside, and in a DMZ", () => {
    const to = (zone: string, host: string) =>
      byKey +
      line("V", "vpn", zone, `source any destination ${host} application any service service-https action allow`);
    expectMessages(
      rule("vpn-ends-inside"),
      sample(to("trust", "10.20.0.9")),
      "msp reaches trust directly, with no DMZ between",
    );
    expectSilent(rule("vpn-ends-inside"), sample(to("dmz", "10.40.0.9")));
  });

  test("what else comes from them leaves no trace, or does", () => {
    const rules =
      byKey +
      line("V", "vpn", "trust", "source any destination 10.20.0.9 application any service service-https action allow");
    expectMessages(
      rule("vpn-unlogged-deny"),
      sample(rules),
      "security policy ends without a logged deny, so what else comes from msp may leave no trace",
    );
    expectSilent(
      rule("vpn-unlogged-deny"),
      sample(`${rules}set rulebase default-security-rules rules interzone-default log-end yes\n`),
    );
  });
});

test("what Panorama shares is told once, however many groups it holds in", () => {
  const text = `set deviceconfig system hostname panorama
set mgt-config users admin phash $5$abcdefgh$notARealHash
${line("All", "any", "any", `${anybody} service any action allow`).replace("set rulebase", "set shared pre-rulebase")}set shared post-rulebase security rules Rest action deny
set device-group One devices 0001
set device-group Two devices 0002
`;
  expectMessages(rule("shadowed-entry"), panos(text), "never matches: an earlier entry already permits it");
});

test("a rule of Panorama that one group leaves nothing for is of use where another group does", () => {
  const head = `set deviceconfig system hostname panorama
set mgt-config users admin phash $5$abcdefgh$notARealHash
set device-group One devices 0001
set device-group Two devices 0002
`;
  const rule443 = `service service-https action allow`;
  const shared = line("Web", "any", "any", `${anybody} ${rule443}`).replace("set rulebase", "set shared post-rulebase");
  const all = (group: string) =>
    line("All", "any", "any", `${anybody} service any action allow`).replace(
      "set rulebase",
      `set device-group ${group} pre-rulebase`,
    );
  const checked = rule("shadowed-entry");
  expectMessages(checked, panos(`${head}${all("One")}${shared}`));
  const everywhere = `${head}${all("One")}${all("Two")}${shared}`;
  expectMessages(checked, panos(everywhere), "never matches: an earlier entry already permits it");
});
