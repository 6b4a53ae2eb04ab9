import { formatDay, millisecondsOfDay } from "../../site/day.ts";
import type { Stated } from "../../text/span.ts";
import { broken, type Fix, kept, notAssessed, type Rule } from "../rule.ts";
import { localAccountSample, ofMspLocalAccounts } from "./msp-local-accounts.ts";

const site = "msp: { accounts: ['msp-*'], contractEnd: 2027-03-31 }\n";

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
    localAccountSample(
      'expires="2028-12-31"',
      site,
      `${" ".repeat(56)}^^^^^^^^^^ msp-anna works until 2028-12-31, the MSP's contract ends on 2027-03-31\n`,
    ),
  ],
  good: [localAccountSample('expires="2027-03-31"', site), localAccountSample('acctDisabled="1"', site)],

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
