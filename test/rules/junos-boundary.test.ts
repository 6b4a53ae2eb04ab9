import { describe, test } from "vitest";
import { junos } from "../../server/src/rules/samples.ts";
import { forOneYear, forTwoYears } from "../../server/src/rules/vpn/sample-certificates.ts";
import { expectFindings, expectFix, expectKept, expectMessages, expectSilent } from "../support/rules.ts";
import { anybody, device, edge, policy, rule, site } from "./junos-edge.ts";

describe("what policies let out", () => {
  test("DNS from every host, and from the resolver alone", () => {
    const dns = (application: string, source: string) =>
      `set security address-book global address resolver 10.20.0.53/32
${policy("trust", "untrust", `source-address ${source} destination-address any application ${application}`)}`;
    const resolvers = `${site}resolvers: [10.20.0.53]\n`;
    expectMessages(
      rule("dns-udp"),
      edge(dns("junos-dns-udp", "any")),
      "policies lets every host send udp/53 (DNS) from trust to the internet",
    );
    expectSilent(rule("dns-udp"), edge(dns("junos-dns-udp", "resolver"), resolvers));
    expectMessages(
      rule("dns-tcp"),
      edge(dns("junos-dns-tcp", "any")),
      "policies lets tcp/53 (DNS) from trust to the internet",
    );
    expectSilent(rule("dns-tcp"), edge(dns("junos-dns-udp", "any")));
  });

  test("servers that reach every web server, and one", () => {
    const servers = "zones: { internet: [untrust], internal: [trust], server: [dmz] }\n";
    const web = (destination: string) =>
      `set security address-book global address updates 192.0.2.10/32
${policy("dmz", "untrust", `source-address any destination-address ${destination} application junos-https`)}`;
    expectMessages(
      rule("server-web-egress"),
      edge(web("any"), servers),
      "policies lets dmz reach every web server on the internet",
    );
    expectSilent(rule("server-web-egress"), edge(web("updates"), servers));
  });

  test("file shares by host name, and other hosts", () => {
    const share = (host: string) =>
      `set security address-book global address share dns-name ${host}
${policy("trust", "untrust", "source-address any destination-address share application junos-https")}`;
    expectMessages(rule("file-share-permit"), edge(share("www.dropbox.com")), "policies permits Dropbox to trust");
    expectSilent(rule("file-share-permit"), edge(share("www.example.com")));
  });

  test("every web address, and file shares denied ahead of it", () => {
    const web = policy("trust", "untrust", `${anybody} application junos-https`);
    expectMessages(
      rule("open-file-shares"),
      edge(web),
      "policies lets trust reach every web address, file shares such as Dropbox included",
    );
    const shares = [
      "45.58.64.0/20",
      "64.112.13.0/24",
      "108.160.160.0/20",
      "162.125.0.0/16",
      "185.45.8.0/22",
      "192.189.200.0/23",
    ];
    const book = shares
      .map((network, at) => `set security address-book global address share-${at} ${network}\n`)
      .join("");
    const names = shares.map((_, at) => `share-${at}`).join(" ");
    const deny = policy(
      "trust",
      "untrust",
      `source-address any destination-address [ ${names} ] application any`,
      "deny",
      "no",
    );
    expectSilent(rule("open-file-shares"), edge(book + deny + web));
  });
});

