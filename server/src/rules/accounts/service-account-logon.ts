import type { Policy, RightAssignment } from "../../model/policy.ts";
import type { Site } from "../../site/site.ts";
import type { Span } from "../../text/span.ts";
import { broken, type Fix, kept, notAssessed, type Observation, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { bestMatch } from "./msp-accounts.ts";

/** Remote desktop is a right of its own, and easily forgotten beside the first. */
const denials = [
  { deny: "SeDenyInteractiveLogonRight", allow: "SeInteractiveLogonRight", way: "locally" },
  { deny: "SeDenyRemoteInteractiveLogonRight", allow: "SeRemoteInteractiveLogonRight", way: "by remote desktop" },
] as const;

const site = `serviceAccounts: ['NORTHGATE\\svc-*']\n`;

export const serviceAccountLogon: Rule = {
  id: "service-account-logon",
  title: "Service account may log on like a person",
  recommendation: "service-accounts-no-interactive-logon",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
A service account has a password that seldom changes and that several people know. When it may log on at a screen or by remote desktop, a
thief of that password can work with it like its owner.

**What to do:** put the account into *Deny log on locally* and *Deny log on through Remote Desktop Services*. Deny wins over allow.
Of several policies that set the same right, the winner's line replaces the others: keep what the line holds, and look at the other
policies before you add a line to this one.

Which accounts run services is declared in palisade.yaml under \`serviceAccounts\`. The rule looks at those a policy mentions, and at
those declared by their full name where the policy has a deny line.`,
  bad: [
    template(
      `
[Unicode]
Unicode=yes
[Privilege Rights]
SeServiceLogonRight = NORTHGATE\\svc-backup
SeDenyInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\\svc-backup
SeDenyRemoteInteractiveLogonRight = *S-1-5-32-546
                                    ^^^^^^^^^^^^^ NORTHGATE\\svc-backup may log on by remote desktop
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
SeServiceLogonRight = NORTHGATE\\svc-backup
SeDenyInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\\svc-backup
SeDenyRemoteInteractiveLogonRight = *S-1-5-32-546,NORTHGATE\\svc-backup
`,
      site,
    ),
  ],

  *check({ configuration, site }) {
    const policy = configuration.policy;
    if (!policy) return;
    const denyLines = denials.map((each) => rightOf(policy, each.deny));
    if (site.serviceAccounts.length === 0) {
      const asking = denyLines.find((line) => line) ?? rightOf(policy, "SeServiceLogonRight");
      if (asking) yield notAssessed(asking.span, "which accounts run services is not declared", "serviceAccounts");
      return;
    }
    for (const account of serviceAccounts(policy, site)) yield judge(account, policy, site);
  },
};

interface ServiceAccount {
  /** As the policy or palisade.yaml writes it. */
  readonly text: string;
  /** Where the policy names it; absent when only palisade.yaml does. */
  readonly span?: Span;
  readonly match: "certain" | "likely";
}

/** Declared service accounts the policy mentions, and where it denies logons at all, those declared by their full name. */
function serviceAccounts(policy: Policy, site: Site): readonly ServiceAccount[] {
  const found = new Map<string, ServiceAccount>();
  for (const { right, holders } of policy.rights) {
    if (/^SeDeny/i.test(right.value)) continue;
    for (const holder of holders) {
      const match = bestMatch(site.serviceAccounts, holder);
      const key = holder.text.toLowerCase();
      if (match && !found.has(key)) found.set(key, { text: holder.text, span: holder.span, match });
    }
  }
  if (denials.some(({ deny }) => rightOf(policy, deny)))
    for (const { value } of site.serviceAccounts) {
      const known = [...found.values()].some((account) => bestMatch([{ value, span: noSpan }], account));
      if (!value.includes("*") && !known) found.set(value.toLowerCase(), { text: value, match: "certain" });
    }
  return [...found.values()];
}

const noSpan: Span = { start: 0, end: 0 };

function judge(account: ServiceAccount, policy: Policy, site: Site): Observation {
  const missing = denials.filter(({ deny }) => !holds(rightOf(policy, deny), account));
  const first = missing[0];
  const lines = denials.flatMap(({ deny }) => rightOf(policy, deny) ?? []);
  const where = account.span ?? lines[0]?.span ?? noSpan;
  if (!first) return kept(where, `${account.text} may log on neither locally nor by remote desktop`);
  const line = rightOf(policy, first.deny);
  const allowed = missing.filter(({ allow }) => holds(rightOf(policy, allow), account));
  return broken({
    span: line ? listSpan(line) : where,
    message: `${account.text} may log on ${missing.map(({ way }) => way).join(" and ")}`,
    severity: allowed.length > 0 ? "error" : "warning",
    confidence: lines.length > 0 && !mayHideIn(lines, site) ? account.match : "likely",
    ...(line && account.span ? { related: [{ span: account.span, message: "named here" }] } : {}),
    fixes: [denyBoth(account, missing, policy)],
  });
}

/** A group that is none of Windows' own may have the account for its member. */
function mayHideIn(lines: readonly RightAssignment[], site: Site): boolean {
  return lines.some((line) =>
    line.holders.some((holder) => holder.known === undefined && !bestMatch(site.serviceAccounts, holder)),
  );
}

function denyBoth(account: ServiceAccount, missing: readonly { readonly deny: string }[], policy: Policy): Fix {
  return {
    title: `Deny ${account.text} to log on like a person`,
    changes: missing.map(({ deny }) => ({ kind: "add-right-holders", right: deny, holders: [account.text] })),
    // A new line would take the place of another policy's.
    safe: missing.every(({ deny }) => rightOf(policy, deny) !== undefined),
  };
}

function holds(line: RightAssignment | undefined, account: ServiceAccount): boolean {
  const pattern = [{ value: account.text, span: noSpan }];
  return line?.holders.some((holder) => bestMatch(pattern, holder) !== undefined) ?? false;
}

/** The holders of a line, or its name when it has none. */
function listSpan({ right, holders }: RightAssignment): Span {
  const first = holders[0];
  const last = holders.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : right.span;
}

function rightOf(policy: Policy, name: string): RightAssignment | undefined {
  return policy.rights.find((each) => each.right.value.toLowerCase() === name.toLowerCase());
}
