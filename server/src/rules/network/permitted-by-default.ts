import { openPolicies } from "../open-policies.ts";
import { broken, type Rule, type RuleContext } from "../rule.ts";
import { iptables, nft } from "../samples.ts";

export const permittedByDefault: Rule = {
  id: "permitted-by-default",
  title: "What no entry decides is permitted between networks",
  recommendation: "inter-network-access-lists",
  severity: "warning",
  proves: "broken-only",
  docs: `
Traffic between networks should pass because an entry says so, and be denied otherwise. Here the device was told the opposite:
what the list does not name passes, and so does every service that somebody starts next year.

Write permits for what the networks need from each other, answers to known connections first. Then deny and log the rest,
by a last entry or by the policy itself (\`-P FORWARD DROP\`, \`policy drop\`). Changing the policy alone, on a list that has no
permits yet, cuts everything off, so there is no quick-fix. (TA18-276B, Network Architecture.)`,
  bad: [
    iptables(`
*filter
:INPUT DROP [0:0]
:FORWARD ACCEPT [0:0]
         ^^^^^^ FORWARD lets through what no entry names
:OUTPUT ACCEPT [0:0]
-A FORWARD -i lan0 -o dmz0 -p tcp -m tcp --dport 23 -j DROP
COMMIT
`),
    nft(`
table inet filter {
  chain forward {
    type filter hook forward priority 0; policy accept;
                                                ^^^^^^ inet filter forward lets through what no entry names
    iifname "lan0" oifname "dmz0" tcp dport 23 drop
  }
}
`),
  ],
  good: [
    iptables(`
*filter
:INPUT DROP [0:0]
:FORWARD ACCEPT [0:0]
:OUTPUT ACCEPT [0:0]
-A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -i lan0 -o dmz0 -p tcp -m tcp --dport 443 -j ACCEPT
-A FORWARD -j DROP
COMMIT
`),
    nft(`
table inet filter {
  chain forward {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
    iifname "lan0" oifname "dmz0" tcp dport 443 accept
  }
}
`),
  ],

  *check(context) {
    if (!isMeantToForward(context)) return;
    for (const { policy, witness } of openPolicies("forwarded", context))
      yield broken({ span: policy.span, message: `${policy.value} lets through what no entry names`, witness });
  },
};

/** Hosts that do not forward have the same lists, empty. */
function isMeantToForward({ configuration }: RuleContext): boolean {
  const { checkpoints, filters, translations } = configuration;
  const asked = new Set(
    checkpoints
      .filter((point) => point.traffic === "forwarded")
      .flatMap((point) => point.filters.map((each) => each.value)),
  );
  return translations.length > 0 || filters.some(({ name, entries }) => asked.has(name.value) && entries.length > 0);
}
