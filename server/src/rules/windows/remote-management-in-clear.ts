import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";

const isNotZero = (data: string) => data !== "0";

const expectations: readonly RegistryExpectation[] = ["Service", "Client"].flatMap((side) => [
  {
    key: `Software\\Policies\\Microsoft\\Windows\\WinRM\\${side}`,
    name: "AllowUnencryptedTraffic",
    isWrong: isNotZero,
    wrong: "remote management (WinRM) may be unencrypted",
    right: "remote management (WinRM) is encrypted",
    safe: "0",
  },
  {
    key: `Software\\Policies\\Microsoft\\Windows\\WinRM\\${side}`,
    name: "AllowBasic",
    isWrong: isNotZero,
    wrong: "remote management (WinRM) sends passwords as they are",
    right: "remote management (WinRM) does not send passwords as they are",
    safe: "0",
  },
]);

export const remoteManagementInClear: Rule = {
  id: "remote-management-in-clear",
  title: "Windows is managed in clear text",
  recommendation: "cleartext-management-off",
  severity: "error",
  proves: "kept-or-broken",
  docs: `
WinRM encrypts by itself inside a domain. A policy that allows unencrypted traffic or basic authentication lets passwords of administrators
cross the network readable for everyone on the way.

**What to do:** set both to 0. Programs that need basic authentication should come over HTTPS.`,
  bad: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\Windows\\WinRM\\Service
AllowUnencryptedTraffic
DWORD:1
      ^ remote management (WinRM) may be unencrypted

`),
  ],
  good: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\Windows\\WinRM\\Service
AllowUnencryptedTraffic
DWORD:0

`),
  ],

  *check({ configuration }) {
    yield* judgeRegistry(configuration, expectations);
  },
};
