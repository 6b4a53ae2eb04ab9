import { judgeRegistry } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { template } from "../samples.ts";

const expectations = [
  {
    key: "System\\CurrentControlSet\\Control\\Lsa",
    name: "DisableRestrictedAdmin",
    isWrong: (data: string) => data !== "0",
    wrong: "restricted administration of remote desktop is refused",
    right: "restricted administration of remote desktop is accepted",
    // A stolen hash can then be used for remote desktop, so the choice is the reader's.
  },
  {
    key: "Software\\Policies\\Microsoft\\Windows\\CredentialsDelegation",
    name: "RestrictedRemoteAdministration",
    isWrong: (data: string) => data === "0",
    wrong: "remote desktop sends reusable credentials to the far system",
    right: "remote desktop sends no reusable credentials to the far system",
    safe: "1",
  },
];

export const restrictedAdminOff: Rule = {
  id: "restricted-admin-off",
  title: "Remote desktop leaves credentials on the far system",
  recommendation: "rdp-restricted-admin",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
An administrator who works by ordinary remote desktop leaves credentials on the far system that whoever owns it can use elsewhere.
Restricted administration, or the newer Remote Credential Guard, sends none.

**What to do:** require one of them on administrators' machines (*Restrict delegation of credentials to remote servers*). Accepting restricted
administration on a host has a price: a stolen hash is then enough for remote desktop. Prefer Remote Credential Guard where you can.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\DisableRestrictedAdmin=4,1
                                                                      ^ restricted administration of remote desktop is refused
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\DisableRestrictedAdmin=4,0
`),
  ],
  check: ({ configuration }) => judgeRegistry(configuration, expectations),
};
