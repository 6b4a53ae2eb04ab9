import { type Device, oldDigits, siteOf, youngDigits } from "./device.ts";

const outside = `ip access-list extended OUTSIDE_in
 permit esp host 203.0.113.10 host 198.51.100.2
 permit udp host 203.0.113.10 host 198.51.100.2 eq isakmp
 permit tcp any host 10.40.0.25 eq smtp
 permit tcp any any established
 deny   ip any any log
`;

const inside = `ip access-list extended INSIDE_in
 permit tcp 10.20.0.0 0.0.255.255 host 10.40.0.25 eq smtp
 permit tcp 10.20.0.0 0.0.255.255 host 192.0.2.80 eq 443
 permit udp 10.20.0.0 0.0.255.255 host 10.40.0.53 eq domain
 permit tcp 10.20.9.0 0.0.0.255 host 10.20.0.1 eq 22
 deny   ip any any log
`;

/** An edge router with a tunnel to the MSP, and a few ports for users. */
export const ciscoIos: Device = {
  format: "cisco-ios",
  site: siteOf(
    "internet: [GigabitEthernet0/0], internal: [GigabitEthernet0/1], dmz: [GigabitEthernet0/2], server: [GigabitEthernet0/3]",
    "systems: [10.40.0.9/32], services: [tcp/22], networks: [192.168.77.0/24, 203.0.113.10/32]",
  ),
  sound: `version 15.7
service timestamps log datetime msec
service password-encryption
hostname edge
logging buffered 65536 informational
logging trap informational
logging host 10.40.0.10 transport tcp port 601
security passwords min-length 14
login block-for 900 attempts 5 within 900
enable secret 9 $9$AAAA
aaa new-model
aaa authentication login default group RADIUS-MFA local
aaa group server radius RADIUS-MFA
 server-private 10.40.0.11 key 7 0000
username ops privilege 15 secret 9 $9$BBBB
crypto pki trustpoint NORTHGATE
 enrollment terminal
crypto pki certificate chain NORTHGATE
 certificate 11
${youngDigits}  quit
crypto isakmp policy 10
 encr aes 256
 hash sha256
 authentication rsa-sig
 group 14
crypto ipsec transform-set STRONG esp-aes 256 esp-sha256-hmac
crypto map OUT 10 ipsec-isakmp
 set peer 203.0.113.10
 set ip access-group MSP_in in
 set transform-set STRONG
 set pfs group14
 match address MSP
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.248
 ip access-group OUTSIDE_in in
 crypto map OUT
interface GigabitEthernet0/1
 ip address 10.20.0.1 255.255.0.0
 ip access-group INSIDE_in in
interface GigabitEthernet0/2
 ip address 10.40.0.1 255.255.255.0
 ip access-group DMZ_in in
interface GigabitEthernet0/3
 ip address 10.50.0.1 255.255.255.0
 ip access-group SERVER_in in
interface GigabitEthernet1/0/1
 switchport access vlan 10
 switchport mode access
 switchport protected
 spanning-tree portfast
interface GigabitEthernet1/0/2
 switchport access vlan 10
 switchport mode access
 switchport protected
 spanning-tree portfast
ip route 0.0.0.0 0.0.0.0 198.51.100.1
ip access-list standard OFFICE
 permit 10.20.9.0 0.0.0.255
ip access-list extended MSP
 permit ip host 10.40.0.9 192.168.77.0 0.0.0.255
ip access-list extended MSP_in
 permit tcp 192.168.77.0 0.0.0.255 host 10.40.0.9 eq 22
 deny   ip any any log
${outside}${inside}ip access-list extended DMZ_in
 permit tcp host 10.40.0.25 host 192.0.2.25 eq smtp
 deny   ip any any log
ip access-list extended SERVER_in
 permit tcp 10.50.0.0 0.0.0.255 host 192.0.2.81 eq 443
 deny   ip any any log
line con 0
 exec-timeout 5 0
line vty 0 4
 access-class OFFICE in
 exec-timeout 10 0
 transport input ssh
ntp server 10.40.0.6
end
`,
  breaks: {
    "vpn-wide-access": {
      change: [
        [" permit tcp 192.168.77.0 0.0.0.255 host 10.40.0.9 eq 22\n deny   ip", " permit ip any any\n deny   ip"],
      ],
      found: "MSP_in lets OUT 10 reach any address by any protocol, more than the declared MSP systems and services",
    },
    "vpn-pre-shared-key": {
      change: [
        ["authentication rsa-sig", "authentication pre-share"],
        ["crypto ipsec", "crypto isakmp key 6 AAAA address 203.0.113.10\ncrypto ipsec"],
      ],
      found: "tunnel OUT 10 proves its ends with a pre-shared key",
    },
    "vpn-old-certificate": {
      change: [[youngDigits, oldDigits]],
      site: [["2026-03-01", "2026-11-21"]],
      found: "the certificate of NORTHGATE is 446 days old, and should be renewed every year",
    },
    "vpn-ends-inside": {
      change: [["permit ip host 10.40.0.9 192", "permit ip 10.20.0.0 0.0.255.255 192"]],
      found: "OUT 10 carries the internal network 10.20.0.0/16",
    },
    "vpn-unlogged-deny": {
      change: [
        [
          " eq 22\n deny   ip any any log\nip access-list extended OUTSIDE_in",
          " eq 22\n deny   ip any any\nip access-list extended OUTSIDE_in",
        ],
      ],
      found: "MSP_in denies without a log entry what comes from OUT 10",
    },
    "unfiltered-interface": {
      change: [[" ip access-group SERVER_in in\n", ""]],
      found:
        "GigabitEthernet0/3 has no access list, so everything passes from it to GigabitEthernet0/0, GigabitEthernet0/1 and GigabitEthernet0/2",
    },
    "permit-everything": {
      change: [
        [" permit tcp 10.50.0.0 0.0.0.255 host 192.0.2.81 eq 443\n deny   ip any any log", " permit ip any any"],
      ],
      found: "SERVER_in permits everything from GigabitEthernet0/3 to GigabitEthernet0/1 and GigabitEthernet0/2",
    },
    "unapproved-egress": {
      change: [["host 192.0.2.80 eq 443", "host 192.0.2.80 eq 8443"]],
      found: "INSIDE_in lets tcp/8443 from GigabitEthernet0/1 to 192.0.2.80 on the internet",
    },
    "server-web-egress": {
      change: [["host 192.0.2.81 eq 443", "any eq 443"]],
      found: "SERVER_in lets GigabitEthernet0/3 reach every web server on the internet",
    },
    "dns-udp": {
      change: [["host 10.40.0.53 eq domain", "any eq domain"]],
      found: "INSIDE_in lets others than the resolvers send udp/53 (DNS) from GigabitEthernet0/1 to the internet",
    },
    "dns-tcp": {
      change: [
        [
          "permit udp 10.20.0.0 0.0.255.255 host 10.40.0.53 eq domain",
          "permit tcp 10.20.0.0 0.0.255.255 any eq domain",
        ],
      ],
      found: "INSIDE_in lets tcp/53 (DNS) from GigabitEthernet0/1 to the internet",
    },
    "file-share-permit": {
      change: [["host 192.0.2.80 eq 443", "162.125.0.0 0.0.255.255 eq 443"]],
      found: "INSIDE_in permits Dropbox to GigabitEthernet0/1",
    },
    "open-file-shares": {
      change: [["host 192.0.2.80 eq 443", "any eq 443"]],
      found: "INSIDE_in lets GigabitEthernet0/1 reach every web address, file shares such as Dropbox included",
    },
    "smb-at-the-edge": {
      change: [["host 192.0.2.80 eq 443", "host 192.0.2.80 eq 445"]],
      found: "INSIDE_in lets tcp/445 (SMB) out from GigabitEthernet0/1 to the internet",
    },
    "open-boundary-service": {
      change: [["permit tcp any host 10.40.0.25 eq smtp", "permit tcp any 10.20.0.0 0.0.255.255 eq 22"]],
      found: "OUTSIDE_in lets tcp/22 (SSH) from anybody on the internet to GigabitEthernet0/1",
    },
    "device-service-at-the-edge": {
      change: [
        ["hostname edge\n", "service tcp-small-servers\nhostname edge\n"],
        [" ip access-group OUTSIDE_in in\n", ""],
      ],
      found: "the device's group of small servers answers on GigabitEthernet0/0, which faces the internet",
    },
    "rdp-from-internet": {
      change: [["any host 10.40.0.25 eq smtp", "any host 10.20.0.25 eq 3389"]],
      found: "OUTSIDE_in opens RDP of GigabitEthernet0/1 to the internet",
    },
    "shared-access-vlan": {
      change: [
        [" switchport protected\n spanning-tree portfast\ninterface", " spanning-tree portfast\ninterface"],
        [" switchport protected\n spanning-tree portfast\nip", " spanning-tree portfast\nip"],
      ],
      found: "nothing keeps the ports of VLAN 10 apart: GigabitEthernet1/0/1 and GigabitEthernet1/0/2",
    },
    "msp-local-admin": {
      change: [["username ops", "username msp-anna"]],
      found: "msp-anna may do everything on the device",
    },
    "password-rules-missing": {
      change: [["security passwords min-length 14\n", ""]],
      found: "no password rules hold for accounts of the device",
    },
    "lockout-missing": {
      change: [["login block-for 900 attempts 5 within 900\n", ""]],
      found: "failed logins never lock an account of the device",
    },
    "lockout-too-weak": { change: [["block-for 900", "block-for 60"]], found: "a lockout lasts 1 minute only" },
    "logging-off": {
      change: [["logging buffered", "no logging on\nlogging buffered"]],
      found: "logging is switched off",
    },
    "log-without-time": {
      change: [["service timestamps log datetime msec", "no service timestamps log"]],
      found: "log lines carry no time",
    },
    "clock-not-set": {
      change: [["ntp server 10.40.0.6\n", ""]],
      found: "no time server sets the clock that messages are stamped with",
    },
    "no-log-server": {
      change: [["logging host 10.40.0.10 transport tcp port 601\n", ""]],
      found: "no log server is named: messages stay on the device",
    },
    "no-local-log": {
      change: [["logging buffered 65536 informational\n", "no logging buffered\n"]],
      found: "the device keeps no log of its own",
    },
    "log-sent-unreliably": {
      change: [[" transport tcp port 601", ""]],
      found: "messages to 10.40.0.10 go by plain UDP",
    },
    "firewall-log-too-coarse": {
      change: [["logging trap informational", "logging trap warnings"]],
      found: "only warnings (4) and worse are sent: denied packets, logged as informational (6), are not",
    },
    "vpn-sessions-not-logged": {
      change: [["logging trap informational", "logging trap warnings"]],
      found: "only warnings (4) and worse are sent: VPN logins and tunnels are informational (6)",
    },
    "log-server-exposed": {
      change: [
        [
          "host 10.40.0.25 eq smtp\n permit tcp 10.20.0.0 0.0.255.255 host 192",
          "host 10.40.0.10 eq 22\n permit tcp 10.20.0.0 0.0.255.255 host 192",
        ],
      ],
      found: "INSIDE_in lets tcp/22 (SSH) from GigabitEthernet0/1 to a log server",
    },
    "password-only-administration": {
      change: [["group RADIUS-MFA local", "local"]],
      found: "administrators log in to ssh with a password of the device alone",
    },
    "cleartext-management": {
      change: [["transport input ssh", "transport input telnet ssh"]],
      found: "Telnet on every interface is in clear text",
    },
    "management-from-internet": {
      change: [
        [" access-class OFFICE in\n", ""],
        ["permit tcp any any established", "permit tcp any any eq 22"],
      ],
      found: "SSH on every interface can be reached from any address on the internet",
    },
    "management-from-anywhere": {
      change: [["ntp server 10.40.0.6\n", "ntp server 10.40.0.6\nsnmp-server community AAAA RO\n"]],
      found: "SNMP on every interface is open to every address",
    },
    "ssh-from-anywhere": {
      change: [[" access-class OFFICE in\n", ""]],
      found: "SSH on every interface is open to every address",
    },
    "session-never-ends": {
      change: [["exec-timeout 10 0", "exec-timeout 0 0"]],
      found: "vty sessions never end when idle",
    },
    "device-password-weak": {
      change: [["username ops privilege 15 secret 9 $9$BBBB", "username ops privilege 15 password 7 0000"]],
      found: "the password of ops is kept in a weak form (type 7, which anyone can turn back)",
    },
    "device-review-overdue": {
      change: [],
      site: [["on: 2026-02-01", "on: 2024-02-01"]],
      found: "the last review of this configuration was on 2024-02-01, 759 days ago",
    },
    "dns-not-logged": {
      change: [[" permit tcp 10.20.9.0 0.0.0.255", " deny udp any any eq domain\n permit tcp 10.20.9.0 0.0.0.255"]],
      found: "INSIDE_in denies DNS to the internet without a log entry",
    },
    "undefined-name": {
      change: [["ip access-list standard OFFICE\n permit 10.20.9.0 0.0.0.255\n", ""]],
      found: "OFFICE is not defined: everybody may then connect",
    },
    "unused-definition": { change: [[" access-class OFFICE in\n", ""]], found: "access list OFFICE is never used" },
    "shadowed-entry": {
      change: [
        [" permit tcp any any established\n", " permit tcp any any established\n permit tcp any any established log\n"],
      ],
      found: "never matches: an earlier entry already permits it",
    },
    "empty-entry": {
      change: [
        ["permit tcp any any established", "permit tcp any object-group NOBODY established"],
        ["ip access-list standard", "object-group network NOBODY\nip access-list standard"],
      ],
      found: "matches nothing: NOBODY is empty",
    },
    "password-too-weak": {
      change: [["min-length 14", "min-length 6"]],
      found: "passwords of 6 characters are allowed; palisade.yaml says at least 14",
    },
  },
  cannot: {
    "local-log-too-short": "how many days the buffer holds depends on the traffic",
    "permitted-by-default":
      "an access list denies what it does not name, and an interface without one is found as such",
    "open-by-default": "the device offers only what it is told to offer",
    "msp-at-all-hours": "hours of people who dial in are kept by the server that lets them in",
    "password-only-access": "how people who dial in prove themselves is not read",
    "entry-log-disabled": "no word switches the log of an entry off",
  },
};
