import type { PolicyLink } from "../../model/policy.ts";
import { broken, kept, notAssessed, type Observation, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { mspMatch, namePrincipal } from "./msp-accounts.ts";

const logons: ReadonlyMap<string, string> = new Map([
  ["SeInteractiveLogonRight", "locally"],
  ["SeRemoteInteractiveLogonRight", "by remote desktop"],
  ["SeNetworkLogonRight", "over the network"],
]);

const denials: ReadonlyMap<string, string> = new Map([
  ["SeDenyInteractiveLogonRight", "locally"],
  ["SeDenyRemoteInteractiveLogonRight", "by remote desktop"],
  ["SeDenyNetworkLogonRight", "over the network"],
]);

const site = "msp: { accounts: ['NORTHGATE\\msp-*'] }\n";

export const mspLogonDomainWide: Rule = {
  id: "msp-logon-domain-wide",
  title: "MSP account may log on at every machine a policy is for",
  recommendation: "msp-only-managed-systems",
  severity: "warning",
  proves: "broken-only",
  docs: `
An MSP looks after some systems; its accounts should open those and no others. A policy that is linked to the whole domain and gives an account of
the MSP the right to log on opens them all.

**What to do:** give the right in policies for the systems the MSP manages, to a group made for it, and deny it elsewhere (*Deny log on locally*,
*Deny log on through Remote Desktop Services*). Which machines a policy is for stands in its report (\`Get-GPOReport\`) or backup; where neither is
there, this is not assessed. Which accounts are the MSP's is declared in palisade.yaml under \`msp.accounts\`.`,
  bad: [
    {
      format: "gpo-report",
      text: String.raw`<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">
<Name>Remote access</Name>
<Computer><Enabled>true</Enabled><ExtensionData><Extension>
<UserRightsAssignment><Name>SeRemoteInteractiveLogonRight</Name>
<Member><Name>NORTHGATE\msp-anna</Name></Member></UserRightsAssignment>
              ^^^^^^^^^^^^^^^^^^ NORTHGATE\msp-anna may log on by remote desktop at every machine of northgate.example
</Extension></ExtensionData></Computer>
<LinksTo><SOMPath>northgate.example</SOMPath><Enabled>true</Enabled></LinksTo>
</GPO>
`,
      site,
    },
  ],
  good: [
    template(
      String.raw`
[Unicode]
Unicode=yes
[Privilege Rights]
SeDenyRemoteInteractiveLogonRight = NORTHGATE\msp-anna
`,
      site,
    ),
  ],

  *check({ configuration: { policy }, site }) {
    for (const { right, holders } of policy?.rights ?? []) {
      const way = logons.get(right.value);
      const denied = denials.get(right.value);
      for (const holder of holders) {
        const confidence = mspMatch(site, holder);
        if (!confidence) continue;
        const name = namePrincipal(holder);
        if (denied !== undefined) yield kept(holder.span, `${name} may not log on ${denied} where this policy applies`);
        else if (way !== undefined)
          yield* judge(policy?.links, { span: holder.span, confidence, may: `${name} may log on ${way}` });
      }
    }
  },
};

interface Logon extends Pick<Extract<Observation, { kind: "broken" }>, "span" | "confidence"> {
  readonly may: string;
}

function* judge(links: readonly PolicyLink[] | undefined, { span, confidence, may }: Logon): Iterable<Observation> {
  if (!links) yield notAssessed(span, `${may}; which machines the policy is for is not in this file`);
  const domain = links?.find(({ enabled, to }) => enabled.value && !to.value.includes("/"));
  if (domain)
    yield broken({
      span,
      message: `${may} at every machine of ${domain.to.value}`,
      ...(confidence ? { confidence } : {}),
      related: [{ span: domain.span, message: "the policy is linked to the whole domain" }],
    });
}
