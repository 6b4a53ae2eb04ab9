import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { template } from "../samples.ts";

const winlogon = "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon";

const expectations: readonly RegistryExpectation[] = [
  {
    key: winlogon,
    name: "AutoAdminLogon",
    isWrong: (data) => data !== "0" && data !== "",
    wrong: "machines log on by themselves when they start",
    right: "machines do not log on by themselves",
    safe: "0",
  },
  {
    key: winlogon,
    name: "DefaultPassword",
    isWrong: (data) => data !== "",
    wrong: "a password stands in the registry in clear text",
    right: "no password stands in the registry",
    severity: "error",
  },
];

export const automaticLogon: Rule = {
  id: "automatic-logon",
  title: "Machines log on by themselves",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  docs: `
With automatic logon, whoever switches the machine on is somebody; and the password lies in the registry, in clear text where the policy sets
it, for every user of the machine and every reader of the policy.

**What to do:** set \`AutoAdminLogon\` to 0, delete \`DefaultPassword\`, and change the password. Kiosks have a mode of their own (assigned
access). Palisade never shows the password.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\AutoAdminLogon=1,"1"
                                                                               ^^^ machines log on by themselves when they start
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\AutoAdminLogon=1,"0"
`),
  ],

  *check({ configuration }) {
    yield* judgeRegistry(configuration, expectations);
  },
};
