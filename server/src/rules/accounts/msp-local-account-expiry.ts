import { formatDay, millisecondsOfDay } from "../../site/day.ts";
import type { Stated } from "../../text/span.ts";
import { broken, type Fix, kept, notAssessed, type Rule } from "../rule.ts";
import { preferences } from "../samples.ts";
import { ofMspLocalAccounts } from "./msp-local-accounts.ts";

const site = "msp: { accounts: ['msp-*'], contractEnd: 2027-03-31 }\n";

const account = (rest: string) => `
<?xml version="1.0" encoding="utf-8"?>
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
  <User clsid="{DF5F1855-51E5-4d24-8B1A-D9BDE98BA1D1}" name="msp-anna" changed="2026-01-01 00:00:00" uid="{D5FE7352-81E1-42A2-B7DA-118402BE4C33}">
    <Properties action="C" userName="msp-anna"${rest}/>
  </User>
</Groups>
`;

export const mspLocalAccountExpiry: Rule = {
  id: "msp-local-account-expiry",
  title: "An account that a policy makes for the MSP works on after the contract",
  recommendation: "msp-account-expiry",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
Group Policy Preferences can make accounts on every machine. One for the MSP that has no last day is still there when the contract is over, with the
password of that time. The alert wants an MSP's accounts to expire with its contract.

**What to do:** set the last day (*Account expires*, \`expires\` in Groups.xml) to the contract's, which palisade.yaml declares as
\`msp.contractEnd\`; better, let the MSP use accounts of the domain, which can be watched in one place. That the password never expires
(\`neverExpires\`) is another matter, which *msp-local-account-password* finds.`,
  bad: [
    preferences(
      account(' expires="2028-12-31"').replace(
        "\n  </User>",
        "\n                                                        ^^^^^^^^^^ msp-anna works until 2028-12-31, the MSP's contract ends on 2027-03-31\n  </User>",
      ),
      site,
    ),
  ],
  good: [preferences(account(' expires="2027-03-31"'), site), preferences(account(' acctDisabled="1"'), site)],

  *check(context) {
    const end = context.site.msp.contractEnd?.value;
    yield* ofMspLocalAccounts(context, ({ account, expires, span }, confidence) => {
      if (!expires) return undefined;
      const where = expires.implied === undefined ? expires.span : span;
      const contract = end === undefined ? "" : `the MSP's contract ends on ${formatDay(end)}`;
      const fixes = end === undefined ? [] : endWith(expires, end);
      if (expires.value === "never") {
        const message = `${account.text} never expires${contract && `; ${contract}`}`;
        return broken({ span: where, message, confidence, fixes });
      }
      if (end === undefined)
        return notAssessed(where, `when the contract of ${account.text} ends is not declared`, "msp.contractEnd");
      const lastDay = Math.floor(expires.value / millisecondsOfDay);
      if (lastDay <= end) return kept(where, `${account.text} expires with the MSP's contract`);
      const message = `${account.text} works until ${formatDay(lastDay)}, ${contract}`;
      return broken({ span: where, message, confidence, fixes });
    });
  },
};

/** Only where a date stands already. */
function endWith({ span, implied }: Stated<number | "never">, end: number): readonly Fix[] {
  if (implied !== undefined) return [];
  const day = formatDay(end);
  const change = { kind: "set-value", stated: { value: "", span }, to: day } as const;
  return [{ title: `Let the account expire on ${day}`, changes: [change], safe: false }];
}
