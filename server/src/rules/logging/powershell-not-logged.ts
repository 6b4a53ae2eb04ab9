import { judgeRegistry, type RegistryExpectation } from "../registry-values.ts";
import type { Rule } from "../rule.ts";
import { template } from "../samples.ts";

const isOff = (data: string) => data === "0";

const expectations: readonly RegistryExpectation[] = ["Windows\\PowerShell", "PowerShellCore"].flatMap((product) => {
  const key = `Software\\Policies\\Microsoft\\${product}`;
  return [
    {
      key: `${key}\\ScriptBlockLogging`,
      name: "EnableScriptBlockLogging",
      isWrong: isOff,
      wrong: "PowerShell does not log the scripts it runs",
      right: "PowerShell logs the scripts it runs",
      safe: "1",
    },
    {
      key: `${key}\\ModuleLogging`,
      name: "EnableModuleLogging",
      isWrong: isOff,
      wrong: "PowerShell does not log the commands of its modules",
      right: "PowerShell logs the commands of its modules",
      safe: "1",
    },
    {
      key: `${key}\\Transcription`,
      name: "EnableTranscripting",
      isWrong: isOff,
      wrong: "PowerShell keeps no transcripts",
      right: "PowerShell keeps transcripts",
      safe: "1",
    },
  ];
});

export const powershellNotLogged: Rule = {
  id: "powershell-not-logged",
  title: "PowerShell logging is off",
  recommendation: "powershell-logging",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
PowerShell is on every Windows machine, and intruders use what is there. With its logging on, every script block and module command is
written down, decoded.

**What to do:** switch script-block and module logging on, and collect the logs. They can hold passwords that scripts contain, so protect the
place where they are collected.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\Software\\Policies\\Microsoft\\Windows\\PowerShell\\ScriptBlockLogging\\EnableScriptBlockLogging=4,0
                                                                                                     ^ PowerShell does not log the scripts it runs
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[Registry Values]
MACHINE\\Software\\Policies\\Microsoft\\Windows\\PowerShell\\ScriptBlockLogging\\EnableScriptBlockLogging=4,1
`),
  ],
  check: ({ configuration }) => judgeRegistry(configuration, expectations),
};
