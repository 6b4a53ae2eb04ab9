import { openPolicies } from "../open-policies.ts";
import { broken, type Rule } from "../rule.ts";
import { iptables, nft } from "../samples.ts";

export const openByDefault: Rule = {
  id: "open-by-default",
  title: "A host lets in what no rule names",
  recommendation: "host-firewall-on",
  severity: "warning",
  proves: "broken-only",
  docs: `
Besides the firewalls between networks every host needs its own, which lets in what its services need and nothing else.
Here the rules name what is unwanted, and whatever they do not name gets in.

Permit answers to known connections, the loopback, and the services of this host for those who use them; then let the policy
deny the rest: \`-P INPUT DROP\`, \`policy drop\`. Do it in this order, and from the console: the policy alone would cut off whoever
administers the host, so there is no quick-fix. (TA18-276B, Network Architecture.)`,
  bad: [
    iptables(`
*filter
:INPUT ACCEPT [0:0]
       ^^^^^^ INPUT lets in what no rule names
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
-A INPUT -p tcp -m tcp --dport 23 -j DROP
COMMIT
`),
    nft(`
table inet filter {
  chain input {
    type filter hook input priority 0; policy accept;
                                              ^^^^^^ inet filter input lets in what no rule names
    tcp dport 23 drop
  }
}
`),
  ],
  good: [
    iptables(`
*filter
:INPUT ACCEPT [0:0]
:FORWARD DROP [0:0]
:OUTPUT ACCEPT [0:0]
-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A INPUT -p tcp -m tcp --dport 22 -s 10.40.0.0/24 -j ACCEPT
-A INPUT -j REJECT --reject-with icmp-host-prohibited
COMMIT
`),
    nft(`
table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    ct state established,related accept
    ip saddr 10.40.0.0/24 tcp dport 22 accept
  }
}
`),
  ],

  *check(context) {
    for (const { policy, witness } of openPolicies("to-device", context))
      yield broken({ span: policy.span, message: `${policy.value} lets in what no rule names`, witness });
  },
};
