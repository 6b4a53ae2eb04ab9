import type { PublishedPassword } from "../../model/policy.ts";
import { namePrincipal } from "../accounts/msp-accounts.ts";
import { broken, type Fix, type Rule } from "../rule.ts";
import { preferences } from "../samples.ts";

export const publishedPassword: Rule = {
  id: "published-password",
  title: "A password in Group Policy Preferences can be read by everyone",
  recommendation: undefined,
  severity: "error",
  proves: "broken-only",
  docs: `
Preferences keep passwords encrypted with a key that Microsoft published. Every account of the domain may read the policy files in SYSVOL, so
every account, and every intruder with one, knows this password. Removing it later does not help where it is still in use.

**What to do:** change the password everywhere it is used, then take it out of the policy (the update MS14-025 stops new ones from being
written). For local administrators use Windows LAPS, for services group managed service accounts. Palisade never shows the password.`,
  bad: [
    preferences(`
<?xml version="1.0" encoding="utf-8"?>
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
  <User clsid="{DF5F1855-51E5-4d24-8B1A-D9BDE98BA1D1}" name="Administrator" changed="2015-01-01 00:00:00" uid="{D5FE7352-81E1-42A2-B7DA-118402BE4C33}">
    <Properties action="U" cpassword="AAAAAAAAAAAAAAAAAAAAAA" userName="helpdesk"/>
                                      ^^^^^^^^^^^^^^^^^^^^^^ the password of helpdesk can be read by everyone in the domain
  </User>
</Groups>
`),
  ],
  good: [
    preferences(`
<?xml version="1.0" encoding="utf-8"?>
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
  <User clsid="{DF5F1855-51E5-4d24-8B1A-D9BDE98BA1D1}" name="helpdesk" changed="2015-01-01 00:00:00" uid="{D5FE7352-81E1-42A2-B7DA-118402BE4C33}">
    <Properties action="U" cpassword="" userName="helpdesk" acctDisabled="1"/>
  </User>
</Groups>
`),
  ],

  *check({ configuration }) {
    for (const password of configuration.policy?.publishedPasswords ?? [])
      yield broken({
        span: password.span,
        message: `the password of ${ownerOf(password)} can be read by everyone in the domain`,
        fixes: [withoutPassword(password)],
      });
  },
};

/** An item without a password leaves the one in use as it is. */
function withoutPassword({ span }: PublishedPassword): Fix {
  const change = { kind: "set-value", stated: { value: "", span }, to: "" } as const;
  return { title: "Take the password out of the policy", changes: [change], safe: false };
}

const kinds: Readonly<Record<PublishedPassword["of"], string>> = {
  "local-account": "a local account",
  service: "a service",
  task: "a scheduled task",
  drive: "a mapped drive",
  "data-source": "a data source",
  printer: "a printer",
  other: "an item",
};

function ownerOf({ account, item, of }: PublishedPassword): string {
  if (account) return namePrincipal(account);
  return item ? `${kinds[of]}, ${item.value},` : kinds[of];
}
