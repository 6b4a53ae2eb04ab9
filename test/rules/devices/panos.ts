import { type Device, oldPem, siteOf, youngPem } from "./device.ts";

const passwordRules = `set mgt-config password-complexity enabled yes
set mgt-config password-complexity minimum-length 14
set mgt-config password-complexity minimum-uppercase-letters 1
set mgt-config password-complexity minimum-lowercase-letters 1
set mgt-config password-complexity minimum-numeric-letters 1
`;

/** One security rule, on one line. */
const rule = (name: string, from: string, to: string, match: string, then = "action allow") =>
  `set rulebase security rules ${name} from ${from} to ${to} ${match} ${then}\n`;

const mailIn = rule("mail-in", "untrust", "dmz", "source any destination 198.51.100.3 application any service smtp");
const byDay = rule(
  "technicians",
  "technicians",
  "dmz",
  "source any destination managed-system application any service ssh",
  'schedule "service hours" action allow',
);
const officeOut = rule(
  "supplier",
  "trust",
  "untrust",
  "source office destination supplier application any service service-https",
);
const officeToDmz = rule(
  "office-mail",
  "trust",
  "dmz",
  "source office destination mail-relay application any service smtp",
);
const servers = rule(
  "updates",
  "servers",
  "untrust",
  "source server-net destination updates application any service service-https",
);
const last =
  "set rulebase default-security-rules rules interzone-default action deny\nset rulebase default-security-rules rules interzone-default log-end yes\n";

