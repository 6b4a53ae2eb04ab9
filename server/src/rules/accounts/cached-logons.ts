import { threshold } from "../../alert/recommendations.ts";
import type { PolicyTier } from "../../site/site.ts";
import { registryValue } from "../registry-values.ts";
import { broken, kept, type Rule } from "../rule.ts";
import { template } from "../samples.ts";
import { tierOf } from "./policy-tier.ts";

const winlogon = "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon";

const laptopMaximum = threshold("cached-logons-minimal", "laptopMax");

const maximum: Readonly<Record<PolicyTier, number>> = {
  laptops: laptopMaximum,
  workstations: threshold("cached-logons-minimal", "desktopMax"),
  servers: threshold("cached-logons-minimal", "serverMax"),
  "domain-controllers": threshold("cached-logons-minimal", "serverMax"),
};

export const cachedLogons: Rule = {
  id: "cached-logons",
  title: "Too many logons are cached",
  recommendation: "cached-logons-minimal",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Windows remembers the credentials of the last people who logged on, ten of them by default, so that they can log on when no domain controller
answers. An intruder with administrator rights takes that memory and guesses the passwords at leisure.

**What to do:** keep ${laptopMaximum} on laptops and none on desktops and servers. With 0 nobody can log on while no domain controller is
reachable, so it is not applied without you. What a policy is for is declared in palisade.yaml under \`policyTier\`; where it is not, more than
${laptopMaximum} is reported.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\CachedLogonsCount=1,"10"
                                                                                  ^^^^ 10 logons are cached; the alert allows 1
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\CachedLogonsCount=1,"1"
`),
  ],

  *check(context) {
    const setting = registryValue(context.configuration, winlogon, "CachedLogonsCount");
    const count = Number(setting?.data.value);
    if (!setting || !Number.isInteger(count)) return;
    const known = tierOf(context);
    const allowed = known ? maximum[known.tier] : laptopMaximum;
    const cached = count === 1 ? "1 logon is cached" : `${count} logons are cached`;
    if (count <= allowed) yield kept(setting.data.span, cached);
    else
      yield broken({
        span: setting.data.span,
        message: `${cached}; the alert allows ${allowed === 0 ? "none" : allowed}${known ? ` on ${tierNames[known.tier]}` : ""}`,
        fixes: [
          {
            title: `Cache ${allowed === 0 ? "no logons" : "1 logon"}`,
            changes: [{ kind: "set-value", stated: setting.data, to: String(allowed) }],
            safe: allowed > 0,
          },
        ],
      });
  },
};

const tierNames: Readonly<Record<PolicyTier, string>> = {
  laptops: "laptops",
  workstations: "workstations",
  servers: "servers",
  "domain-controllers": "domain controllers",
};
