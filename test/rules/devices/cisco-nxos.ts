import type { Device } from "./device.ts";

const noTunnels = Object.fromEntries(
  "vpn-wide-access vpn-pre-shared-key vpn-old-certificate vpn-ends-inside vpn-unlogged-deny msp-at-all-hours vpn-sessions-not-logged password-only-access"
    .split(" ")
    .map((rule) => [rule, "a data centre's switch ends no tunnels, and lets nobody dial in"]),
);

/** A data centre's switch that routes between servers, offices and the internet's edge. */
export const ciscoNxOs: Device = {
  format: "cisco-nxos",
  site: `asOf: 2026-03-01
msp: { accounts: [msp-*] }
zones: { internet: [Ethernet1/1], internal: [Ethernet1/2], dmz: [Ethernet1/3], server: [Ethernet1/4] }
resolvers: [10.40.0.53]
logServers: [10.40.0.10]
passwords: { minimumLength: 14 }
approved: { egress: ['tcp/443 to 192.0.2.80', 'tcp/443 to 192.0.2.81', 'tcp/25 to 192.0.2.25'] }
reviews:
  - { of: edge.cfg, on: 2026-02-01, by: k.ito }
`,
  sound: `!Command: show running-config
version 9.3(5) Bios:version 07.68
hostname edge
feature ssh
feature tacacs+
username ops password 5 $5$AAAA role network-admin
tacacs-server host 10.40.0.11 key 7 "0000"
aaa group server tacacs+ ADMINS
  server 10.40.0.11
aaa authentication login default group ADMINS local
login block-for 900 attempts 5 within 900
userpassphrase min-length 14 max-length 64
ip access-list OUTSIDE_in
  10 permit tcp any 10.40.0.25/32 eq smtp
  20 permit tcp any any established
  30 deny ip any any log
ip access-list INSIDE_in
  10 permit tcp 10.20.0.0/16 10.40.0.25/32 eq smtp
  20 permit tcp 10.20.0.0/16 192.0.2.80/32 eq 443
  30 permit udp 10.20.0.0/16 10.40.0.53/32 eq domain
  40 deny ip any any log
ip access-list DMZ_in
  10 permit tcp 10.40.0.25/32 192.0.2.25/32 eq smtp
  20 deny ip any any log
ip access-list SERVER_in
  10 permit tcp 10.50.0.0/24 192.0.2.81/32 eq 443
  20 deny ip any any log
ip access-list OFFICE
  10 permit ip 10.20.9.0/24 any
ntp server 10.40.0.6 use-vrf default
ip route 0.0.0.0/0 198.51.100.1
interface Ethernet1/1
  no switchport
  ip address 198.51.100.2/29
  ip access-group OUTSIDE_in in
  no shutdown
interface Ethernet1/2
  no switchport
  ip address 10.20.0.1/16
  ip access-group INSIDE_in in
  no shutdown
interface Ethernet1/3
  no switchport
  ip address 10.40.0.1/24
  ip access-group DMZ_in in
  no shutdown
interface Ethernet1/4
  no switchport
  ip address 10.50.0.1/24
  ip access-group SERVER_in in
  no shutdown
interface Ethernet1/11
  switchport mode access
  switchport access vlan 10
  switchport protected
  spanning-tree port type edge
interface Ethernet1/12
  switchport mode access
  switchport access vlan 10
  switchport protected
  spanning-tree port type edge
line console
  exec-timeout 10
line vty
  exec-timeout 10
  access-class OFFICE in
logging logfile messages 6 size 4194304
logging server 10.40.0.10 6 port 6514 secure use-vrf default
`,
  breaks: {
    "unfiltered-interface": {
      change: [["  ip access-group SERVER_in in\n", ""]],
      found: "Ethernet1/4 has no access list, so everything passes from it to Ethernet1/1, Ethernet1/2 and Ethernet1/3",
    },
    "permit-everything": {
      change: [
        ["  10 permit tcp 10.50.0.0/24 192.0.2.81/32 eq 443\n  20 deny ip any any log", "  10 permit ip any any"],
      ],
      found: "SERVER_in permits everything from Ethernet1/4 to Ethernet1/2 and Ethernet1/3",
    },
    "unapproved-egress": {
      change: [["192.0.2.80/32 eq 443", "192.0.2.80/32 eq 8443"]],
      found: "INSIDE_in lets tcp/8443 from Ethernet1/2 to 192.0.2.80 on the internet",
    },
    "server-web-egress": {
      change: [["192.0.2.81/32 eq 443", "any eq 443"]],
      found: "SERVER_in lets Ethernet1/4 reach every web server on the internet",
    },
    "dns-udp": {
      change: [["10.40.0.53/32 eq domain", "any eq domain"]],
      found: "INSIDE_in lets others than the resolvers send udp/53 (DNS) from Ethernet1/2 to the internet",
    },
    "dns-tcp": {
      change: [["permit udp 10.20.0.0/16 10.40.0.53/32 eq domain", "permit tcp 10.20.0.0/16 any eq domain"]],
      found: "INSIDE_in lets tcp/53 (DNS) from Ethernet1/2 to the internet",
    },
    "file-share-permit": {
      change: [["192.0.2.80/32 eq 443", "162.125.0.0/16 eq 443"]],
      found: "INSIDE_in permits Dropbox to Ethernet1/2",
    },
    "open-file-shares": {
      change: [["192.0.2.80/32 eq 443", "any eq 443"]],
      found: "INSIDE_in lets Ethernet1/2 reach every web address, file shares such as Dropbox included",
    },
    "smb-at-the-edge": {
      change: [["192.0.2.80/32 eq 443", "192.0.2.80/32 eq 445"]],
      found: "INSIDE_in lets tcp/445 (SMB) out from Ethernet1/2 to the internet",
    },
    "open-boundary-service": {
      change: [["permit tcp any 10.40.0.25/32 eq smtp", "permit tcp any 10.20.0.0/16 eq 22"]],
      found: "OUTSIDE_in lets tcp/22 (SSH) from anybody on the internet to Ethernet1/2",
    },
    "rdp-from-internet": {
      change: [["permit tcp any 10.40.0.25/32 eq smtp", "permit tcp any 10.20.0.25/32 eq 3389"]],
      found: "OUTSIDE_in opens RDP of Ethernet1/2 to the internet",
    },
    "shared-access-vlan": {
      change: [
        [
          "vlan 10\n  switchport protected\n  spanning-tree port type edge\ninterface",
          "vlan 10\n  spanning-tree port type edge\ninterface",
        ],
        [
          "vlan 10\n  switchport protected\n  spanning-tree port type edge\nline",
          "vlan 10\n  spanning-tree port type edge\nline",
        ],
      ],
      found: "nothing keeps the ports of VLAN 10 apart: Ethernet1/11 and Ethernet1/12",
    },
    "msp-local-admin": {
      change: [["username ops", "username msp-anna"]],
      found: "msp-anna may do everything on the device",
    },
    "lockout-missing": {
      change: [["login block-for 900 attempts 5 within 900\n", ""]],
      found: "failed logins never lock an account of the device",
    },
    "lockout-too-weak": { change: [["block-for 900", "block-for 60"]], found: "a lockout lasts 1 minute only" },
    "password-too-weak": {
      change: [["min-length 14", "min-length 8"]],
      found: "passwords of 8 characters are allowed; palisade.yaml says at least 14",
    },
    "clock-not-set": {
      change: [["ntp server 10.40.0.6 use-vrf default\n", ""]],
      found: "no time server sets the clock that messages are stamped with",
    },
    "no-log-server": {
      change: [["logging server 10.40.0.10 6 port 6514 secure use-vrf default\n", ""]],
      found: "no log server is named: messages stay on the device",
    },
    "no-local-log": {
      change: [["logging logfile messages 6 size 4194304", "no logging logfile"]],
      found: "the device keeps no log of its own",
    },
    "log-sent-unreliably": { change: [[" port 6514 secure", ""]], found: "messages to 10.40.0.10 go by plain UDP" },
    "firewall-log-too-coarse": {
      change: [["10.40.0.10 6 port", "10.40.0.10 4 port"]],
      found: "only warnings (4) and worse are sent: denied packets, logged as informational (6), are not",
    },
    "log-server-exposed": {
      change: [["10.20.0.0/16 10.40.0.25/32 eq smtp", "10.20.0.0/16 10.40.0.10/32 eq 22"]],
      found: "INSIDE_in lets tcp/22 (SSH) from Ethernet1/2 to a log server",
    },
    "password-only-administration": {
      change: [["default group ADMINS local", "default local"]],
      found: "administrators log in to ssh with a password of the device alone",
    },
    "cleartext-management": {
      change: [["feature ssh\n", "feature ssh\nfeature telnet\n"]],
      found: "Telnet on every interface is in clear text",
    },
    "management-from-internet": {
      change: [
        ["  access-class OFFICE in\n", ""],
        ["20 permit tcp any any established", "20 permit tcp any any eq 22"],
      ],
      found: "SSH on every interface can be reached from any address on the internet",
    },
    "management-from-anywhere": {
      change: [["ntp server", "snmp-server community AAAA group network-operator\nntp server"]],
      found: "SNMP on every interface is open to every address",
    },
    "ssh-from-anywhere": {
      change: [["  access-class OFFICE in\n", ""]],
      found: "SSH on every interface is open to every address",
    },
    "session-never-ends": {
      change: [["line vty\n  exec-timeout 10", "line vty\n  exec-timeout 0"]],
      found: "vty sessions never end when idle",
    },
    "device-password-weak": {
      change: [["password 5 $5$AAAA", "password 0 notARealSecret"]],
      found: "the password of ops is kept in clear text",
    },
    "device-review-overdue": {
      change: [],
      site: [["on: 2026-02-01", "on: 2024-02-01"]],
      found: "the last review of this configuration was on 2024-02-01, 759 days ago",
    },
    "dns-not-logged": {
      change: [["10.40.0.53/32 eq domain\n", "10.40.0.53/32 eq domain\n  35 deny udp any any eq domain\n"]],
      found: "INSIDE_in denies DNS to the internet without a log entry",
    },
    "undefined-name": {
      change: [
        ["access-class OFFICE in", "access-class BUREAU in"],
        ["ip access-list OFFICE\n  10 permit ip 10.20.9.0/24 any\n", ""],
      ],
      found: "BUREAU is not defined: everybody may then connect",
    },
    "unused-definition": { change: [["  access-class OFFICE in\n", ""]], found: "access list OFFICE is never used" },
    "shadowed-entry": {
      change: [
        [
          "  20 permit tcp any any established\n",
          "  20 permit tcp any any established\n  25 permit tcp any any established log\n",
        ],
      ],
      found: "never matches: an earlier entry already permits it",
    },
    "empty-entry": {
      change: [
        ["20 permit tcp any any established", "20 permit tcp any addrgroup NOBODY established"],
        ["ip access-list OFFICE", "object-group ip address NOBODY\nip access-list OFFICE"],
      ],
      found: "matches nothing: NOBODY is empty",
    },
  },
  cannot: {
    ...noTunnels,
    "password-rules-missing":
      "passwords are checked unless the device is told not to, and password-too-weak finds that line",
    "permitted-by-default":
      "an access list denies what it does not name, and an interface without one is found as such",
    "open-by-default": "the device offers only what it is told to offer",
    "device-service-at-the-edge":
      "what is served besides administration is switched on by features that rules about management know",
    "logging-off": "there is no switch for the whole log; without any target no-local-log and no-log-server find it",
    "log-without-time": "every message carries its time",
    "local-log-too-short": "how many days the log file holds depends on the traffic",
    "entry-log-disabled": "no word switches the log of an entry off",
  },
};
