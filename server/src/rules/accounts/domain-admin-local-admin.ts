import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { namePrincipal } from "./msp-accounts.ts";
import { confidenceOf, tierOf } from "./policy-tier.ts";

const domainRulers = new Set(["Domain Admins", "Enterprise Admins"]);

export const domainAdminLocalAdmin: Rule = {
  id: "domain-admin-local-admin",
  title: "Domain administrators are local administrators",
  recommendation: "domain-admins-not-local-admins",
  mayAlsoBreak: ["domain-admin-use-only-on-dcs"],
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Where Domain Admins are local administrators of workstations, they log on there, and an intruder on one workstation waits for them. From
then on he has the domain.

**What to do:** take the group out of the Administrators of workstations and member servers, and let groups of their own administer those.
Keep another way in, such as a managed local password. Policies for domain controllers are left alone; say which is which under
\`policyTier\` in palisade.yaml.`,
  bad: [
    template(
      `
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-32-544__Members = Administrator,*S-1-5-21-1004336348-1177238915-682003330-512
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Domain Admins are local administrators
`,
      "policyTier: { '*': workstations }\n",
    ),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Group Membership]
*S-1-5-32-544__Members = Administrator,NORTHGATE\\Workstation Admins
`),
  ],

  *check(context) {
    const known = tierOf(context);
    if (known?.tier === "domain-controllers") return;
    for (const group of context.configuration.policy?.groups ?? []) {
      if (group.group.known !== "Administrators" || group.mode === "remove") continue;
      const rulers = group.members.filter((member) => domainRulers.has(member.known ?? ""));
      for (const member of rulers) {
        if (!known) {
          yield notAssessed(member.span, "whether this policy is for domain controllers is not declared", "policyTier");
          continue;
        }
        const others = group.members.length > rulers.length;
        yield broken({
          span: member.span,
          message: `${namePrincipal(member)} are local administrators`,
          confidence: confidenceOf(known),
          alsoBreaks: ["domain-admin-use-only-on-dcs"],
          fixes:
            others || group.mode === "add"
              ? [
                  {
                    title: `Remove ${namePrincipal(member)} from Administrators`,
                    changes: [{ kind: "remove-member", group, member }],
                    safe: false,
                  },
                ]
              : [],
        });
      }
      if (rulers.length === 0 && group.mode === "replace")
        yield kept(group.span, "Domain and Enterprise Admins are no local administrators");
    }
  },
};
