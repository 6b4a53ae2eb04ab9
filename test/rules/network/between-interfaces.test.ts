import { describe, expect, test } from "vitest";
import { dnsTcp } from "../../../server/src/rules/network/dns-tcp.ts";
import { unapprovedEgress } from "../../../server/src/rules/network/unapproved-egress.ts";
import { fortios, iptables, nft } from "../../../server/src/rules/samples.ts";
import { expectFix, expectFixes } from "../../support/rules.ts";

const site = "zones: { internet: [wan0], internal: [lan0], dmz: [dmz0] }\n";

const onlyApproved = "Let only approved services out by this entry, and deny and log the rest";
const noDns = "Deny and log tcp/53 ahead of this permit";

describe("what a fix writes stands between the interfaces of the entry it is for", () => {
  const saved = (rules: string) => `
*filter
:INPUT DROP [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -i lan0 -o dmz0 -p tcp -j ACCEPT
${rules}COMMIT
`;

  test("iptables", () =>
    expectFix(
      unapprovedEgress,
      iptables(
        saved('-A FORWARD -i lan0 -o wan0 -m conntrack --ctstate NEW -m comment --comment "staff" -j ACCEPT\n'),
        site,
      ),
      onlyApproved,
      saved(`-A FORWARD -i lan0 -o wan0 -m conntrack --ctstate NEW -p tcp -m multiport --dports 80,443 -m comment --comment "staff" -j ACCEPT
-A FORWARD -i lan0 -o wan0 -m conntrack --ctstate NEW -j LOG --log-prefix "FORWARD DROP: "
-A FORWARD -i lan0 -o wan0 -m conntrack --ctstate NEW -j DROP
`),
    ));

  test("iptables, ahead of an entry", () => {
    const wide = "-A FORWARD -i lan0 -o wan0 -p tcp -m tcp --dport 53:443 -j ACCEPT\n";
    expectFix(
      dnsTcp,
      iptables(saved(wide), site),
      noDns,
      saved(`-A FORWARD -i lan0 -o wan0 -p tcp -m tcp --dport 53 -j LOG --log-prefix "FORWARD DROP: "
-A FORWARD -i lan0 -o wan0 -p tcp -m tcp --dport 53 -j DROP
${wide}`),
    );
  });

  const ruleset = (rules: string) => `
table inet filter {
  chain forward {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
    iifname "lan0" oifname "dmz0" meta l4proto tcp accept
${rules}  }
}
`;

  test("nftables", () =>
    expectFix(
      unapprovedEgress,
      nft(ruleset('    iifname "lan0" oifname { "wan0", "wan1" } ct state new accept\n'), site),
      onlyApproved,
      ruleset(`    iifname "lan0" oifname { "wan0", "wan1" } ct state new tcp dport { 80, 443 } accept
    iifname "lan0" oifname { "wan0", "wan1" } ct state new log drop
`),
    ));

  test("a policy that leads to the internet alone keeps no network of the client open", () => {
    const edge = (policy: string) => `config system interface
    edit "wan1"
        set ip 198.51.100.2 255.255.255.248
    next
    edit "internal"
        set ip 10.20.0.1 255.255.255.0
    next
    edit "dmz"
        set ip 10.40.0.1 255.255.255.0
    next
end
config firewall policy
    edit 1
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set srcaddr "all"
        set dstaddr "all"
        set service "${policy}"
        set schedule "always"
    next
end
`;
    const zones = "zones: { internet: [wan1], internal: [internal], dmz: [dmz] }\n";
    const [fix] = expectFixes(unapprovedEgress, fortios(edge("ALL"), zones), onlyApproved);
    const written = (fix?.edits ?? []).map((edit) => edit.text).join("");
    expect(written).toContain('set srcintf "internal"');
    expect(written).not.toContain("10.40.0.0");
  });

  test("nftables, ahead of an entry", () => {
    const wide = '    iifname != "dmz0" oifname "wan0" tcp dport 53-443 accept\n';
    expectFix(
      dnsTcp,
      nft(ruleset(wide), site),
      noDns,
      ruleset(`    iifname != "dmz0" oifname "wan0" tcp dport 53 log drop\n${wide}`),
    );
  });
});
