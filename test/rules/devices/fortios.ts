import { type Device, oldPem, siteOf, youngPem } from "./device.ts";

const policy = (number: number, lines: string, schedule = "always") => `    edit ${number}
${lines
  .trim()
  .split("\n")
  .map((line) => `        set ${line.trim()}\n`)
  .join("")}        set schedule "${schedule}"
    next
`;

/** A firewall between the internet, an office, servers, a DMZ, and the MSP's tunnel. */
export const fortiOs: Device = {
  format: "fortios",
  site: siteOf("internet: [wan1], internal: [internal], dmz: [dmz], server: [servers], msp: [to-msp]"),
  sound: `#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=0:user=admin
config system global
    set admin-lockout-duration 900
    set admin-lockout-threshold 5
    set admintimeout 10
    set hostname "edge"
end
config system interface
    edit "wan1"
        set vdom "root"
        set ip 198.51.100.2 255.255.255.248
        set role wan
    next
    edit "internal"
        set vdom "root"
        set ip 10.20.0.1 255.255.0.0
        set allowaccess ping https ssh
        set vlanid 10
        set switch-controller-access-vlan enable
    next
    edit "dmz"
        set vdom "root"
        set ip 10.40.0.1 255.255.255.0
    next
    edit "servers"
        set vdom "root"
        set ip 10.50.0.1 255.255.255.0
    next
    edit "to-msp"
        set vdom "root"
        set type tunnel
        set interface "wan1"
    next
end
config system admin
    edit "ops"
        set accprofile "super_admin"
        set vdom "root"
        set trusthost1 10.20.9.0 255.255.255.0
        set two-factor fortitoken
        set password ENC SH2NotARealHashJustForTheSample=
    next
end
config system password-policy
    set status enable
    set minimum-length 14
    set min-lower-case-letter 1
    set min-upper-case-letter 1
    set min-number 1
    set expire-status enable
end
config switch-controller managed-switch
    edit "floor-1"
        config ports
            edit "port1"
                set vlan "internal"
            next
            edit "port2"
                set vlan "internal"
            next
        end
    next
end
config system ntp
    set ntpsync enable
end
config vpn certificate local
    edit "northgate-2026"
        set certificate "${youngPem}"
    next
end
config firewall address
    edit "office"
        set subnet 10.20.0.0 255.255.0.0
    next
    edit "server net"
        set subnet 10.50.0.0 255.255.255.0
    next
    edit "mail relay"
        set subnet 10.40.0.25 255.255.255.255
    next
    edit "resolver"
        set subnet 10.40.0.53 255.255.255.255
    next
    edit "managed system"
        set subnet 10.40.0.9 255.255.255.255
    next
    edit "msp people"
        set subnet 192.168.77.0 255.255.255.0
    next
    edit "supplier"
        set subnet 192.0.2.80 255.255.255.255
    next
    edit "updates"
        set subnet 192.0.2.81 255.255.255.255
    next
    edit "provider's mail"
        set subnet 192.0.2.25 255.255.255.255
    next
end
config firewall vip
    edit "mail in"
        set extip 198.51.100.3
        set mappedip "10.40.0.25"
        set extintf "wan1"
    next
end
config user group
    edit "staff"
        set member "k.ito"
    next
end
config user local
    edit "k.ito"
        set type password
    next
end
config vpn ssl web portal
    edit "msp portal"
        set tunnel-mode enable
    next
end
config vpn ssl settings
    set reqclientcert enable
    set servercert "northgate-2026"
    set source-interface "wan1"
    set default-portal "msp portal"
    config authentication-rule
        edit 1
            set groups "staff"
            set portal "msp portal"
        next
    end
end
config vpn ipsec phase1-interface
    edit "to-msp"
        set interface "wan1"
        set ike-version 2
        set authmethod signature
        set certificate "northgate-2026"
        set proposal aes256-sha256
        set dhgrp 14
        set remote-gw 203.0.113.10
    next
end
config vpn ipsec phase2-interface
    edit "to-msp"
        set phase1name "to-msp"
        set proposal aes256-sha256
        set dhgrp 14
        set src-subnet 10.40.0.9 255.255.255.255
        set dst-subnet 192.168.77.0 255.255.255.0
    next
end
config firewall schedule recurring
    edit "service hours"
        set start 08:00
        set end 18:00
        set day monday tuesday wednesday thursday friday
    next
end
config log syslogd setting
    set status enable
    set server "10.40.0.10"
    set mode reliable
    set enc-algorithm high
end
config log syslogd filter
    set severity information
end
config log disk setting
    set status enable
    set maximum-log-age 30
end
config log setting
    set fwpolicy-implicit-log enable
end
config firewall policy
${policy(
  1,
  `name "MSP to its system"
   srcintf "to-msp"
   dstintf "dmz"
   action accept
   srcaddr "msp people"
   dstaddr "managed system"
   service "SSH"
   logtraffic all`,
)}${policy(
  2,
  `name "Office to the supplier"
   srcintf "internal"
   dstintf "wan1"
   action accept
   srcaddr "office"
   dstaddr "supplier"
   service "HTTPS"
   logtraffic all`,
)}${policy(
  3,
  `name "Office to the DMZ"
   srcintf "internal"
   dstintf "dmz"
   action accept
   srcaddr "office"
   dstaddr "mail relay" "resolver"
   service "SMTP"
   logtraffic all`,
)}${policy(
  4,
  `name "Servers to their updates"
   srcintf "servers"
   dstintf "wan1"
   action accept
   srcaddr "server net"
   dstaddr "updates"
   service "HTTPS"
   logtraffic all`,
)}${policy(
  5,
  `name "Mail out"
   srcintf "dmz"
   dstintf "wan1"
   action accept
   srcaddr "mail relay"
   dstaddr "provider's mail"
   service "SMTP"
   logtraffic all`,
)}${policy(
  6,
  `name "Mail in"
   srcintf "wan1"
   dstintf "dmz"
   action accept
   srcaddr "all"
   dstaddr "mail in"
   service "SMTP"
   logtraffic all`,
)}${policy(
  7,
  `name "People of the MSP"
   srcintf "ssl.root"
   dstintf "dmz"
   action accept
   srcaddr "msp people"
   dstaddr "mail relay"
   service "SMTP"
   groups "staff"
   logtraffic all`,
  "service hours",
)}end
config router static
    edit 1
        set gateway 198.51.100.1
        set device "wan1"
    next
end
`,
  breaks: {
    "vpn-wide-access": {
      change: [['dstaddr "managed system"\n        set service "SSH"', 'dstaddr "all"\n        set service "ALL"']],
      found: "policy lets to-msp reach any address by any protocol, more than the declared MSP systems and services",
    },
    "vpn-pre-shared-key": {
      change: [
        ['set authmethod signature\n        set certificate "northgate-2026"', "set psksecret ENC notARealSecret"],
      ],
      found: "tunnel to-msp proves its ends with a pre-shared key",
    },
    "vpn-old-certificate": {
      change: [[youngPem, oldPem]],
      site: [["2026-03-01", "2026-11-21"]],
      found: "the certificate of northgate-2026 is 446 days old, and should be renewed every year",
    },
    "vpn-ends-inside": {
      change: [["set src-subnet 10.40.0.9 255.255.255.255", "set src-subnet 10.20.0.0 255.255.0.0"]],
      found: "to-msp carries the internal network 10.20.0.0/16",
    },
    "vpn-unlogged-deny": {
      change: [["fwpolicy-implicit-log enable", "fwpolicy-implicit-log disable"]],
      found: "policy ends without a logged deny, so what else comes from to-msp may leave no trace",
    },
    "permit-everything": {
      change: [
        [
          'dstintf "wan1"\n        set action accept\n        set srcaddr "server net"\n        set dstaddr "updates"\n        set service "HTTPS"',
          'dstintf "internal"\n        set action accept\n        set srcaddr "all"\n        set dstaddr "all"\n        set service "ALL"',
        ],
      ],
      found: "policy permits everything from servers to internal",
    },
    "unapproved-egress": {
      change: [['dstaddr "supplier"\n        set service "HTTPS"', 'dstaddr "supplier"\n        set service "SSH"']],
      found: "policy lets tcp/22 (SSH) from internal to 192.0.2.80 on the internet",
    },
    "server-web-egress": {
      change: [['dstaddr "updates"', 'dstaddr "all"']],
      found: "policy lets servers reach every web server on the internet",
    },
    "dns-udp": {
      change: [
        ['dstaddr "supplier"\n        set service "HTTPS"', 'dstaddr "all"\n        set service "named"'],
        [
          "config firewall vip",
          'config firewall service custom\n    edit "named"\n        set udp-portrange 53\n    next\nend\nconfig firewall vip',
        ],
      ],
      found: "policy lets others than the resolvers send udp/53 (DNS) from internal to the internet",
    },
    "dns-tcp": {
      change: [
        ['dstaddr "supplier"\n        set service "HTTPS"', 'dstaddr "all"\n        set service "named"'],
        [
          "config firewall vip",
          'config firewall service custom\n    edit "named"\n        set tcp-portrange 53\n    next\nend\nconfig firewall vip',
        ],
      ],
      found: "policy lets tcp/53 (DNS) from internal to the internet",
    },
    "file-share-permit": {
      change: [["192.0.2.80 255.255.255.255", "162.125.0.0 255.255.0.0"]],
      found: "policy permits Dropbox to internal",
    },
    "open-file-shares": {
      change: [['dstaddr "supplier"', 'dstaddr "all"']],
      found: "policy lets internal reach every web address, file shares such as Dropbox included",
    },
    "smb-at-the-edge": {
      change: [['dstaddr "supplier"\n        set service "HTTPS"', 'dstaddr "supplier"\n        set service "SMB"']],
      found: "policy lets tcp/445 (SMB) out from internal to the internet",
    },
    "open-boundary-service": {
      change: [
        [
          'dstintf "dmz"\n        set action accept\n        set srcaddr "all"\n        set dstaddr "mail in"\n        set service "SMTP"',
          'dstintf "internal"\n        set action accept\n        set srcaddr "all"\n        set dstaddr "office"\n        set service "SSH"',
        ],
      ],
      found: "policy lets tcp/22 (SSH) from anybody on the internet to internal",
    },
    "rdp-from-internet": {
      change: [
        [
          'dstintf "dmz"\n        set action accept\n        set srcaddr "all"\n        set dstaddr "mail in"\n        set service "SMTP"',
          'dstintf "internal"\n        set action accept\n        set srcaddr "all"\n        set dstaddr "office"\n        set service "RDP"',
        ],
      ],
      found: "policy opens RDP of internal to the internet",
    },
    "shared-access-vlan": {
      change: [["        set switch-controller-access-vlan enable\n", ""]],
      found: "nothing keeps the ports of VLAN 10 apart: floor-1 port1 and floor-1 port2",
    },
    "msp-local-admin": {
      change: [['edit "ops"', 'edit "msp-anna"']],
      found: "msp-anna may do everything on the device",
    },
    "password-too-weak": {
      change: [["minimum-length 14", "minimum-length 8"]],
      found: "passwords of 8 characters are allowed; palisade.yaml says at least 14",
    },
    "password-rules-missing": {
      change: [
        [
          "config system password-policy\n    set status enable",
          "config system password-policy\n    set status disable",
        ],
      ],
      found: "no password rules hold for accounts of the device",
    },
    "lockout-too-weak": {
      change: [["admin-lockout-duration 900", "admin-lockout-duration 60"]],
      found: "a lockout lasts 1 minute only",
    },
    "clock-not-set": {
      change: [["ntpsync enable", "ntpsync disable"]],
      found: "no time server sets the clock that messages are stamped with",
    },
    "no-log-server": {
      change: [
        ["config log syslogd setting\n    set status enable", "config log syslogd setting\n    set status disable"],
      ],
      found: "no log server is named: messages stay on the device",
    },
    "no-local-log": {
      change: [["config log disk setting\n    set status enable", "config log disk setting\n    set status disable"]],
      found: "the device keeps no log of its own",
    },
    "local-log-too-short": {
      change: [["maximum-log-age 30", "maximum-log-age 3"]],
      found: "the disk log keeps 3 days, under the alert's 7",
    },
    "log-sent-unreliably": {
      change: [["    set mode reliable\n    set enc-algorithm high\n", ""]],
      found: "messages to 10.40.0.10 go by plain UDP",
    },
    "firewall-log-too-coarse": {
      change: [["set severity information", "set severity error"]],
      found: "only errors (3) and worse are sent: denied packets are not",
    },
    "entry-log-disabled": {
      change: [
        [
          'dstaddr "supplier"\n        set service "HTTPS"\n        set logtraffic all',
          'dstaddr "supplier"\n        set service "HTTPS"\n        set logtraffic disable',
        ],
      ],
      found: "this entry of policy is never logged",
    },
    "vpn-sessions-not-logged": {
      change: [["set severity information", "set severity error"]],
      found: "only errors (3) and worse are sent: VPN logins and tunnels are informational (6)",
    },
    "log-server-exposed": {
      change: [
        ["192.0.2.80 255.255.255.255", "192.0.2.80 255.255.255.255"],
        [
          'dstaddr "mail relay" "resolver"\n        set service "SMTP"',
          'dstaddr "mail relay" "log host"\n        set service "SSH"',
        ],
        [
          "config firewall vip",
          'config firewall address\n    edit "log host"\n        set subnet 10.40.0.10 255.255.255.255\n    next\nend\nconfig firewall vip',
        ],
      ],
      found: "policy lets tcp/22 (SSH) from internal to a log server",
    },
    "password-only-administration": {
      change: [["        set two-factor fortitoken\n", ""]],
      found: "ops logs in with a password alone",
    },
    "cleartext-management": {
      change: [["allowaccess ping https ssh", "allowaccess ping https ssh telnet"]],
      found: "Telnet on internal is in clear text",
    },
    "management-from-internet": {
      change: [["set role wan\n", "set role wan\n        set allowaccess https\n"]],
      found: "HTTPS on wan1 can be reached from the internet by the addresses named here",
    },
    "management-from-anywhere": {
      change: [
        ["        set trusthost1 10.20.9.0 255.255.255.0\n", ""],
        [" https ssh", " https"],
      ],
      found: "HTTPS on internal is open to every address",
    },
    "ssh-from-anywhere": {
      change: [["        set trusthost1 10.20.9.0 255.255.255.0\n", ""]],
      found: "SSH on internal is open to every address",
    },
    "device-password-weak": { change: [["SH2Not", "AK1Not"]], found: "the password of ops is kept in a weak form" },
    "device-review-overdue": {
      change: [],
      site: [["on: 2026-02-01", "on: 2024-02-01"]],
      found: "the last review of this configuration was on 2024-02-01, 759 days ago",
    },
    "dns-not-logged": {
      change: [
        [
          "end\nconfig router static",
          `${policy(8, 'srcintf "internal"\ndstintf "wan1"\nsrcaddr "all"\ndstaddr "all"\nservice "DNS"\nlogtraffic disable')}end\nconfig router static`,
        ],
      ],
      found: "policy denies DNS to the internet without a log entry",
    },
    "undefined-name": { change: [['edit "supplier"', 'edit "vendor"']], found: "supplier is not defined" },
    "unused-definition": {
      change: [
        [
          "config firewall vip",
          'config firewall address\n    edit "old"\n        set subnet 10.1.1.1 255.255.255.255\n    next\nend\nconfig firewall vip',
        ],
      ],
      found: "address old is never used",
    },
    "shadowed-entry": {
      change: [
        [
          "end\nconfig router static",
          `${policy(8, 'srcintf "wan1"\ndstintf "dmz"\naction accept\nsrcaddr "all"\ndstaddr "mail in"\nservice "SMTP"\nlogtraffic all')}end\nconfig router static`,
        ],
      ],
      found: "never matches: an earlier entry already permits it",
    },
    "empty-entry": {
      change: [['dstaddr "supplier"', 'dstaddr "none"']],
      found: "matches nothing: its parts exclude each other",
    },
    "password-only-access": {
      change: [
        ["    set reqclientcert enable\n", ""],
        ['set groups "staff"\n            set portal', 'set users "k.ito"\n            set portal'],
      ],
      found: "SSL VPN lets people in with a password alone, checked by the device",
    },
    "msp-at-all-hours": {
      change: [['set schedule "service hours"', 'set schedule "always"']],
      found: "SSL VPN lets the MSP in at any hour",
    },
  },
  cannot: {
    "permitted-by-default": "what no policy permits is denied",
    "open-by-default": "interfaces offer only what allowaccess names",
    "unfiltered-interface": "without a policy nothing passes between interfaces",
    "device-service-at-the-edge": "what the device serves besides its administration is not read",
    "lockout-missing": "administrators are always locked out after some failures, three unless the file says more",
    "logging-off": "there is no switch for the whole log; without any target no-local-log and no-log-server find it",
    "log-without-time": "every line of the log carries its time",
    "session-never-ends": "idle administrators are logged out after eight hours at the latest",
  },
};
