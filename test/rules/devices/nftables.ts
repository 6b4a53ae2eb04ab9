import { type Device, linuxSite } from "./device.ts";
import { beyondRuleSets } from "./rule-sets.ts";

const toSupplier = `iifname "lan0" oifname "wan0" ip daddr 192.0.2.80 tcp dport 443 accept`;
const mailIn = `iifname "wan0" oifname "dmz0" ip daddr 10.40.0.25 tcp dport 25 accept`;

/** A gateway between the internet, an office, a DMZ, and servers. */
export const nftables: Device = {
  format: "nftables",
  site: linuxSite,
  sound: `table inet filter {
	set administrators {
		type ipv4_addr
		flags interval
		elements = { 10.20.9.0/24 }
	}

	chain input {
		type filter hook input priority filter; policy drop;
		iifname "lo" accept
		ct state established,related accept
		iifname "lan0" ip saddr @administrators tcp dport 22 accept
		log prefix "input: " drop
	}

	chain forward {
		type filter hook forward priority filter; policy drop;
		ct state established,related accept
		${toSupplier}
		iifname "lan0" oifname "dmz0" ip daddr 10.40.0.25 tcp dport 25 accept
		iifname "lan0" oifname "dmz0" ip daddr 10.40.0.53 udp dport 53 accept
		iifname "srv0" oifname "wan0" ip daddr 192.0.2.81 tcp dport 443 accept
		iifname "dmz0" oifname "wan0" ip saddr 10.40.0.25 ip daddr 192.0.2.25 tcp dport 25 accept
		${mailIn}
		log prefix "forward: " drop
	}
}
`,
  breaks: {
    "permit-everything": {
      change: [
        [
          'iifname "srv0" oifname "wan0" ip daddr 192.0.2.81 tcp dport 443 accept',
          'iifname "srv0" oifname "lan0" accept',
        ],
      ],
      found: "inet filter forward permits everything from srv0 to lan0",
    },
    "permitted-by-default": {
      change: [
        ["hook forward priority filter; policy drop", "hook forward priority filter; policy accept"],
        ['log prefix "forward: " drop', 'log prefix "forward: "'],
      ],
      found: "inet filter forward lets through what no entry names",
    },
    "open-by-default": {
      change: [
        ["hook input priority filter; policy drop", "hook input priority filter; policy accept"],
        ['log prefix "input: " drop', 'log prefix "input: "'],
      ],
      found: "inet filter input lets in what no rule names",
    },
    "unapproved-egress": {
      change: [[toSupplier, toSupplier.replace("443", "8443")]],
      found: "inet filter forward lets tcp/8443 from lan0 to 192.0.2.80 on the internet",
    },
    "server-web-egress": {
      change: [["ip daddr 192.0.2.81 ", ""]],
      found: "inet filter forward lets srv0 reach every web server on the internet",
    },
    "dns-udp": {
      change: [[toSupplier, 'iifname "lan0" oifname "wan0" udp dport 53 accept']],
      found: "inet filter forward lets others than the resolvers send udp/53 (DNS) from lan0 to the internet",
    },
    "dns-tcp": {
      change: [[toSupplier, 'iifname "lan0" oifname "wan0" tcp dport 53 accept']],
      found: "inet filter forward lets tcp/53 (DNS) from lan0 to the internet",
    },
    "dns-not-logged": {
      change: [[mailIn, `${mailIn}\n\t\tiifname "lan0" oifname "wan0" udp dport 53 drop`]],
      found: "inet filter forward denies DNS to the internet without a log entry",
    },
    "file-share-permit": {
      change: [["192.0.2.80", "162.125.0.0/16"]],
      found: "inet filter forward permits Dropbox to lan0",
    },
    "open-file-shares": {
      change: [["ip daddr 192.0.2.80 ", ""]],
      found: "inet filter forward lets lan0 reach every web address, file shares such as Dropbox included",
    },
    "smb-at-the-edge": {
      change: [[toSupplier, toSupplier.replace("443", "445")]],
      found: "inet filter forward lets tcp/445 (SMB) out from lan0 to the internet",
    },
    "open-boundary-service": {
      change: [[mailIn, 'iifname "wan0" oifname "lan0" tcp dport 22 accept']],
      found: "inet filter forward lets tcp/22 (SSH) from anybody on the internet to any address of lan0",
    },
    "rdp-from-internet": {
      change: [[mailIn, 'iifname "wan0" oifname "lan0" tcp dport 3389 accept']],
      found: "inet filter forward opens RDP of lan0 to the internet",
    },
    "undefined-name": {
      change: [["@administrators", "@managers"]],
      found: "inet filter managers is not defined: the file does not load",
    },
    "unused-definition": {
      change: [["ip saddr @administrators ", ""]],
      found: "set inet filter administrators is never used",
    },
    "shadowed-entry": {
      change: [['\t\tlog prefix "input: " drop', '\t\tiifname "lo" tcp dport 9 accept\n\t\tlog prefix "input: " drop']],
      found: "never matches: an earlier entry already permits it",
    },
    "empty-entry": {
      change: [
        [
          '\t\tlog prefix "input: " drop',
          '\t\tip saddr 10.0.0.1 ip saddr 10.0.0.2 accept\n\t\tlog prefix "input: " drop',
        ],
      ],
      found: "matches nothing: its parts exclude each other",
    },
  },
  cannot: beyondRuleSets,
};
