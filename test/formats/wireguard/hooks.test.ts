import { describe, expect, test } from "vitest";
import { wireGuard } from "../../../server/src/formats/wireguard/index.ts";
import { addressWords, inWords } from "../../support/entry-words.ts";
import { readText } from "../../support/readings.ts";

/** What a command makes of one of the host's chains: each entry as words, what only the host knows as dots. */
function chain(name: string, ...commands: readonly string[]): string[] {
  const { configuration, unread } = readText(wireGuard, hooked(...commands));
  expect(unread).toEqual([]);
  const filter = configuration.filters.find((each) => each.name.value === name);
  return (filter?.entries ?? []).map((entry) => (entry.implied === undefined ? inWords(entry) : "…"));
}

function hooked(...commands: readonly string[]): string {
  return `[Interface]\n${commands.map((command) => `PostUp = ${command}\n`).join("")}`;
}

describe("iptables", () => {
  test.each([
    ["iptables -A FORWARD -i %i -j ACCEPT", "permit in wg from any4"],
    ["ip6tables -A FORWARD -o %i -j ACCEPT", "permit out wg from any6"],
    ["sudo /usr/sbin/iptables-nft --append FORWARD --in-interface %i --jump DROP", "deny in wg from any4"],
    [
      "iptables -w -A FORWARD -i %i -o eth0 -s 10.99.0.0/24 -d 10.20.0.0/255.255.0.0 -p tcp -m tcp --dport 22 -j ACCEPT",
      "permit in wg out eth0 from 10.99.0.0/24 to 10.20.0.0/16 6/22-22",
    ],
    [
      "iptables -A FORWARD -i %i -p udp -m multiport --dports 53,5000:5100 -j REJECT",
      "deny in wg from any4 17/53-53-5000-5100",
    ],
    ["iptables -A FORWARD -i %i -p icmp --icmp-type echo-request -j ACCEPT", "permit in wg from any4 1/8-8"],
    ["iptables -A FORWARD ! -i %i ! -s 10.0.0.0/8 -j DROP", "deny in not wg from not 10.0.0.0/8"],
    ["iptables -A FORWARD -i wg+ -j ACCEPT", "permit in wg* from any4"],
    [
      "iptables -A FORWARD -o %i -m conntrack --ctstate RELATED,ESTABLISHED -m comment --comment 'going back' -j ACCEPT",
      "permit out wg from any4 related established",
    ],
    ["iptables -A FORWARD -i %i -m limit --limit 5/s -j ACCEPT", "permit in wg from any4 if --limit 5/s"],
    ["iptables -A FORWARD -i $LAN -d host.example -j ACCEPT", "permit to fqdn if -i $LAN"],
    ["iptables -A FORWARD -i %i -j LOG --log-prefix 'wg: ' 2>/dev/null", "continue in wg from any4"],
    ["ufw route allow in on %i out on eth0", "permit in wg out eth0"],
    [
      "ufw route insert 1 deny in on wg+ from 10.99.0.0/24 to 10.20.0.5 port 22 proto tcp",
      "deny in wg* from 10.99.0.0/24 to 10.20.0.5 6/22-22",
    ],
    [
      "firewall-cmd --direct --add-rule ipv4 filter FORWARD 0 -i %i -o eth0 -j ACCEPT",
      "permit in wg out eth0 from any4",
    ],
    [
      "nft add rule ip filter FORWARD iifname %i accept",
      "permit in wg from any4 if no other chain of the host drops it",
    ],
    [
      'nft insert rule inet filter forward iifname != "%i" ip daddr { 10.0.0.0/8, 10.20.0.5 } tcp dport { 22, 80-90 } ct state new counter drop',
      "deny in not wg to 10.0.0.0/8,10.20.0.5 6/22-22-80-90 new",
    ],
  ])("%s", (command, words) => expect(chain("FORWARD", command)).toEqual([words, "…"]));

  test("entries put in front come before those put behind, and a policy last of all", () =>
    expect(
      chain(
        "FORWARD",
        "iptables -P FORWARD ACCEPT; iptables -A FORWARD -i a -j ACCEPT; iptables -I FORWARD -i b -j DROP; iptables -I FORWARD 2 -i c -j DROP",
      ),
    ).toEqual(["deny in b from any4", "deny in c from any4", "permit in a from any4", "…", "permit from any4"]));

  test("a policy of dropping leaves open what else the host lets through", () =>
    expect(chain("FORWARD", "iptables -P FORWARD DROP")).toEqual(["…"]));

  test("an entry that is only added when it is missing is there", () =>
    expect(chain("INPUT", "iptables -C INPUT -i %i -j DROP 2>/dev/null || iptables -A INPUT -i %i -j DROP")).toEqual([
      "deny in wg from any4",
      "…",
    ]));

  test("ports of the machine itself", () =>
    expect(
      chain(
        "INPUT",
        "ufw allow 51820/udp; ufw allow in on eth0 to any port 22; firewall-cmd --zone=public --add-port 443/tcp",
      ),
    ).toEqual(["permit 17/51820-51820", "permit in eth0 6/22-22,17/22-22", "permit 6/443-443", "…"]));

  test("nftables chains are known by the hook they were made with", () =>
    expect(
      chain(
        "FORWARD",
        "nft add table inet wg; nft add chain inet wg fwd '{ type filter hook forward priority 0; policy accept; }'; nft add rule inet wg fwd iifname %i drop",
      ),
    ).toEqual(["deny in wg", "…"]));

  test("a kill switch keeps to the packets it is about", () =>
    expect(
      chain(
        "OUTPUT",
        "iptables -I OUTPUT ! -o %i -m mark ! --mark $(wg show %i fwmark) -m addrtype ! --dst-type LOCAL -j REJECT",
      ),
    ).toEqual(["deny out not wg from any4 if ! --mark $(wg show %i fwmark) if ! --dst-type LOCAL", "…"]));

  test("an entry stands where its command does", () => {
    const { configuration, at } = readText(
      wireGuard,
      hooked("sysctl -w a=1; iptables -A FORWARD -i %i -j ACCEPT ; true"),
    );
    const entry = configuration.filters.find((each) => each.name.value === "FORWARD")?.entries[0];
    expect(at(entry)).toBe("iptables -A FORWARD -i %i -j ACCEPT");
    expect(at(entry?.action)).toBe("ACCEPT");
    expect(at(entry?.inbound?.names[0])).toBe("%i");
  });
});

