import { type Device, oldPem, siteOf, youngPem } from "./device.ts";

/** One policy between two zones. */
const policy = (name: string, from: string, to: string, match: string, then = "permit") => {
  const path = `set security policies from-zone ${from} to-zone ${to} policy ${name}`;
  return `${path} match ${match}\n${path} then ${then}\n${path} then log session-init\n`;
};

const msp = policy(
  "msp",
  "msp-vpn",
  "dmz",
  "source-address msp-people destination-address managed-system application junos-ssh",
);
const officeOut = policy(
  "supplier",
  "trust",
  "untrust",
  "source-address office destination-address supplier application junos-https",
);
const officeToDmz = policy(
  "office-mail",
  "trust",
  "dmz",
  "source-address office destination-address mail-relay application junos-smtp",
);
const servers = policy(
  "updates",
  "servers",
  "untrust",
  "source-address server-net destination-address updates application junos-https",
);
const mailIn = policy(
  "mail-in",
  "untrust",
  "dmz",
  "source-address any destination-address mail-relay application junos-smtp",
);
const last = `set security policies global policy last match source-address any destination-address any application any
set security policies global policy last then deny
set security policies global policy last then log session-init
`;

/** The text of a certificate as it stands between quotes, its line ends as `\n`. */
const quotable = (pem: string) => pem.replaceAll("\n", "\\n");

