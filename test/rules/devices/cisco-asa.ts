import { type Device, oldDigits, siteOf, youngDigits } from "./device.ts";

/** A firewall with a tunnel to the MSP, and people of the MSP who dial in. */
export const ciscoAsa: Device = {
  format: "cisco-asa",
  site: siteOf(
    "internet: [outside], internal: [inside], dmz: [dmz], server: [servers], msp: [HELPDESK]",
    "systems: [10.40.0.9/32], services: [tcp/22], serviceHours: Mon-Fri 08:00-18:00, networks: [192.168.77.0/24, 203.0.113.10/32]",
  ),
  sound: `: Saved
ASA Version 9.16(4)
hostname edge
enable password $sha512$5000$AAAA$BBBB pbkdf2
ip local pool HELPDESK-POOL 10.99.0.10-10.99.0.20 mask 255.255.255.0
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.248
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.0.0
interface GigabitEthernet0/2
 nameif dmz
 security-level 50
 ip address 10.40.0.1 255.255.255.0
interface GigabitEthernet0/3
 nameif servers
 security-level 90
 ip address 10.50.0.1 255.255.255.0
time-range SERVICE-HOURS
 periodic weekdays 8:00 to 18:00
access-list OUTSIDE_in extended permit tcp any host 10.40.0.25 eq smtp
access-list OUTSIDE_in extended deny ip any any log
access-list INSIDE_in extended permit tcp 10.20.0.0 255.255.0.0 host 10.40.0.25 eq smtp
access-list INSIDE_in extended permit tcp 10.20.0.0 255.255.0.0 host 192.0.2.80 eq https
access-list INSIDE_in extended permit udp 10.20.0.0 255.255.0.0 host 10.40.0.53 eq domain
access-list INSIDE_in extended deny ip any any log
access-list DMZ_in extended permit tcp host 10.40.0.25 host 192.0.2.25 eq smtp
access-list DMZ_in extended deny ip any any log
access-list SERVERS_in extended permit tcp 10.50.0.0 255.255.255.0 host 192.0.2.81 eq https
access-list SERVERS_in extended deny ip any any log
access-list MSP_crypto extended permit ip host 10.40.0.9 192.168.77.0 255.255.255.0
access-list MSP_in extended permit tcp 192.168.77.0 255.255.255.0 host 10.40.0.9 eq ssh
access-list MSP_in extended deny ip any any log
access-list HELPDESK_in extended permit tcp 10.99.0.0 255.255.255.0 host 10.40.0.9 eq ssh
access-list HELPDESK_in extended deny ip any any log
logging enable
logging timestamp
logging buffer-size 65536
logging buffered informational
logging trap informational
logging host dmz 10.40.0.10 tcp/1470
access-group OUTSIDE_in in interface outside
access-group INSIDE_in in interface inside
access-group DMZ_in in interface dmz
access-group SERVERS_in in interface servers
route outside 0.0.0.0 0.0.0.0 198.51.100.1 1
aaa-server RADIUS-MFA protocol radius
aaa-server RADIUS-MFA (dmz) host 10.40.0.11
 key *****
aaa authentication ssh console RADIUS-MFA LOCAL
aaa authentication http console RADIUS-MFA LOCAL
aaa local authentication attempts max-fail 5
http server enable
http server idle-timeout 10
http 10.20.9.0 255.255.255.0 inside
crypto ipsec ikev2 ipsec-proposal STRONG
 protocol esp encryption aes-256
 protocol esp integrity sha-256
crypto map OUT 10 match address MSP_crypto
crypto map OUT 10 set pfs group14
crypto map OUT 10 set peer 203.0.113.10
crypto map OUT 10 set ikev2 ipsec-proposal STRONG
crypto map OUT 10 set trustpoint NORTHGATE
crypto map OUT interface outside
crypto ca trustpoint NORTHGATE
 enrollment terminal
crypto ca certificate chain NORTHGATE
 certificate 11
${youngDigits}  quit
crypto ikev2 policy 10
 encryption aes-256
 integrity sha256
 group 14
 prf sha256
crypto ikev2 enable outside
ssh 10.20.9.0 255.255.255.0 inside
ssh timeout 10
ssh version 2
console timeout 5
ntp server 10.40.0.6 source dmz
ssl trust-point NORTHGATE outside
webvpn
 enable outside
group-policy MSP internal
group-policy MSP attributes
 vpn-filter value MSP_in
 vpn-tunnel-protocol ikev2
group-policy HELPDESK internal
group-policy HELPDESK attributes
 vpn-access-hours value SERVICE-HOURS
 vpn-idle-timeout 15
 vpn-session-timeout 480
 vpn-filter value HELPDESK_in
 vpn-tunnel-protocol ssl-client
 address-pools value HELPDESK-POOL
password-policy minimum-length 14
username ops password $sha512$5000$CCCC$DDDD pbkdf2 privilege 15
tunnel-group 203.0.113.10 type ipsec-l2l
tunnel-group 203.0.113.10 general-attributes
 default-group-policy MSP
tunnel-group 203.0.113.10 ipsec-attributes
 ikev2 remote-authentication certificate
 ikev2 local-authentication certificate NORTHGATE
tunnel-group HELPDESK type remote-access
tunnel-group HELPDESK general-attributes
 authentication-server-group RADIUS-MFA
 default-group-policy HELPDESK
tunnel-group HELPDESK webvpn-attributes
 authentication aaa certificate
 group-alias helpdesk enable
: end
`,
  breaks: {
    "vpn-wide-access": {
      change: [
        [
          "MSP_in extended permit tcp 192.168.77.0 255.255.255.0 host 10.40.0.9 eq ssh",
          "MSP_in extended permit ip any any",
        ],
      ],
      found:
        "MSP_in lets 203.0.113.10 reach any address by any protocol, more than the declared MSP systems and services",
    },
    "vpn-pre-shared-key": {
      change: [["ikev2 local-authentication certificate NORTHGATE", "ikev2 local-authentication pre-shared-key *****"]],
      found: "tunnel 203.0.113.10 proves its ends with a pre-shared key",
    },
    "vpn-old-certificate": {
      change: [[youngDigits, oldDigits]],
      site: [["2026-03-01", "2026-11-21"]],
      found: "the certificate of NORTHGATE is 446 days old, and should be renewed every year",
    },
    "vpn-ends-inside": {
      change: [["MSP_crypto extended permit ip host 10.40.0.9", "MSP_crypto extended permit ip 10.20.0.0 255.255.0.0"]],
      found: "203.0.113.10 carries the internal network 10.20.0.0/16",
    },
    "vpn-unlogged-deny": {
      change: [
        [
          "access-list MSP_in extended deny ip any any log\n",
          "access-list MSP_in extended deny ip any any log disable\n",
        ],
      ],
      found: "MSP_in denies without a log entry what comes from 203.0.113.10",
    },
    "unfiltered-interface": {
      change: [["access-group SERVERS_in in interface servers\n", ""]],
      found: "servers has no access list, so everything passes from it to outside and dmz",
    },
    "permit-everything": {
      change: [
        [
          "SERVERS_in extended permit tcp 10.50.0.0 255.255.255.0 host 192.0.2.81 eq https",
          "SERVERS_in extended permit ip any any",
        ],
      ],
      found: "SERVERS_in permits everything from servers to inside and dmz",
    },
    "unapproved-egress": {
      change: [["host 192.0.2.80 eq https", "host 192.0.2.80 eq 8443"]],
      found: "INSIDE_in lets tcp/8443 from inside to 192.0.2.80 on the internet",
    },
    "server-web-egress": {
      change: [["host 192.0.2.81 eq https", "any eq https"]],
      found: "SERVERS_in lets servers reach every web server on the internet",
    },
    "dns-udp": {
      change: [["host 10.40.0.53 eq domain", "any eq domain"]],
      found: "INSIDE_in lets others than the resolvers send udp/53 (DNS) from inside to the internet",
    },
    "dns-tcp": {
      change: [
        [
          "permit udp 10.20.0.0 255.255.0.0 host 10.40.0.53 eq domain",
          "permit tcp 10.20.0.0 255.255.0.0 any eq domain",
        ],
      ],
      found: "INSIDE_in lets tcp/53 (DNS) from inside to the internet",
    },
    "file-share-permit": {
      change: [["host 192.0.2.80 eq https", "162.125.0.0 255.255.0.0 eq https"]],
      found: "INSIDE_in permits Dropbox to inside",
    },
    "open-file-shares": {
      change: [["host 192.0.2.80 eq https", "any eq https"]],
      found: "INSIDE_in lets inside reach every web address, file shares such as Dropbox included",
    },
    "smb-at-the-edge": {
      change: [["host 192.0.2.80 eq https", "host 192.0.2.80 eq 445"]],
      found: "INSIDE_in lets tcp/445 (SMB) out from inside to the internet",
    },
    "open-boundary-service": {
      change: [["permit tcp any host 10.40.0.25 eq smtp", "permit tcp any 10.20.0.0 255.255.0.0 eq ssh"]],
      found: "OUTSIDE_in lets tcp/22 (SSH) from anybody on the internet to inside",
    },
    "device-service-at-the-edge": {
      change: [["http server enable\n", "http server enable\nhttp redirect outside 80\n"]],
      found: "the device's redirect from HTTP to HTTPS answers on outside, which faces the internet",
    },
    "rdp-from-internet": {
      change: [["permit tcp any host 10.40.0.25 eq smtp", "permit tcp any host 10.20.0.25 eq 3389"]],
      found: "OUTSIDE_in opens RDP of inside to the internet",
    },
    "msp-local-admin": {
      change: [["username ops", "username msp-anna"]],
      found: "msp-anna may do everything on the device",
    },
    "password-rules-missing": {
      change: [["password-policy minimum-length 14\n", ""]],
      found: "no password rules hold for accounts of the device",
    },
    "password-too-weak": {
      change: [["minimum-length 14", "minimum-length 8"]],
      found: "passwords of 8 characters are allowed; palisade.yaml says at least 14",
    },
    "lockout-missing": {
      change: [["aaa local authentication attempts max-fail 5\n", ""]],
      found: "failed logins never lock an account of the device",
    },
    "logging-off": { change: [["logging enable\n", "no logging enable\n"]], found: "logging is switched off" },
    "log-without-time": { change: [["logging timestamp\n", ""]], found: "log lines carry no time" },
    "clock-not-set": {
      change: [["ntp server 10.40.0.6 source dmz\n", ""]],
      found: "no time server sets the clock that messages are stamped with",
    },
    "no-log-server": {
      change: [["logging host dmz 10.40.0.10 tcp/1470\n", ""]],
      found: "no log server is named: messages stay on the device",
    },
    "no-local-log": { change: [["logging buffered informational\n", ""]], found: "the device keeps no log of its own" },
    "log-sent-unreliably": { change: [[" tcp/1470", ""]], found: "messages to 10.40.0.10 go by plain UDP" },
    "firewall-log-too-coarse": {
      change: [["logging trap informational", "logging trap errors"]],
      found: "only errors (3) and worse are sent: denied packets are not",
    },
    "vpn-sessions-not-logged": {
      change: [["logging trap informational", "logging trap warnings"]],
      found: "only warnings (4) and worse are sent: VPN logins and tunnels are informational (6)",
    },
    "log-server-exposed": {
      change: [["host 10.40.0.25 eq smtp\naccess-list INSIDE_in", "host 10.40.0.10 eq ssh\naccess-list INSIDE_in"]],
      found: "INSIDE_in lets tcp/22 (SSH) from inside to a log server",
    },
    "entry-log-disabled": {
      change: [
        [
          "access-list OUTSIDE_in extended deny ip any any log\n",
          "access-list OUTSIDE_in extended deny ip any any log disable\n",
        ],
      ],
      found: "this entry of OUTSIDE_in is never logged",
    },
    "password-only-administration": {
      change: [["aaa authentication ssh console RADIUS-MFA LOCAL", "aaa authentication ssh console LOCAL"]],
      found: "administrators log in to ssh with a password of the device alone",
    },
    "password-only-access": {
      change: [
        [" authentication aaa certificate\n", " authentication aaa\n"],
        [" authentication-server-group RADIUS-MFA\n", ""],
      ],
      found: "HELPDESK lets people in with a password alone, checked by LOCAL",
    },
    "cleartext-management": {
      change: [["ssh timeout", "telnet 10.20.9.0 255.255.255.0 inside\nssh timeout"]],
      found: "Telnet on inside is in clear text",
    },
    "management-from-internet": {
      change: [["ssh 10.20.9.0 255.255.255.0 inside", "ssh 0.0.0.0 0.0.0.0 outside"]],
      found: "SSH version 2 on outside can be reached from any address on the internet",
    },
    "management-from-anywhere": {
      change: [["http 10.20.9.0 255.255.255.0 inside", "http 0.0.0.0 0.0.0.0 inside"]],
      found: "HTTPS on inside is open to every address",
    },
    "ssh-from-anywhere": {
      change: [["ssh 10.20.9.0 255.255.255.0 inside", "ssh 0.0.0.0 0.0.0.0 inside"]],
      found: "SSH version 2 on inside is open to every address",
    },
    "session-never-ends": {
      change: [["console timeout 5", "console timeout 0"]],
      found: "console sessions never end when idle",
    },
    "device-password-weak": {
      change: [
        ["username ops password $sha512$5000$CCCC$DDDD pbkdf2", "username ops password AAAABBBBCCCCDDDD encrypted"],
      ],
      found: "the password of ops is kept in a weak form",
    },
    "device-review-overdue": {
      change: [],
      site: [["on: 2026-02-01", "on: 2024-02-01"]],
      found: "the last review of this configuration was on 2024-02-01, 759 days ago",
    },
    "dns-not-logged": {
      change: [
        [
          "access-list INSIDE_in extended deny ip",
          "access-list INSIDE_in extended deny udp any any eq domain log disable\naccess-list INSIDE_in extended deny ip",
        ],
      ],
      found: "INSIDE_in denies DNS to the internet without a log entry",
    },
    "undefined-name": {
      change: [["time-range SERVICE-HOURS\n periodic weekdays 8:00 to 18:00\n", ""]],
      found: "SERVICE-HOURS is not defined",
    },
    "unused-definition": {
      change: [["access-group DMZ_in in interface dmz\n", ""]],
      found: "access list DMZ_in is never used",
    },
    "shadowed-entry": {
      change: [
        [
          "access-list OUTSIDE_in extended deny",
          "access-list OUTSIDE_in extended permit tcp any host 10.40.0.25 eq smtp log\naccess-list OUTSIDE_in extended deny",
        ],
      ],
      found: "never matches: an earlier entry already permits it",
    },
    "empty-entry": {
      change: [
        ["permit tcp any host 10.40.0.25 eq smtp", "permit tcp any object-group NOBODY eq smtp"],
        ["time-range SERVICE-HOURS", "object-group network NOBODY\ntime-range SERVICE-HOURS"],
      ],
      found: "matches nothing: NOBODY is empty",
    },
    "msp-at-all-hours": {
      change: [[" vpn-access-hours value SERVICE-HOURS\n", ""]],
      found: "HELPDESK lets the MSP in at any hour",
    },
  },
  cannot: {
    "local-log-too-short": "how many days the buffer holds depends on the traffic",
    "permitted-by-default":
      "an access list denies what it does not name, and an interface without one is found as such",
    "shared-access-vlan": "how the ports of a built-in switch are kept apart is not read",
    "open-by-default": "the device offers only what it is told to offer",
    "lockout-too-weak": "an account that is locked stays so until somebody unlocks it",
  },
};