describe("translations", () => {
  const translations = (command: string) => {
    const { configuration, unread } = readText(wireGuard, hooked(command));
    expect(unread).toEqual([]);
    return configuration.translations.map(
      ({ kind, inside, outside, real }) =>
        `${kind} ${addressWords(real)} ${inside?.value ?? "-"} to ${outside?.value ?? "-"}`,
    );
  };

  test("the tunnel's traffic hidden behind an interface", () => {
    expect(translations("iptables -t nat -A POSTROUTING -s 10.99.0.0/24 -o eth0 -j MASQUERADE")).toEqual([
      "dynamic 10.99.0.0/24 wg to eth0",
    ]);
    expect(translations("iptables -t nat -A POSTROUTING -o %i -j MASQUERADE")).toEqual(["dynamic any4 - to wg"]);
  });

  test("with firewalld and nftables", () => {
    expect(
      translations("firewall-cmd --add-rich-rule='rule family=ipv4 source address=10.99.0.0/24 masquerade'"),
    ).toEqual(["dynamic 10.99.0.0/24 - to -"]);
    expect(
      translations(
        "nft add chain ip nat post { type nat hook postrouting priority 100 \\; }; nft add rule ip nat post oifname eth0 masquerade",
      ),
    ).toEqual(["dynamic any4 wg to eth0"]);
  });

  test("a port that is sent on to a host behind the tunnel", () =>
    expect(
      translations("iptables -t nat -A PREROUTING -i eth0 -p tcp --dport 443 -j DNAT --to-destination 10.99.0.2:8443"),
    ).toEqual(["static 10.99.0.2 - to eth0"]));

  test("the host's interfaces are known by the commands that name them", () => {
    const { configuration } = readText(
      wireGuard,
      hooked("iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE", "ip route add 10.0.0.0/8 dev eth1"),
    );
    expect(configuration.interfaces.map(({ name }) => name.value)).toEqual(["wg", "eth0", "eth1"]);
  });
});

test.each([
  "sysctl -w net.ipv4.ip_forward=1",
  "echo 1 > /proc/sys/net/ipv4/ip_forward",
  "resolvectl dns %i 10.20.0.53; resolvectl domain %i '~northgate.example'",
  "wg set %i private-key <(cat /etc/wireguard/%i.key)",
  "ip rule add fwmark 51820 table 51820",
  "iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu",
  "logger up || true",
  "nft add table inet wg",
  "firewall-cmd --zone=public --add-interface=%i",
])("%s filters nothing", (command) => {
  for (const name of ["FORWARD", "INPUT", "OUTPUT"]) expect(chain(name, command)).toEqual(["…"]);
});

test.each([
  ["/etc/wireguard/up.sh %i", "/etc/wireguard/up.sh %i"],
  ["true; nft -f /etc/nftables.d/wg.nft", "nft -f /etc/nftables.d/wg.nft"],
  ["iptables -A FORWARD -m oracle --says-so DE -j ACCEPT", undefined],
  ["iptables -A WIREGUARD -j ACCEPT", undefined],
  ["iptables -A FORWARD -j WIREGUARD", undefined],
  ["iptables -D FORWARD -j REJECT", undefined],
  ["iptables -A FORWARD -p tcp -m multiport --dports 22,no-such-port -j DROP", undefined],
  ["ping -c1 10.99.0.2 || iptables -P FORWARD ACCEPT", "iptables -P FORWARD ACCEPT"],
  ["echo x | iptables-restore", "iptables-restore"],
  ["wg set %i peer abc allowed-ips 0.0.0.0/0", undefined],
  ["ufw enable", undefined],
  ["ufw allow OpenSSH", undefined],
  ["firewall-cmd --zone=trusted --add-interface=%i", undefined],
  ["firewall-cmd --set-default-zone=trusted", undefined],
  ["nft add rule ip filter forward meta mark 1 accept", undefined],
  ["nft add rule ip filter custom iifname %i accept", undefined],
  ["nft flush ruleset", undefined],
])("%s may do anything", (command, unclear = command) => {
  const { unread, reading } = readText(wireGuard, hooked(command));
  expect(unread).toEqual([unclear]);
  expect(reading.unread[0]?.about).toBe("filters");
  expect(reading.lines.unread).toBe(1);
});