describe("what policies let in", () => {
  test("every service from anybody, and one to one host", () => {
    const into = (destination: string, application: string) =>
      `set security address-book global address web 10.20.0.9/32
${policy("untrust", "trust", `source-address any destination-address ${destination} application ${application}`)}`;
    expectMessages(
      rule("open-boundary-service"),
      edge(into("any", "any")),
      "policies lets every service from anybody on the internet to any address of trust",
    );
    expectSilent(rule("open-boundary-service"), edge(into("web", "junos-https")));
  });

  test("what reaches the log server besides logs", () => {
    const servers = `set interfaces ge-0/0/3 unit 0 family inet address 10.30.0.1/24
set security zones security-zone servers interfaces ge-0/0/3.0
set security address-book global address logs 10.30.0.10/32
`;
    const to = (application: string) =>
      edge(
        servers + policy("trust", "servers", `source-address any destination-address logs application ${application}`),
      );
    expectMessages(
      rule("log-server-exposed"),
      to("junos-ssh"),
      "policies lets tcp/22 (SSH) from trust to a log server",
    );
    expectKept(rule("log-server-exposed"), to("junos-syslog"), "only logs reach the log server here");
  });

  test("what a tunnel reaches, all or what it needs", () => {
    const tunnel = `set security ike policy msp certificate local-certificate edge
set security ike gateway msp ike-policy msp
set security ike gateway msp address 203.0.113.1
set security ike gateway msp external-interface ge-0/0/0.0
set security ipsec vpn msp bind-interface st0.0
set security ipsec vpn msp ike gateway msp
set interfaces st0 unit 0 family inet
set security zones security-zone msp interfaces st0.0
set security address-book global address web 10.40.0.9/32
`;
    const reach = (destination: string, application: string) =>
      edge(
        tunnel +
          policy("msp", "dmz", `source-address any destination-address ${destination} application ${application}`),
      );
    expectMessages(rule("vpn-wide-access"), reach("any", "any"), "policies lets msp reach any address by any protocol");
    expectSilent(rule("vpn-wide-access"), reach("web", "junos-https"));
  });
});

describe("policies that do what nobody meant", () => {
  test("one that no packet can meet, and one that some can", () => {
    const none = (application: string) => `set applications application both term t protocol tcp destination-port 22
set security address-book global address six 2001:db8::1/128
set security address-book global address four 10.40.0.9/32
${policy("trust", "dmz", `source-address six destination-address four application ${application}`)}`;
    expectMessages(rule("empty-entry"), edge(none("both")), "matches nothing: its parts exclude each other");
    expectSilent(rule("empty-entry"), edge(none("both").replace("source-address six", "source-address any")));
  });
});

describe("tunnels", () => {
  const tunnel = `set security ike policy msp certificate local-certificate msp
set security ike gateway msp ike-policy msp
set security ike gateway msp address 203.0.113.1
set security ike gateway msp external-interface ge-0/0/0.0
set security ipsec vpn msp bind-interface st0.0
set security ipsec vpn msp ike gateway msp
set interfaces st0 unit 0 family inet
set security zones security-zone msp interfaces st0.0
`;

  test("whose certificate has run out, lives too long, and is new", () => {
    const old = rule("vpn-old-certificate");
    const from = (certificate: string, day: string) =>
      edge(
        `set security certificates local msp "${pemOf(certificate).replaceAll("\n", "\\n")}"\n${tunnel}`,
        `${site}asOf: ${day}\n`,
      );
    expectMessages(old, from(forOneYear(), "2027-02-05"), "the certificate of msp expired on 2027-01-10");
    expectMessages(
      old,
      from(forTwoYears(), "2025-10-05"),
      "the certificate of msp is issued for 730 days, and should be renewed every year",
    );
    expectSilent(old, from(forOneYear(), "2026-02-05"));
  });

  test("what else comes from them leaves no trace, or does", () => {
    const web = `set security address-book global address web 10.40.0.9/32
${policy("msp", "dmz", "source-address any destination-address web application junos-https")}`;
    const last = "set security policies global policy last";
    expectMessages(
      rule("vpn-unlogged-deny"),
      edge(tunnel + web),
      "policies ends without a logged deny, so what else comes from msp may leave no trace",
    );
    expectSilent(
      rule("vpn-unlogged-deny"),
      edge(`${tunnel}${web}${last} match ${anybody} application any
${last} then deny
${last} then log session-init
`),
    );
  });
});

