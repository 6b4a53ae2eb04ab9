import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";

const expectations: readonly RegistryExpectation[] = [
  {
    key: "Software\\Policies\\Microsoft\\Windows\\PowerShell",
    name: "ExecutionPolicy",
    isWrong: (data) => /^(unrestricted|bypass)$/i.test(data),
    wrong: "PowerShell runs any script, from the internet too",
    right: "PowerShell asks scripts from elsewhere for a signature",
    safe: "RemoteSigned",
    alsoOfUsers: true,
  },
  {
    key: "Software\\Microsoft\\Windows Script\\Settings",
    name: "AmsiEnable",
    isWrong: (data) => data === "0",
    wrong: "nothing scans scripts before they run (AMSI is off)",
    right: "scripts are scanned before they run (AMSI)",
    safe: "1",
    alsoOfUsers: true,
  },
  {
    key: "System\\CurrentControlSet\\Control\\Session Manager\\Environment",
    name: "__PSLockdownPolicy",
    isWrong: (data) => data !== "4",
    wrong: "PowerShell is not held to its constrained language",
    right: "PowerShell is held to its constrained language",
  },
];

export const powershellUnrestricted: Rule = {
  id: "powershell-unrestricted",
  title: "PowerShell runs any script",
  recommendation: "powershell-version-and-lockdown",
  severity: "warning",
  proves: "broken-only",
  docs: `
Intruders live off what is on the machine, PowerShell before all. The execution policy is no wall, an intruder gets around it; but a policy that
lets every script run invites the double click on the one that came by mail.

**What to do:** require signatures for scripts from elsewhere (RemoteSigned) or for all (AllSigned), hold PowerShell to its constrained language
through application control, and remove PowerShell 2.0, which logs nothing.`,
  bad: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\Windows\\PowerShell
ExecutionPolicy
SZ:Unrestricted
   ^^^^^^^^^^^^ PowerShell runs any script, from the internet too

`),
  ],
  good: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\Windows\\PowerShell
ExecutionPolicy
SZ:AllSigned

`),
  ],

  *check({ configuration }) {
    yield* judgeRegistry(configuration, expectations);
  },
};
