/** A gateway as `nft list ruleset` prints it. */
export const gateway = `table inet filter {
	set office {
		type ipv4_addr
		flags interval
		elements = { 10.20.0.0/16, 192.168.7.5-192.168.7.9 }
	}

	set web {
		type inet_service
		elements = { 80, 443 }
	}

	set banned {
		type ipv4_addr
		size 65535
		flags dynamic,timeout
		timeout 1h
	}

	chain input {
		type filter hook input priority filter; policy drop;
		iif "lo" accept
		ct state vmap { invalid : drop, established : accept, related : accept }
		ip saddr @banned counter packets 0 bytes 0 drop
		iifname "lan0" tcp dport 22 accept
		tcp dport 22 ct state new add @banned { ip saddr limit rate over 5/minute } log prefix "ssh: " drop
		icmp type echo-request limit rate 10/second accept
		icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert } accept
	}

	chain forward {
		type filter hook forward priority filter; policy drop;
		ct state established,related accept
		iifname "lan0" oifname "wan0" ip saddr @office jump outgoing
		iifname "wan0" oifname "dmz0" ip daddr . tcp dport { 10.20.30.5 . 25, 10.20.30.6 . 8000-8080 } accept
		counter packets 12 bytes 900 log prefix "forward: " level info reject with icmpx admin-prohibited
	}

	chain outgoing {
		tcp dport @web accept
		udp dport vmap { 53 : accept, 123 : goto clock }
	}

	chain clock {
		ip daddr 198.51.100.0/24 accept comment "time servers"
	}
}
table ip nat {
	chain prerouting {
		type nat hook prerouting priority dstnat; policy accept;
		iifname "wan0" tcp dport 25 dnat to 10.20.30.5:25
	}

	chain postrouting {
		type nat hook postrouting priority srcnat; policy accept;
		oifname "wan0" ip saddr 10.20.0.0/16 masquerade
	}
}
`;

/** The same kind of thing as people write it. */
export const written = `#!/usr/sbin/nft -f
flush ruleset

define WAN = "wan0"
define LANS = { "lan0", "lan1" }
define MAIL = 10.20.30.5
define PORTS = { ssh, 8443 }

table inet firewall {
  chain forward {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
    iifname $LANS oifname $WAN tcp dport { http, https } accept # the web
    iifname $WAN ip daddr $MAIL \\
      tcp dport { 25, 587 } accept
  }
}

add chain inet firewall input { type filter hook input priority 0 ; policy drop ; }
add rule inet firewall input iifname $LANS tcp dport $PORTS accept
add rule inet firewall input counter drop
`;

/** Every family, with tables that are not judged. */
export const frames = `table bridge filter {
	chain forward {
		type filter hook forward priority filter; policy accept;
		ether saddr 52:54:00:12:34:56 ip daddr 10.0.0.1 drop
	}
}
table arp guard {
	chain input {
		type filter hook input priority filter; policy accept;
		arp operation request arp saddr ip 10.0.0.66 drop
	}
}
table netdev edge {
	chain in {
		type filter hook ingress device "wan0" priority -500; policy accept;
		ip saddr 192.0.2.0/24 drop
	}
}
`;