/** The certificate that a sample shows in hexadecimal. */
function pemOf(sample: string): string {
  const hex = [...sample.matchAll(/^ {4}([0-9a-f ]+)$/gm)].map((line) => line[1]).join("");
  const der = Buffer.from(hex.replaceAll(" ", ""), "hex").toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`;
}

describe("a router without zones", () => {
  const router = (filter: string) => `set version 21.4R1.12
set system host-name edge
set interfaces ge-0/0/0 unit 0 family inet address 198.51.100.2/29
set interfaces ge-0/0/0 unit 0 family inet filter input outside
set interfaces ge-0/0/1 unit 0 family inet address 10.20.0.1/24
${filter}set firewall family inet filter outside term none then discard
`;
  const roles = "zones: { internet: [ge-0/0/0.0], internal: [ge-0/0/1.0] }\n";

  test("whose interface filters nothing, and one where each does", () => {
    expectFindings(
      rule("unfiltered-interface"),
      junos(
        router("").replace(
          "set interfaces ge-0/0/1 unit 0 family inet address 10.20.0.1/24\n",
          `set interfaces ge-0/0/1 unit 0 family inet address 10.20.0.1/24
                             ^ ge-0/0/1.0 has no access list, so everything passes from it to ge-0/0/0.0
`,
        ),
        roles,
      ),
    );
    const inside = `set interfaces ge-0/0/1 unit 0 family inet filter input inside
set firewall family inet filter inside term web from protocol tcp
set firewall family inet filter inside term web from destination-port https
set firewall family inet filter inside term web then accept
`;
    expectKept(
      rule("unfiltered-interface"),
      junos(router(inside), roles),
      "every interface that traffic passes from has an access list",
    );
  });
});

describe("management", () => {
  test("from everywhere, and from those that the loopback's filter names", () => {
    const web = `set system services web-management https system-generated-certificate
set security zones security-zone trust host-inbound-traffic system-services https
`;
    const limited = `${web}set interfaces lo0 unit 0 family inet filter input protect
set firewall family inet filter protect term web from source-address 10.20.0.0/28
set firewall family inet filter protect term web from protocol tcp
set firewall family inet filter protect term web from destination-port https
set firewall family inet filter protect term web then accept
`;
    expectMessages(rule("management-from-anywhere"), edge(web), "HTTPS on trust is open to every address");
    expectSilent(rule("management-from-anywhere"), edge(limited));
  });
});

describe("small services", () => {
  const finger = "set system services finger\n";
  const inbound = (place: string) =>
    `set security zones security-zone ${place} host-inbound-traffic system-services finger\n`;
  const kept = `set interfaces lo0 unit 0 family inet filter input protect
set firewall family inet filter protect term all from source-address 10.20.0.0/28
set firewall family inet filter protect term all then accept
`;

  test("that the internet reaches, only the inside, or only named addresses", () => {
    const served = rule("device-service-at-the-edge");
    const found = "the device's finger answers on untrust, which faces the internet";
    expectMessages(served, edge(finger + inbound("untrust")), found);
    expectMessages(served, edge(finger + inbound("untrust interfaces ge-0/0/0.0")), found);
    expectSilent(served, edge(finger + inbound("trust")));
    expectSilent(served, edge(finger));
    expectSilent(served, edge(finger + inbound("untrust") + kept));
  });
});

describe("people who dial in", () => {
  const gateway = `set security ike policy people pre-shared-key ascii-text "$9$notARealKey"
set security ike gateway people ike-policy people
set security ike gateway people dynamic hostname people.northgate.example
set security ike gateway people external-interface ge-0/0/0.0
set security ike gateway people aaa access-profile people
set security ipsec vpn people ike gateway people
set access profile people client k.ito firewall-user password "$9$notARealPassword"
`;

  test("whose passwords the device checks, or a server that may ask for more", () => {
    const alone = rule("password-only-access");
    expectMessages(alone, edge(gateway), "people lets people in with a password alone, checked by the device");
    expectSilent(alone, edge(`${gateway}set access profile people authentication-order radius\n`));
  });
});

describe("accounts", () => {
  const numbers = "passwords: { minimumLength: 14, lockoutThreshold: 5 }\n";
  const user = "set system login user ops class super-user\n";

  test("passwords too short, and lockout too late", () => {
    const asked = (length: number) => `${user}set system login password minimum-length ${length}
set system login password minimum-numerics 1
set system login password minimum-upper-cases 1
set system login password minimum-lower-cases 1
`;
    expectFix(rule("password-too-weak"), edge(asked(8), numbers), "Ask for 14 characters", device + asked(14));
    expectSilent(rule("password-too-weak"), edge(asked(14), numbers));
    const locked = (tries: number) => `${user}set system login retry-options tries-before-disconnect ${tries}
set system login retry-options lockout-period 30
`;
    expectFix(
      rule("lockout-too-weak"),
      edge(locked(10), numbers),
      "Lock accounts after 5 failed logins",
      device + locked(5),
    );
    expectSilent(rule("lockout-too-weak"), edge(locked(5), numbers));
  });

  test("lockout where nobody but root logs in", () =>
    expectFix(
      rule("lockout-missing"),
      edge(""),
      "Lock accounts after 5 failed logins",
      device.replace(
        /(set system root-authentication.*\n)/,
        "$1set system login retry-options tries-before-disconnect 5\nset system login retry-options lockout-period 15\n",
      ),
    ));

  test("a password alone, and a RADIUS server that may ask for more", () => {
    const ssh = "set system services ssh\n";
    expectMessages(
      rule("password-only-administration"),
      edge(ssh),
      "administrators log in to ssh with a password of the device alone",
    );
    expectSilent(
      rule("password-only-administration"),
      edge(`${ssh}set system authentication-order radius\nset system radius-server 10.20.0.7 port 1812\n`),
    );
  });

  test("the MSP's account with every right, and with few", () => {
    const account = (className: string) =>
      edge(`set system login user helper class ${className}\n`, "msp: { accounts: [helper] }\n");
    expectMessages(rule("msp-local-admin"), account("super-user"), "helper may do everything on the device");
    expectSilent(rule("msp-local-admin"), account("read-only"));
  });
});

describe("logs", () => {
  test("sent unreliably, and by TLS", () => {
    const host = "set system syslog host 10.30.0.10 any info\n";
    expectMessages(rule("log-sent-unreliably"), edge(host), "messages to 10.30.0.10 go by plain UDP");
    expectSilent(rule("log-sent-unreliably"), edge(`${host}set system syslog host 10.30.0.10 transport tls\n`));
  });

  test("too coarse to tell who used a tunnel", () => {
    const tunnel = `set security ike gateway msp external-interface ge-0/0/0.0
set security ipsec vpn msp ike gateway msp
`;
    const level = (severity: string) => edge(`${tunnel}set system syslog host 10.30.0.10 any ${severity}\n`);
    expectMessages(
      rule("vpn-sessions-not-logged"),
      level("error"),
      "only errors (3) and worse are sent: VPN logins and tunnels are informational (6)",
    );
    expectSilent(rule("vpn-sessions-not-logged"), level("info"));
  });

  test("none of its own, and one", () => {
    const host = "set version 21.4R1.12\nset system syslog host 10.30.0.10 any info\n";
    expectMessages(rule("no-local-log"), edge(host), "the device keeps no log of its own");
    expectSilent(rule("no-local-log"), edge(`${host}set system syslog file messages any notice\n`));
  });
});

describe("ports of a switch", () => {
  const ports = (more: string) =>
    junos(`set version 21.4R1.12
set system host-name access
set interfaces ge-0/0/0 unit 0 family ethernet-switching vlan members office
set interfaces ge-0/0/1 unit 0 family ethernet-switching vlan members office
set vlans office vlan-id 10
set protocols rstp interface all edge
${more}`);

  test("of one VLAN that nothing keeps apart, and of a private one", () => {
    expectMessages(
      rule("shared-access-vlan"),
      ports(""),
      "nothing keeps the ports of VLAN 10 apart: ge-0/0/0.0 and ge-0/0/1.0",
    );
    const apart = "a port of VLAN 10 is kept from the others";
    expectKept(rule("shared-access-vlan"), ports("set vlans office private-vlan isolated\n"), apart);
    // Without that word a switch may be plugged in there.
    expectSilent(rule("shared-access-vlan"), junos(ports("").text.replace(/^set protocols.*\n/m, "")));
  });
});
