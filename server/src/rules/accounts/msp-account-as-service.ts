import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { bestMatch, mspMatch } from "./msp-accounts.ts";

const ways: ReadonlyMap<string, string> = new Map([
  ["SeServiceLogonRight", "as a service"],
  ["SeBatchLogonRight", "as a batch job"],
]);

const site = String.raw`
msp: { accounts: ['NORTHGATE\msp-*'] }
serviceAccounts: ['NORTHGATE\msp-agent']
`;

export const mspAccountAsService: Rule = {
  id: "msp-account-as-service",
  title: "A service runs under an MSP account that is not made for it",
  recommendation: "msp-service-accounts",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
When the MSP's agent runs under a technician's own account, that account can neither be limited to what the agent needs nor be disabled when the
technician leaves, and its password lies on every machine with the agent.

**What to do:** make one service account for each agent, give it the right to log on as a service and nothing else, and declare it in palisade.yaml
under \`serviceAccounts\`.`,
  bad: [
    template(
      String.raw`
[Unicode]
Unicode=yes
[Privilege Rights]
SeServiceLogonRight = NORTHGATE\msp-anna
                      ^^^^^^^^^^^^^^^^^^ NORTHGATE\msp-anna may log on as a service, and is not declared to be a service account
`,
      site,
    ),
  ],
  good: [
    template(
      String.raw`
[Unicode]
Unicode=yes
[Privilege Rights]
SeServiceLogonRight = NORTHGATE\msp-agent
`,
      site,
    ),
  ],

  *check({ configuration, site }) {
    for (const { right, holders } of configuration.policy?.rights ?? []) {
      const way = ways.get(right.value);
      if (way === undefined) continue;
      for (const holder of holders) {
        if (!mspMatch(site, holder)) continue;
        if (site.serviceAccounts.length === 0)
          yield notAssessed(
            holder.span,
            `whether ${holder.text} is a service account is not declared`,
            "serviceAccounts",
          );
        else if (bestMatch(site.serviceAccounts, holder))
          yield kept(holder.span, `${holder.text} is a service account, and may log on ${way}`);
        else
          yield broken({
            span: holder.span,
            message: `${holder.text} may log on ${way}, and is not declared to be a service account`,
            confidence: "likely",
          });
      }
    }
  },
};
