import type { Policy, Principal } from "../../model/policy.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { preferences, template } from "../samples.ts";
import { bestMatch, mspMatch } from "./msp-accounts.ts";

const ways: ReadonlyMap<string, string> = new Map([
  ["SeServiceLogonRight", "may log on as a service"],
  ["SeBatchLogonRight", "may log on as a batch job"],
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
    preferences(
      String.raw`
<?xml version="1.0" encoding="utf-8"?>
<NTServices clsid="{2CFB484A-4E96-4b5d-A0B6-093D2F91E6AE}">
  <NTService clsid="{AB6F0B67-341F-4e51-92F9-005FBFBA1A43}" name="MonitorAgent" changed="2026-01-01 00:00:00" uid="{D5FE7352-81E1-42A2-B7DA-118402BE4C33}">
    <Properties startupType="AUTOMATIC" serviceName="MonitorAgent" accountName="NORTHGATE\msp-anna"/>
                                                                                ^^^^^^^^^^^^^^^^^^ NORTHGATE\msp-anna runs the service MonitorAgent, and is not declared to be a service account
  </NTService>
</NTServices>
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
    for (const { account, way } of configuration.policy ? usesOf(configuration.policy) : []) {
      if (!mspMatch(site, account)) continue;
      if (site.serviceAccounts.length === 0)
        yield notAssessed(
          account.span,
          `whether ${account.text} is a service account is not declared`,
          "serviceAccounts",
        );
      else if (bestMatch(site.serviceAccounts, account))
        yield kept(account.span, `${account.text} is a service account, and ${way}`);
      else
        yield broken({
          span: account.span,
          message: `${account.text} ${way}, and is not declared to be a service account`,
          confidence: "likely",
        });
    }
  },
};

interface Use {
  readonly account: Principal;
  /** "may log on as a service", "runs the scheduled task Nightly". */
  readonly way: string;
}

function usesOf({ rights, services, tasks = [] }: Policy): readonly Use[] {
  return [
    ...rights.flatMap(({ right, holders }) => {
      const way = ways.get(right.value);
      return way === undefined ? [] : holders.map((account) => ({ account, way }));
    }),
    ...services.flatMap(({ service, account }) =>
      account ? [{ account, way: `runs the service ${service.value}` }] : [],
    ),
    ...tasks
      .filter(({ action }) => action.value !== "delete")
      .flatMap(({ name, account }) => (account ? [{ account, way: `runs the scheduled task ${name.value}` }] : [])),
  ];
}
