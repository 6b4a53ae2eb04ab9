import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import { broken, type Rule } from "../rule.ts";
import { lgpo } from "../samples.ts";

const policies = "Software\\Policies\\Microsoft\\Windows";
const lockdown = "powershell-version-and-lockdown";

const listOf = (collection: string): RegistryExpectation => ({
  key: `${policies}\\SrpV2\\${collection}`,
  name: "EnforcementMode",
  isWrong: (data) => data !== "1",
  wrong: `AppLocker only watches what its ${collection} rules forbid`,
  right: `AppLocker enforces its ${collection} rules`,
});

/** Where it is enforced, PowerShell is held to its constrained language. */
const scriptList = listOf("Script");

const expectations: readonly RegistryExpectation[] = [
  {
    key: `${policies}\\Safer\\CodeIdentifiers`,
    name: "DefaultLevel",
    isWrong: (data) => data !== "0",
    wrong: "software restriction lets every program run that no rule forbids",
    right: "software restriction lets only allowed programs run",
  },
  ...["Exe", "Dll", "Msi", "Appx"].map(listOf),
];

export const programsUnrestricted: Rule = {
  id: "programs-unrestricted",
  title: "Programs run without being allowed",
  recommendation: "application-allowlisting",
  mayAlsoBreak: [lockdown],
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
TA17-117A wants programs allowed by directory (Program Files, System32) and all else refused, so that what a user downloads, or an intruder drops
into a profile, does not run.

**What to do:** set the default of software restriction to *Disallowed*, or switch AppLocker's rules from *Audit only* to *Enforce* once its log
shows what would have been stopped. Both can stop programs that people need, so no fix is offered.`,
  bad: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\Windows\\SrpV2\\Exe
EnforcementMode
DWORD:0
      ^ AppLocker only watches what its Exe rules forbid

`),
  ],
  good: [
    lgpo(`
Computer
Software\\Policies\\Microsoft\\Windows\\SrpV2\\Exe
EnforcementMode
DWORD:1

`),
  ],

  *check({ configuration }) {
    yield* judgeRegistry(configuration, expectations);
    for (const seen of judgeRegistry(configuration, [scriptList]))
      yield seen.kind === "broken" ? { ...seen, alsoBreaks: [lockdown] } : seen;
    for (const { service, startup } of configuration.policy?.services ?? [])
      if (service.value.toLowerCase() === "appidsvc" && startup.value === "disabled")
        yield broken({ span: startup.span, message: "the service that enforces AppLocker's rules is disabled" });
  },
};
