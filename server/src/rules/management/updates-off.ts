import { judgeRegistry } from "../registry-values.ts";
import { broken, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

const expectations = [
  {
    key: "Software\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU",
    name: "NoAutoUpdate",
    isWrong: (data: string) => data !== "0",
    wrong: "automatic updates are off",
    right: "automatic updates are on",
    safe: "0",
  },
];

export const updatesOff: Rule = {
  id: "updates-off",
  title: "Automatic updates are off",
  recommendation: "software-current",
  severity: "warning",
  proves: "broken-only",
  docs: `
Known holes are the cheapest way in. A policy that switches updates off leaves every machine it reaches as it was on that day, unless
something else updates them.

**What to do:** let Windows Update work, from your own update server if you have one. Where the MSP's agent installs updates instead, accept
the finding and say so.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\Software\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU\\NoAutoUpdate=4,1
                                                                            ^ automatic updates are off
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\Software\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU\\NoAutoUpdate=4,0
`),
  ],

  *check({ configuration }) {
    for (const { service, startup } of configuration.policy?.services ?? [])
      if (service.value.toLowerCase() === "wuauserv" && startup.value === "disabled")
        yield broken({ span: startup.span, message: "the service that installs updates is disabled" });
    yield* judgeRegistry(configuration, expectations);
  },
};