/** A firewall between the internet, an office, servers, a DMZ, and the MSP's tunnel; a few ports for users. */
export const junos: Device = {
  format: "junos",
  site: siteOf("internet: [untrust], internal: [trust], dmz: [dmz], server: [servers], msp: [msp-vpn]"),
  sound: `set version 21.4R1.12
set system host-name edge
set system root-authentication encrypted-password "$6$sample$notARealHash"
set system authentication-order radius
set system radius-server 10.20.0.7 port 1812
set system login idle-timeout 10
set system login user ops class super-user
set system login user ops authentication encrypted-password "$6$sample$notARealHash"
set system login password minimum-length 14
set system login password minimum-upper-cases 1
set system login password minimum-lower-cases 1
set system login password minimum-numerics 1
set system login retry-options tries-before-disconnect 5
set system login retry-options lockout-period 30
set system services ssh protocol-version v2
set system ntp server 10.20.0.6
set system syslog file messages any info
set system syslog host 10.40.0.10 any info
set system syslog host 10.40.0.10 transport tls
set interfaces ge-0/0/0 unit 0 family inet address 198.51.100.2/29
set interfaces ge-0/0/1 unit 0 family inet address 10.20.0.1/16
set interfaces ge-0/0/2 unit 0 family inet address 10.40.0.1/24
set interfaces ge-0/0/3 unit 0 family inet address 10.50.0.1/24
set interfaces ge-0/0/4 unit 0 family ethernet-switching vlan members office
set interfaces ge-0/0/5 unit 0 family ethernet-switching vlan members office
set interfaces st0 unit 0 family inet
set interfaces st0 unit 1 family inet
set interfaces lo0 unit 0 family inet filter input protect
set firewall family inet filter protect term ssh from source-address 10.20.9.0/24
set firewall family inet filter protect term ssh from protocol tcp
set firewall family inet filter protect term ssh from destination-port ssh
set firewall family inet filter protect term ssh then accept
set firewall family inet filter protect term web from source-address 10.20.9.0/24
set firewall family inet filter protect term web from protocol tcp
set firewall family inet filter protect term web from destination-port https
set firewall family inet filter protect term web then accept
set firewall family inet filter protect term rest then discard
set vlans office vlan-id 10
set vlans office private-vlan isolated
set protocols rstp interface all edge
set routing-options static route 0.0.0.0/0 next-hop 198.51.100.1
set security certificates local northgate-2026 "${quotable(youngPem)}"
set security ike proposal strong authentication-method rsa-signatures
set security ike proposal strong dh-group group14
set security ike proposal strong authentication-algorithm sha-256
set security ike proposal strong encryption-algorithm aes-256-cbc
set security ike policy to-msp proposals strong
set security ike policy to-msp certificate local-certificate northgate-2026
set security ike gateway to-msp ike-policy to-msp
set security ike gateway to-msp address 203.0.113.10
set security ike gateway to-msp external-interface ge-0/0/0.0
set security ike gateway to-msp version v2-only
set access profile people client k.ito firewall-user password "$9$notARealPassword"
set security ike policy people proposals strong
set security ike policy people certificate local-certificate northgate-2026
set security ike gateway people ike-policy people
set security ike gateway people dynamic hostname people.northgate.example
set security ike gateway people external-interface ge-0/0/0.0
set security ike gateway people version v2-only
set security ike gateway people aaa access-profile people
set security ipsec proposal strong protocol esp
set security ipsec proposal strong encryption-algorithm aes-256-gcm
set security ipsec policy strong perfect-forward-secrecy keys group14
set security ipsec policy strong proposals strong
set security ipsec vpn to-msp bind-interface st0.0
set security ipsec vpn to-msp ike gateway to-msp
set security ipsec vpn to-msp ike ipsec-policy strong
set security ipsec vpn people bind-interface st0.1
set security ipsec vpn people ike gateway people
set security ipsec vpn people ike ipsec-policy strong
set security remote-access profile people ipsec-vpn to-msp
set schedulers scheduler service-hours daily start-time 08:00 stop-time 18:00
set schedulers scheduler service-hours saturday exclude
set schedulers scheduler service-hours sunday exclude
set security address-book global address office 10.20.0.0/16
set security address-book global address server-net 10.50.0.0/24
set security address-book global address mail-relay 10.40.0.25/32
set security address-book global address managed-system 10.40.0.9/32
set security address-book global address msp-people 192.168.77.0/24
set security address-book global address supplier 192.0.2.80/32
set security address-book global address updates 192.0.2.81/32
set security address-book global address provider-mail 192.0.2.25/32
set security zones security-zone untrust interfaces ge-0/0/0.0 host-inbound-traffic system-services ike
set security zones security-zone trust interfaces ge-0/0/1.0 host-inbound-traffic system-services ssh
set security zones security-zone dmz interfaces ge-0/0/2.0
set security zones security-zone servers interfaces ge-0/0/3.0
set security zones security-zone msp-vpn interfaces st0.0
set security zones security-zone people-vpn interfaces st0.1
${msp}set security policies from-zone msp-vpn to-zone dmz policy msp scheduler-name service-hours
${officeOut}${officeToDmz}${servers}${policy(
  "mail-out",
  "dmz",
  "untrust",
  "source-address mail-relay destination-address provider-mail application junos-smtp",
)}${mailIn}${last}`,
  breaks: {
    "vpn-wide-access": {
      change: [["destination-address managed-system application junos-ssh", "destination-address any application any"]],
      found: "policies lets to-msp reach any address by any protocol, more than the declared MSP systems and services",
    },
    "vpn-pre-shared-key": {
      change: [
        ["authentication-method rsa-signatures", "authentication-method pre-shared-keys"],
        ["to-msp certificate local-certificate northgate-2026", 'to-msp pre-shared-key ascii-text "$9$notARealKey"'],
      ],
      found: "remote access to-msp proves its ends with a pre-shared key",
    },
    "vpn-old-certificate": {
      change: [[quotable(youngPem), quotable(oldPem)]],
      site: [["2026-03-01", "2026-11-21"]],
      found: "the certificate of northgate-2026 is 446 days old, and should be renewed every year",
    },
    "vpn-ends-inside": {
      change: [
        ["address managed-system 10.40.0.9/32", "address managed-system 10.20.0.9/32"],
        [msp, msp.replaceAll("to-zone dmz", "to-zone trust")],
      ],
      found: "to-msp reaches trust directly, with no DMZ between",
    },
    "vpn-unlogged-deny": {
      change: [["set security policies global policy last then log session-init\n", ""]],
      found: "policies denies without a log entry what comes from to-msp",
    },
    "permit-everything": {
      change: [
        [servers, policy("updates", "servers", "trust", "source-address any destination-address any application any")],
      ],
      found: "policies permits everything from servers to trust",
    },
    "permitted-by-default": {
      change: [[last, "set security policies default-policy permit-all\n"]],
      found: "policies lets through what no entry names",
    },
    "unapproved-egress": {
      change: [[officeOut, officeOut.replace("junos-https", "junos-ssh")]],
      found: "policies lets tcp/22 (SSH) from trust to 192.0.2.80 on the internet",
    },
    "server-web-egress": {
      change: [["destination-address updates", "destination-address any"]],
      found: "policies lets servers reach every web server on the internet",
    },
    "dns-udp": {
      change: [[officeOut, officeOut.replace("supplier application junos-https", "any application junos-dns-udp")]],
      found: "policies lets others than the resolvers send udp/53 (DNS) from trust to the internet",
    },
    "dns-tcp": {
      change: [[officeOut, officeOut.replace("supplier application junos-https", "any application junos-dns-tcp")]],
      found: "policies lets tcp/53 (DNS) from trust to the internet",
    },
    "dns-not-logged": {
      change: [
        [
          officeToDmz,
          policy(
            "no-dns",
            "trust",
            "untrust",
            "source-address any destination-address any application junos-dns-udp",
            "deny",
          ).replace(/^.* then log .*\n/m, "") + officeToDmz,
        ],
      ],
      found: "policies denies DNS to the internet without a log entry",
    },
    "file-share-permit": {
      change: [["192.0.2.80/32", "162.125.0.0/16"]],
      found: "policies permits Dropbox to trust",
    },
    "open-file-shares": {
      change: [["destination-address supplier", "destination-address any"]],
      found: "policies lets trust reach every web address, file shares such as Dropbox included",
    },
    "smb-at-the-edge": {
      change: [[officeOut, officeOut.replace("junos-https", "junos-smb")]],
      found: "policies lets tcp/139 (NetBIOS) and tcp/445 (SMB) out from trust to the internet",
    },
    "open-boundary-service": {
      change: [
        [
          mailIn,
          mailIn
            .replaceAll("to-zone dmz", "to-zone trust")
            .replace("mail-relay application junos-smtp", "office application junos-ssh"),
        ],
      ],
      found: "policies lets tcp/22 (SSH) from anybody on the internet to trust",
    },
    "device-service-at-the-edge": {
      change: [
        ["set system services ssh", "set system services finger\nset system services ssh"],
        ["system-services ike", "system-services finger"],
        ["term rest then discard", "term rest then accept"],
      ],
      found: "the device's finger answers on untrust, which faces the internet",
    },
    "rdp-from-internet": {
      change: [
        [
          mailIn,
          mailIn
            .replaceAll("to-zone dmz", "to-zone trust")
            .replace("mail-relay application junos-smtp", "office application junos-rdp"),
        ],
      ],
      found: "policies opens RDP of trust to the internet",
    },
    "shared-access-vlan": {
      change: [["set vlans office private-vlan isolated\n", ""]],
      found: "nothing keeps the ports of VLAN 10 apart: ge-0/0/4.0 and ge-0/0/5.0",
    },
    "msp-local-admin": {
      change: [
        ["login user ops class", "login user msp-anna class"],
        ["login user ops authentication", "login user msp-anna authentication"],
      ],
      found: "msp-anna may do everything on the device",
    },
    "password-too-weak": {
      change: [["minimum-length 14", "minimum-length 8"]],
      found: "passwords of 8 characters are allowed; palisade.yaml says at least 14",
    },
    "password-rules-missing": {
      change: [
        [
          `set system login password minimum-length 14
set system login password minimum-upper-cases 1
set system login password minimum-lower-cases 1
set system login password minimum-numerics 1
`,
          "",
        ],
      ],
      found: "no password rules hold for accounts of the device",
    },
    "lockout-missing": {
      change: [["set system login retry-options lockout-period 30\n", ""]],
      found: "failed logins never lock an account of the device",
    },
    "lockout-too-weak": { change: [["lockout-period 30", "lockout-period 1"]], found: "a lockout lasts 1 minute only" },
    "clock-not-set": {
      change: [["set system ntp server 10.20.0.6\n", ""]],
      found: "no time server sets the clock that messages are stamped with",
    },
    "no-log-server": {
      change: [["set system syslog host 10.40.0.10 any info\nset system syslog host 10.40.0.10 transport tls\n", ""]],
      found: "no log server is named: messages stay on the device",
    },
    "no-local-log": {
      change: [["set system syslog file messages any info\n", ""]],
      found: "the device keeps no log of its own",
    },
    "log-sent-unreliably": {
      change: [["set system syslog host 10.40.0.10 transport tls\n", ""]],
      found: "messages to 10.40.0.10 go by plain UDP",
    },
    "firewall-log-too-coarse": {
      change: [["host 10.40.0.10 any info", "host 10.40.0.10 any error"]],
      found: "only errors (3) and worse are sent: denied packets are not",
    },
    "vpn-sessions-not-logged": {
      change: [["host 10.40.0.10 any info", "host 10.40.0.10 any error"]],
      found: "only errors (3) and worse are sent: VPN logins and tunnels are informational (6)",
    },
    "log-server-exposed": {
      change: [
        [
          "address mail-relay 10.40.0.25/32",
          "address log-host 10.40.0.10/32\nset security address-book global address mail-relay 10.40.0.25/32",
        ],
        [officeToDmz, officeToDmz.replace("mail-relay application junos-smtp", "log-host application junos-ssh")],
      ],
      found: "policies lets tcp/22 (SSH) from trust to a log server",
    },
    "password-only-access": {
      change: [
        ["people certificate local-certificate northgate-2026", 'people pre-shared-key ascii-text "$9$notARealKey"'],
      ],
      found: "people lets people in with a password alone, checked by the device",
    },
    "password-only-administration": {
      change: [["authentication-order radius", "authentication-order password"]],
      found: "administrators log in to ssh with a password of the device alone",
    },
    "cleartext-management": {
      change: [
        ["set system services ssh", "set system services telnet\nset system services ssh"],
        ["system-services ssh", "system-services all"],
        ["destination-port ssh", "destination-port telnet"],
      ],
      found: "Telnet on ge-0/0/1.0 is in clear text",
    },
    "management-from-internet": {
      change: [
        [
          "set system services ssh",
          "set system services web-management https system-generated-certificate\nset system services ssh",
        ],
        ["system-services ike", "system-services https"],
      ],
      found: "HTTPS on ge-0/0/0.0 can be reached from the internet by the addresses named here",
    },
    "management-from-anywhere": {
      change: [
        [
          "set system services ssh",
          "set system services web-management https system-generated-certificate\nset system services ssh",
        ],
        ["system-services ssh", "system-services https"],
        ["set firewall family inet filter protect term web from source-address 10.20.9.0/24\n", ""],
      ],
      found: "HTTPS on ge-0/0/1.0 is open to every address",
    },
    "ssh-from-anywhere": {
      change: [["set firewall family inet filter protect term ssh from source-address 10.20.9.0/24\n", ""]],
      found: "SSH version 2 on ge-0/0/1.0 is open to every address",
    },
    "session-never-ends": {
      change: [["login idle-timeout 10", "login idle-timeout 0"]],
      found: "ssh sessions never end when idle",
    },
    "device-password-weak": {
      change: [['user ops authentication encrypted-password "$6$', 'user ops authentication encrypted-password "$1$']],
      found: "the password of ops is kept in a weak form",
    },
    "device-review-overdue": {
      change: [],
      site: [["on: 2026-02-01", "on: 2024-02-01"]],
      found: "the last review of this configuration was on 2024-02-01, 759 days ago",
    },
    "undefined-name": {
      change: [["address supplier 192", "address vendor 192"]],
      found: "supplier is not defined",
    },
    "unused-definition": {
      change: [
        [
          "set security address-book global address supplier",
          "set security address-book global address old 10.1.1.1/32\nset security address-book global address supplier",
        ],
      ],
      found: "address old is never used",
    },
    "shadowed-entry": {
      change: [[mailIn, mailIn + mailIn.replaceAll("policy mail-in", "policy mail-again")]],
      found: "never matches: an earlier entry already permits it",
    },
    "empty-entry": {
      change: [["address supplier 192.0.2.80/32", "address supplier 2001:db8::80/128"]],
      found: "matches nothing: its parts exclude each other",
    },
    "msp-at-all-hours": {
      change: [["set security policies from-zone msp-vpn to-zone dmz policy msp scheduler-name service-hours\n", ""]],
      found: "to-msp lets the MSP in at any hour",
    },
  },
  cannot: {
    "open-by-default": "zones let in what host-inbound-traffic names",
    "unfiltered-interface": "without a policy nothing passes between zones",
    "logging-off": "there is no switch for the whole log; without any target no-local-log and no-log-server find it",
    "log-without-time": "every message of the log carries its time",
    "entry-log-disabled": "no word switches the log of a policy off",
    "local-log-too-short": "how many days a file holds depends on the traffic",
  },
};
