import { isAlways } from "../accounts/service-hours.ts";
import { broken, kept, notAssessed, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { hourOutside } from "./logon-hours.ts";
import { ofMspAccounts } from "./msp-accounts.ts";

const site = "msp: { accounts: ['msp-*'], serviceHours: 'Mon-Fri 08:00-18:00 America/New_York' }\n";

export const mspAccountAtAllHours: Rule = {
  id: "msp-account-at-all-hours",
  title: "MSP account may log on outside its service hours",
  recommendation: "msp-logon-hours",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An MSP that works in business hours does not need to log on at three in the morning; an intruder with its password prefers that hour.

**What to do:** limit the account's logon hours (Active Directory Users and Computers, Account, Logon Hours). The directory keeps them in UTC, so
with summer time they move by an hour; an hour that lies inside in summer or in winter counts as inside. Sessions that run when the hours end
are only closed where a policy says so (*no-forced-logoff*). The hours are declared in palisade.yaml as \`msp.serviceHours\`.`,
  bad: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
userAccountControl: 512
logonHours:: ////////////////////////////
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ msp-anna may log on at any hour
`,
      site,
    ),
  ],
  good: [
    ldif(
      `
dn: CN=Anna,OU=MSP,DC=northgate,DC=example
objectClass: user
sAMAccountName: msp-anna
userAccountControl: 512
logonHours:: AAAAAOB/AOB/AOB/AOB/AOB/AAAA
`,
      site,
    ),
  ],

  *check(context) {
    const hours = context.site.msp.serviceHours?.value;
    yield* ofMspAccounts(context, ({ name, logonHours, span }, confidence) => {
      if (!logonHours) return notAssessed(span, `the export does not tell the logon hours of ${name.value}`);
      if (!hours)
        return notAssessed(
          logonHours.span,
          `whether the MSP needs ${name.value} at every hour is not declared`,
          "msp.serviceHours",
        );
      if (isAlways(hours))
        return kept(logonHours.span, `${name.value} may log on at any hour, as it is declared to be needed`);
      if (logonHours.value === "always")
        return broken({ span: logonHours.span, message: `${name.value} may log on at any hour`, confidence });
      const outside = hourOutside(logonHours.value, hours, context.asOf);
      if (outside === undefined) return kept(logonHours.span, `${name.value} may log on only ${hours.text}`);
      const message = `${name.value} may log on outside the MSP's service hours, such as ${outside}`;
      return broken({ span: logonHours.span, message, confidence });
    });
  },
};
