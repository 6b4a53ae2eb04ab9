import { knownName } from "../../facts/windows-names.ts";
import type { Policy, Principal } from "../../model/policy.ts";
import type { Site } from "../../site/site.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { preferences, template } from "../samples.ts";
import { bestMatch, namePrincipal } from "./msp-accounts.ts";
import { confidenceOf, tierOf } from "./policy-tier.ts";

const domainRulers = new Set(["Domain Admins", "Enterprise Admins"]);

/** Rights to log on, with those that deny the same and win. */
const logons = [
  { allow: "SeInteractiveLogonRight", deny: "SeDenyInteractiveLogonRight", way: "locally" },
  { allow: "SeRemoteInteractiveLogonRight", deny: "SeDenyRemoteInteractiveLogonRight", way: "by remote desktop" },
  { allow: "SeBatchLogonRight", deny: "SeDenyBatchLogonRight", way: "as a batch job" },
  { allow: "SeServiceLogonRight", deny: "SeDenyServiceLogonRight", way: "as a service" },
  { deny: "SeDenyNetworkLogonRight" },
] as const;

const site = "policyTier: { '*': servers }\n";

export const domainAdminOnLowerTier: Rule = {
  id: "domain-admin-on-lower-tier",
  title: "A domain administrator is used where no domain controller is",
  recommendation: "domain-admin-use-only-on-dcs",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
What runs as a domain administrator on a server or workstation leaves the administrator's credentials there, for a service or task even its
password. Whoever owns that machine then owns the domain. TA18-276A wants such accounts used on domain controllers and nowhere else.

**What to do:** let services and tasks run as accounts made for them (best group managed service accounts), administer servers and workstations
with accounts of their own, and deny Domain Admins and Enterprise Admins every way of logging on there. Domain administrators are known by the
groups' names, by the built-in Administrator of a domain, and by \`approved.admins\` in palisade.yaml; what a policy is for by \`policyTier\`, its
links, the groups it is for or its name.`,
  bad: [
    preferences(
      String.raw`
<?xml version="1.0" encoding="utf-8"?>
<ScheduledTasks clsid="{CC63F200-7309-4ba0-B154-A71CD118DBCC}">
  <Task clsid="{2DEECB1C-261F-4e13-9B21-16FB83BC03BD}" name="Cleanup" changed="2026-01-01 00:00:00" uid="{D5FE7352-81E1-42A2-B7DA-118402BE4C33}">
    <Properties action="U" name="Cleanup" runAs="NORTHGATE\Administrator" appName="C:\cleanup.cmd" enabled="1"/>
                                                 ^^^^^^^^^^^^^^^^^^^^^^^ the scheduled task Cleanup runs as NORTHGATE\Administrator, who rules the domain
  </Task>
</ScheduledTasks>
`,
      site,
    ),
    template(
      `
[Unicode]
Unicode=yes
[Privilege Rights]
SeRemoteInteractiveLogonRight = *S-1-5-32-544,*S-1-5-21-1004336348-1177238915-682003330-512
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Domain Admins may log on by remote desktop
`,
      site,
    ),
  ],
  good: [
    template(
      `
[Unicode]
Unicode=yes
[Privilege Rights]
SeRemoteInteractiveLogonRight = *S-1-5-32-544,*S-1-5-21-1004336348-1177238915-682003330-512
SeDenyRemoteInteractiveLogonRight = *S-1-5-21-1004336348-1177238915-682003330-512
`,
      site,
    ),
  ],

  *check(context) {
    const { policy } = context.configuration;
    const known = tierOf(context);
    if (!policy || known?.tier === "domain-controllers") return;
    const uses = usesOf(policy, context.site);
    for (const { by, message, confidence } of uses)
      if (known) yield broken({ span: by.span, message, confidence: confidence ?? confidenceOf(known) });
      else yield notAssessed(by.span, "whether this policy is for domain controllers is not declared", "policyTier");
    const [first] = policy.rights;
    if (known && first && uses.length === 0 && logons.every(({ deny }) => deniesRulers(policy, deny)))
      yield kept(first.span, "Domain and Enterprise Admins may not log on here, and nothing runs as them");
  },
};

interface Use {
  readonly by: Principal;
  readonly message: string;
  /** Set where the name alone says that it is an administrator of the domain. */
  readonly confidence?: "likely";
}

function usesOf(policy: Policy, site: Site): readonly Use[] {
  const { services, tasks = [] } = policy;
  const runners = [
    ...services.map(({ service, account }) => ({ what: `the service ${service.value}`, account })),
    ...tasks
      .filter(({ action, disabled }) => action.value !== "delete" && !disabled)
      .map(({ name, account }) => ({ what: `the scheduled task ${name.value}`, account })),
  ];
  const running = runners.flatMap(({ what, account }): Use[] => {
    const certainty = account && rulesDomain(account, site);
    if (!account || !certainty) return [];
    const message = `${what} runs as ${account.name ?? account.text}, who rules the domain`;
    return [{ by: account, message, ...(certainty === "likely" ? { confidence: certainty } : {}) }];
  });
  return [...running, ...logonsGiven(policy)];
}

function logonsGiven({ rights }: Policy): readonly Use[] {
  const holdersOf = (name: string) => rights.find(({ right }) => right.value === name)?.holders ?? [];
  return logons.flatMap((logon) => {
    if (!("allow" in logon)) return [];
    const denied = new Set(holdersOf(logon.deny).map(({ known }) => known));
    return holdersOf(logon.allow)
      .filter(({ known }) => known !== undefined && domainRulers.has(known) && !denied.has(known))
      .map((by) => ({ by, message: `${namePrincipal(by)} may log on ${logon.way}` }));
  });
}

function deniesRulers({ rights }: Policy, deny: string): boolean {
  const holders = rights.find(({ right }) => right.value === deny)?.holders ?? [];
  return [...domainRulers].every((group) => holders.some(({ known }) => known === group));
}

/** How surely an account is an administrator of the domain. A local Administrator is written without the domain. */
function rulesDomain(account: Principal, site: Site): "certain" | "likely" | undefined {
  if (domainRulers.has(account.known ?? "")) return "certain";
  const domain = account.text.includes("\\") ? account.text.slice(0, account.text.lastIndexOf("\\")) : undefined;
  const isOfDomain = domain !== undefined && !/^(?:\.|builtin|%.*%|localhost)$/i.test(domain);
  if (isOfDomain && knownName(account.text) === "Administrator") return "likely";
  return bestMatch(site.approved.admins, account) && "likely";
}
