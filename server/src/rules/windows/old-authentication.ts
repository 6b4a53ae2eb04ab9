import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { template } from "../samples.ts";

const lsa = "System\\CurrentControlSet\\Control\\Lsa";
const isNotZero = (data: string) => data !== "0";
const isZero = (data: string) => data === "0";

const expectations: readonly RegistryExpectation[] = [
  {
    key: lsa,
    name: "LmCompatibilityLevel",
    isWrong: (data) => Number(data) < 3,
    wrong: "LM or NTLM version 1 answers are sent, whose passwords fall in minutes",
    right: "only NTLM version 2 answers are sent",
    safe: "3",
  },
  {
    key: lsa,
    name: "NoLMHash",
    isWrong: isZero,
    wrong: "LM hashes of passwords are stored",
    right: "no LM hashes are stored",
    safe: "1",
  },
  {
    key: "System\\CurrentControlSet\\Control\\SecurityProviders\\WDigest",
    name: "UseLogonCredential",
    isWrong: isNotZero,
    wrong: "passwords are kept in memory in clear text (WDigest)",
    right: "WDigest keeps no passwords in memory",
    safe: "0",
    severity: "error",
  },
  {
    key: "System\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters",
    name: "EnablePlainTextPassword",
    isWrong: isNotZero,
    wrong: "passwords are sent to file servers in clear text",
    right: "no passwords are sent in clear text",
    safe: "0",
    severity: "error",
  },
  {
    key: lsa,
    name: "LimitBlankPasswordUse",
    isWrong: isZero,
    wrong: "accounts without a password may log on over the network",
    right: "accounts without a password may not log on over the network",
    safe: "1",
  },
];

export const oldAuthentication: Rule = {
  id: "old-authentication",
  title: "Passwords are given away by old ways of logging on",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  docs: `
LM and NTLM version 1 answers can be turned back into the password, WDigest keeps passwords readable in memory, and some old file servers ask
for them in clear text. Intruders listen for the first and read the second; both have made one foothold into a domain.

**What to do:** send NTLM version 2 only (level 3, better 5), store no LM hashes, switch WDigest off. Look first for devices that speak nothing
else, such as old scanners that save to a share.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel=4,1
                                                                    ^ LM or NTLM version 1 answers are sent, whose passwords fall in minutes
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel=4,5
MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\NoLMHash=4,1
`),
  ],

  *check({ configuration }) {
    yield* judgeRegistry(configuration, expectations);
  },
};
