import { describe, test } from "vitest";
import type { Rule, RuleSample } from "../../server/src/rules/rule.ts";
import { adCsv, ldif } from "../../server/src/rules/samples.ts";
import { expectMessages } from "./rules.ts";

/** Facts of one account, by the names that PowerShell gives them. */
export interface AccountFacts {
  readonly SamAccountName: string;
  readonly [name: string]: string | boolean;
}

/** What LDIF has other names for, and other words. */
const ldifAttributes: Readonly<Record<string, (value: string | boolean) => string>> = {
  SamAccountName: (value) => `sAMAccountName: ${value}`,
  ServicePrincipalNames: (value) => `servicePrincipalName: ${value}`,
  LogonWorkstations: (value) => (value === "" ? "" : `userWorkstations: ${value}`),
  Modified: (value) => `whenChanged: ${String(value).replaceAll("-", "")}000000.0Z`,
  PasswordLastSet: (value) => `pwdLastSet: ${fileTime(String(value))}`,
};

/** Bits of userAccountControl. */
const bits: Readonly<Record<string, number>> = {
  PasswordNotRequired: 0x20,
  AllowReversiblePasswordEncryption: 0x80,
  PasswordNeverExpires: 0x1_0000,
  UseDESKeyOnly: 0x20_0000,
  DoesNotRequirePreAuth: 0x40_0000,
};

/** The same account as ldifde, Export-Csv and ConvertTo-Json export it. */
export function accountExports(facts: AccountFacts, site?: string): readonly RuleSample[] {
  const all = { Enabled: true, ObjectClass: "user", ...facts };
  const names = Object.keys(all);
  const csv = [names, Object.values(all)].map((row) => row.map((cell) => `"${wordOf(cell)}"`).join(",")).join("\n");
  const json: RuleSample = { format: "ad-json", text: `${JSON.stringify([all], null, 2)}\n` };
  return [ldif(ldifRecord(all), site), adCsv(`${csv}\n`, site), site === undefined ? json : { ...json, site }];
}

/** A rule finds the same in every one of these exports. */
export function inEveryExport(what: string, rule: Rule, samples: readonly RuleSample[], ...messages: string[]): void {
  describe(what, () => {
    for (const sample of samples) test(sample.format, () => expectMessages(rule, sample, ...messages));
  });
}

function wordOf(cell: string | boolean): string {
  return cell === true ? "True" : cell === false ? "False" : cell;
}

function ldifRecord(facts: Readonly<Record<string, string | boolean>>): string {
  const control = Object.entries(bits).reduce(
    (sum, [name, bit]) => sum + (facts[name] === true ? bit : 0),
    facts.Enabled === true ? 0x200 : 0x202,
  );
  const attributes = Object.entries(facts).flatMap(([name, value]) => ldifAttributes[name]?.(value) ?? []);
  return [
    `dn: CN=${facts.SamAccountName},DC=northgate,DC=example`,
    "objectClass: user",
    "instanceType: 4",
    "objectCategory: CN=Person,CN=Schema,CN=Configuration,DC=northgate,DC=example",
    ...attributes.filter((line) => line !== ""),
    `userAccountControl: ${control}`,
    "",
  ].join("\n");
}

/** Hundreds of nanoseconds since 1601. */
function fileTime(day: string): string {
  return String((BigInt(Date.parse(day)) + 11_644_473_600_000n) * 10_000n);
}