/** A firewall between the internet, an office, servers, a DMZ, and the MSP's tunnel. */
export const panOs: Device = {
  format: "panos",
  site: siteOf("internet: [untrust], internal: [trust], dmz: [dmz], server: [servers], msp: [msp-vpn]"),
  sound: `set deviceconfig system hostname edge
set deviceconfig system ntp-servers primary-ntp-server ntp-server-address 10.20.0.6
set deviceconfig setting management idle-timeout 10
set deviceconfig setting management quota-settings log-expiration-period traffic 90
set deviceconfig setting management admin-lockout failed-attempts 5
set deviceconfig setting management admin-lockout lockout-time 30
set mgt-config users ops authentication-profile radius-mfa
set mgt-config users ops permissions role-based superuser yes
${passwordRules}set network profiles interface-management-profile office https yes
set network profiles interface-management-profile office ssh yes
set network profiles interface-management-profile office permitted-ip 10.20.9.0/24
set network interface ethernet ethernet1/1 layer3 ip 198.51.100.2/29
set network interface ethernet ethernet1/2 layer3 ip 10.20.0.1/16
set network interface ethernet ethernet1/2 layer3 interface-management-profile office
set network interface ethernet ethernet1/3 layer3 ip 10.40.0.1/24
set network interface ethernet ethernet1/4 layer3 ip 10.50.0.1/24
set network interface tunnel units tunnel.1
set network interface tunnel units tunnel.2
set network virtual-router default interface [ ethernet1/1 ethernet1/2 ethernet1/3 ethernet1/4 tunnel.1 tunnel.2 ]
set network virtual-router default routing-table ip static-route out destination 0.0.0.0/0
set network virtual-router default routing-table ip static-route out interface ethernet1/1
set network virtual-router default routing-table ip static-route out nexthop ip-address 198.51.100.1
set zone untrust network layer3 ethernet1/1
set zone trust network layer3 ethernet1/2
set zone dmz network layer3 ethernet1/3
set zone servers network layer3 ethernet1/4
set zone msp-vpn network layer3 tunnel.1
set zone technicians network layer3 tunnel.2
set shared certificate northgate-2026 public-key "${youngPem}"
set network ike crypto-profiles ike-crypto-profiles strong encryption aes-256-cbc
set network ike crypto-profiles ike-crypto-profiles strong hash sha256
set network ike crypto-profiles ike-crypto-profiles strong dh-group group14
set network ike crypto-profiles ipsec-crypto-profiles strong esp encryption aes-256-gcm
set network ike crypto-profiles ipsec-crypto-profiles strong dh-group group14
set network ike gateway to-msp authentication certificate local-certificate name northgate-2026
set network ike gateway to-msp protocol version ikev2
set network ike gateway to-msp protocol ikev2 ike-crypto-profile strong
set network ike gateway to-msp local-address interface ethernet1/1
set network ike gateway to-msp peer-address ip 203.0.113.10
set network tunnel ipsec to-msp auto-key ike-gateway to-msp
set network tunnel ipsec to-msp auto-key ipsec-crypto-profile strong
set network tunnel ipsec to-msp tunnel-interface tunnel.1
set shared ssl-tls-service-profile staff certificate northgate-2026
set global-protect global-protect-gateway staff local-address interface ethernet1/1
set global-protect global-protect-gateway staff ssl-tls-service-profile staff
set global-protect global-protect-gateway staff certificate-profile staff-certificates
set global-protect global-protect-gateway staff client-auth all authentication-profile radius-mfa
set global-protect global-protect-gateway msp local-address interface ethernet1/1
set global-protect global-protect-gateway msp ssl-tls-service-profile staff
set global-protect global-protect-gateway msp certificate-profile msp-certificates
set global-protect global-protect-gateway msp client-auth people authentication-profile radius-mfa
set global-protect global-protect-gateway msp remote-user-tunnel tunnel.2
set shared log-settings syslog central server a server 10.40.0.10
set shared log-settings syslog central server a transport SSL
set shared log-settings system match-list all send-syslog central
set address office ip-netmask 10.20.0.0/16
set address server-net ip-netmask 10.50.0.0/24
set address mail-relay ip-netmask 10.40.0.25
set address managed-system ip-netmask 10.40.0.9
set address msp-people ip-netmask 192.168.77.0/24
set address supplier ip-netmask 192.0.2.80
set address updates ip-netmask 192.0.2.81
set address provider-mail ip-netmask 192.0.2.25
set service smtp protocol tcp port 25
set service ssh protocol tcp port 22
${["monday", "tuesday", "wednesday", "thursday", "friday"]
  .map((day) => `set schedule "service hours" schedule-type recurring weekly ${day} 08:00-18:00\n`)
  .join("")}set rulebase nat rules mail from untrust to untrust source any destination 198.51.100.3
set rulebase nat rules mail destination-translation translated-address 10.40.0.25
${rule("msp", "msp-vpn", "dmz", "source msp-people destination managed-system application any service ssh")}${byDay}${officeOut}${officeToDmz}${servers}${rule(
  "mail-out",
  "dmz",
  "untrust",
  "source mail-relay destination provider-mail application any service smtp",
)}${mailIn}${last}`,
  breaks: {
    "vpn-wide-access": {
      change: [
        [
          "destination managed-system application any service ssh action",
          "destination any application any service any action",
        ],
      ],
      found:
        "security policy lets to-msp reach any address by any protocol, more than the declared MSP systems and services",
    },
    "vpn-pre-shared-key": {
      change: [
        [
          "authentication certificate local-certificate name northgate-2026",
          "authentication pre-shared-key key -AQ==notARealKey",
        ],
      ],
      found: "tunnel to-msp proves its ends with a pre-shared key",
    },
    "vpn-old-certificate": {
      change: [[youngPem, oldPem]],
      site: [["2026-03-01", "2026-11-21"]],
      found: "the certificate of northgate-2026 is 446 days old, and should be renewed every year",
    },
    "vpn-ends-inside": {
      change: [
        ["from msp-vpn to dmz source", "from msp-vpn to trust source"],
        ["managed-system ip-netmask 10.40.0.9", "managed-system ip-netmask 10.20.0.9"],
      ],
      found: "to-msp reaches trust directly, with no DMZ between",
    },
    "vpn-unlogged-deny": {
      change: [["interzone-default log-end yes", "interzone-default log-end no"]],
      found: "security policy ends without a logged deny, so what else comes from to-msp may leave no trace",
    },
    "permit-everything": {
      change: [
        [
          servers,
          rule("updates", "servers", "trust", "source any destination any application any service any action allow"),
        ],
      ],
      found: "security policy permits everything from servers to trust",
    },
    "permitted-by-default": {
      change: [["interzone-default action deny", "interzone-default action allow"]],
      found: "security policy lets through what no entry names",
    },
    "unapproved-egress": {
      change: [[officeOut, officeOut.replace("service-https", "ssh")]],
      found: "security policy lets tcp/22 (SSH) from trust to 192.0.2.80 on the internet",
    },
    "server-web-egress": {
      change: [["destination updates", "destination any"]],
      found: "security policy lets servers reach every web server on the internet",
    },
    "dns-udp": {
      change: [
        [
          officeOut,
          `set service named protocol udp port 53\n${officeOut.replace("supplier application any service service-https", "any application any service named")}`,
        ],
      ],
      found: "security policy lets others than the resolvers send udp/53 (DNS) from trust to the internet",
    },
    "dns-tcp": {
      change: [
        [
          officeOut,
          `set service named protocol tcp port 53\n${officeOut.replace("supplier application any service service-https", "any application any service named")}`,
        ],
      ],
      found: "security policy lets tcp/53 (DNS) from trust to the internet",
    },
    "dns-not-logged": {
      change: [
        [
          last,
          `set service named protocol udp port 53\n${rule("no-dns", "trust", "untrust", "source any destination any application any service named", "action deny log-end no")}${last}`,
        ],
      ],
      found: "security policy denies DNS to the internet without a log entry",
    },
    "file-share-permit": {
      change: [["ip-netmask 192.0.2.80", "ip-netmask 162.125.0.0/16"]],
      found: "security policy permits Dropbox to trust",
    },
    "open-file-shares": {
      change: [["destination supplier", "destination any"]],
      found: "security policy lets trust reach every web address, file shares such as Dropbox included",
    },
    "smb-at-the-edge": {
      change: [
        [
          officeOut,
          `set service smb protocol tcp port 445\n${officeOut.replace("service service-https", "service smb")}`,
        ],
      ],
      found: "security policy lets tcp/445 (SMB) out from trust to the internet",
    },
    "open-boundary-service": {
      change: [
        ["translated-address 10.40.0.25", "translated-address 10.20.0.25"],
        [mailIn, mailIn.replace("to dmz", "to trust").replace("service smtp", "service ssh")],
      ],
      found: "security policy lets tcp/22 (SSH) from anybody on the internet to trust",
    },
    "rdp-from-internet": {
      change: [
        ["translated-address 10.40.0.25", "translated-address 10.20.0.25"],
        [
          mailIn,
          `set service rdp protocol tcp port 3389\n${mailIn.replace("to dmz", "to trust").replace("smtp", "rdp")}`,
        ],
      ],
      found: "security policy opens RDP of trust to the internet",
    },
    "msp-local-admin": {
      change: [
        ["users ops authentication-profile", "users msp-anna authentication-profile"],
        ["users ops permissions", "users msp-anna permissions"],
      ],
      found: "msp-anna may do everything on the device",
    },
    "password-too-weak": {
      change: [["minimum-length 14", "minimum-length 8"]],
      found: "passwords of 8 characters are allowed; palisade.yaml says at least 14",
    },
    "password-rules-missing": {
      change: [[passwordRules, ""]],
      found: "no password rules hold for accounts of the device",
    },
    "lockout-missing": {
      change: [
        ["set deviceconfig setting management admin-lockout failed-attempts 5\n", ""],
        ["set deviceconfig setting management admin-lockout lockout-time 30\n", ""],
      ],
      found: "failed logins never lock an account of the device",
    },
    "lockout-too-weak": {
      change: [["lockout-time 30", "lockout-time 1"]],
      found: "a lockout lasts 1 minute only",
    },
    "clock-not-set": {
      change: [["set deviceconfig system ntp-servers primary-ntp-server ntp-server-address 10.20.0.6\n", ""]],
      found: "no time server sets the clock that messages are stamped with",
    },
    "no-log-server": {
      change: [["set shared log-settings system match-list all send-syslog central\n", ""]],
      found: "no log server is named: messages stay on the device",
    },
    "log-sent-unreliably": {
      change: [["transport SSL", "transport UDP"]],
      found: "messages to 10.40.0.10 go by plain UDP",
    },
    "entry-log-disabled": {
      change: [[officeOut, officeOut.replace("action allow", "action allow log-end no")]],
      found: "this entry of security policy is never logged",
    },
    "log-server-exposed": {
      change: [[officeToDmz, officeToDmz.replace("mail-relay", "10.40.0.10").replace("smtp", "ssh")]],
      found: "security policy lets tcp/22 (SSH) from trust to a log server",
    },
    "local-log-too-short": {
      change: [["traffic 90", "traffic 3"]],
      found: "the traffic log keeps 3 days, under the alert's 7",
    },
    "password-only-access": {
      change: [
        [" certificate-profile staff-certificates", " hip-notification any match-message enabled no"],
        ["client-auth all authentication-profile radius-mfa", "client-auth all os Any"],
      ],
      found: "staff lets people in with a password alone, checked by the device",
    },
    "password-only-administration": {
      change: [["users ops authentication-profile radius-mfa", "users ops phash $5$abcdefgh$notARealHash"]],
      found: "ops logs in with a password alone",
    },
    "cleartext-management": {
      change: [["office https yes", "office telnet yes"]],
      found: "Telnet on ethernet1/2 is in clear text",
    },
    "management-from-internet": {
      change: [
        [
          "set network interface ethernet ethernet1/2 layer3 ip",
          "set network interface ethernet ethernet1/1 layer3 interface-management-profile office\nset network interface ethernet ethernet1/2 layer3 ip",
        ],
        ["set network profiles interface-management-profile office ssh yes\n", ""],
      ],
      found: "HTTPS on ethernet1/1 can be reached from the internet by the addresses named here",
    },
    "management-from-anywhere": {
      change: [
        ["set network profiles interface-management-profile office ssh yes\n", ""],
        ["set network profiles interface-management-profile office permitted-ip 10.20.9.0/24\n", ""],
      ],
      found: "HTTPS on ethernet1/2 is open to every address",
    },
    "ssh-from-anywhere": {
      change: [["set network profiles interface-management-profile office permitted-ip 10.20.9.0/24\n", ""]],
      found: "SSH on ethernet1/2 is open to every address",
    },
    "session-never-ends": {
      change: [["idle-timeout 10", "idle-timeout 0"]],
      found: "https sessions never end when idle",
    },
    "device-password-weak": {
      change: [["users ops authentication-profile radius-mfa", "users ops phash $1$abcdefgh$notARealHash"]],
      found: "the password of ops is kept in a weak form",
    },
    "device-review-overdue": {
      change: [],
      site: [["on: 2026-02-01", "on: 2024-02-01"]],
      found: "the last review of this configuration was on 2024-02-01, 759 days ago",
    },
    "undefined-name": {
      change: [["set address supplier", "set address vendor"]],
      found: "supplier is not defined",
    },
    "unused-definition": {
      change: [["set address supplier", "set address old ip-netmask 10.1.1.1\nset address supplier"]],
      found: "address old is never used",
    },
    "shadowed-entry": {
      change: [[mailIn, mailIn + mailIn.replace("mail-in", "mail-again")]],
      found: "never matches: an earlier entry already permits it",
    },
    "empty-entry": {
      change: [
        [officeOut, officeOut.replace("destination supplier", "destination supplier-6")],
        ["set address supplier", "set address supplier-6 ip-netmask 2001:db8::80\nset address supplier"],
      ],
      found: "matches nothing: its parts exclude each other",
    },
    "msp-at-all-hours": {
      change: [[byDay, byDay.replace('schedule "service hours" ', "")]],
      found: "msp lets the MSP in at any hour",
    },
  },
  cannot: {
    "open-by-default": "interfaces offer only what their management profile names",
    "unfiltered-interface": "without a rule nothing passes between zones",
    "device-service-at-the-edge": "what the device serves besides its administration is not read",
    "shared-access-vlan": "no word says that a port of the firewall is for one computer",
    "logging-off": "the log of the device is always on",
    "log-without-time": "every message of the log carries its time",
    "no-local-log": "the device keeps its log database always",
    "firewall-log-too-coarse":
      "what is forwarded has no severity below which it stays, but filters, which are not read",
    "vpn-sessions-not-logged":
      "what is forwarded has no severity below which it stays, but filters, which are not read",
  },
};
