import { judgeRegistry } from "../registry-values.ts";
import { broken, kept, type Observation, type Rule, type RuleContext } from "../rule.ts";
import { template } from "../samples.ts";
import { confidenceOf, tierOf } from "./policy-tier.ts";

const localAccounts = new Set(["Local account", "Local account and member of Administrators group"]);

const tokenFilter = {
  key: "Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System",
  name: "LocalAccountTokenFilterPolicy",
  isWrong: (data: string) => data !== "0",
  wrong: "local administrators have their full rights over the network",
  right: "local administrators have no administrator rights over the network",
  safe: "0",
};

const denials = [
  { right: "SeDenyNetworkLogonRight", way: "over the network" },
  { right: "SeDenyRemoteInteractiveLogonRight", way: "by remote desktop" },
] as const;

export const localAdminNetworkLogon: Rule = {
  id: "local-admin-network-logon",
  title: "Local administrators may log on over the network",
  recommendation: "local-admin-no-network-logon",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Local administrators often have one password on all machines. An intruder who has it from one machine walks over to all the others, as
long as local accounts may log on over the network.

**What to do:** add *Local account and member of Administrators group* (S-1-5-114) to *Deny access to this computer from the network* and
*Deny log on through Remote Desktop Services* in policies for workstations and member servers, not on clusters that need local
accounts, and leave \`LocalAccountTokenFilterPolicy\` at 0.`,
  bad: [
    template(
      `
[Unicode]
Unicode=yes
[Privilege Rights]
SeDenyNetworkLogonRight = *S-1-5-32-546
^^^^^^^^^^^^^^^^^^^^^^^ local administrators may log on over the network
SeDenyRemoteInteractiveLogonRight = *S-1-5-113
`,
      "policyTier: { '*': workstations }\n",
    ),
  ],
  good: [
    template(
      `
[Unicode]
Unicode=yes
[Privilege Rights]
SeDenyNetworkLogonRight = *S-1-5-32-546,*S-1-5-114
SeDenyRemoteInteractiveLogonRight = *S-1-5-113
`,
      "policyTier: { '*': workstations }\n",
    ),
  ],

  *check(context) {
    yield* judgeRegistry(context.configuration, [tokenFilter]);
    yield* judgeRights(context);
  },
};

/** Only policies that are for workstations or member servers, and that deny such logons to somebody. */
function* judgeRights(context: RuleContext): Iterable<Observation> {
  const known = tierOf(context);
  if (!known || known.tier === "domain-controllers") return;
  for (const { right, way } of denials) {
    const line = context.configuration.policy?.rights.find((each) => each.right.value === right);
    if (!line) continue;
    if (line.holders.some((holder) => localAccounts.has(holder.known ?? "")))
      yield kept(line.span, `local administrators may not log on ${way}`);
    else
      yield broken({
        span: line.right.span,
        message: `local administrators may log on ${way}`,
        confidence: confidenceOf(known),
        fixes: [
          {
            title: `Deny local administrators to log on ${way}`,
            changes: [{ kind: "add-right-holders", right, holders: ["S-1-5-114"] }],
            safe: true,
          },
        ],
      });
  }
}
