import type { Configuration } from "../../model/configuration.ts";
import { judgeRegistry, type RegistryExpectation, registryValue, registryValues } from "../registry-values.ts";
import { broken, type Observation, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

const isOff = (data: string) => data === "0";

const products = ["Windows\\PowerShell", "PowerShellCore"].map(
  (product) => `Software\\Policies\\Microsoft\\${product}`,
);

const expectations: readonly RegistryExpectation[] = products
  .flatMap((key) => [
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
  ])
  .map((expectation) => ({ ...expectation, alsoOfUsers: true }));

export const powershellNotLogged: Rule = {
  id: "powershell-not-logged",
  title: "PowerShell logging is off",
  recommendation: "powershell-logging",
  severity: "warning",
  proves: "kept-or-broken",
  docs: `
PowerShell is on every Windows machine, and intruders use what is there. With its logging on, every script block and module command is
written down, decoded.

**What to do:** switch script-block and module logging on (the latter for the modules \`*\`: it logs only those that are named), and
collect the logs. They can hold passwords that scripts contain, so protect the place where they are collected.`,
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

  *check({ configuration }) {
    yield* judgeRegistry(configuration, expectations);
    for (const key of products) yield* judgeModules(configuration, `${key}\\ModuleLogging`);
  },
};

/** Only the modules that are named are logged; a report lists them below the setting. */
function* judgeModules(configuration: Configuration, key: string): Iterable<Observation> {
  const enabled = registryValue(configuration, key, "EnableModuleLogging");
  if (enabled?.data.value !== "1") return;
  const inReport = configuration.policy?.templates?.find(({ span }) => span === enabled.span);
  const names = inReport
    ? inReport.parts.map(({ value }) => value.value)
    : registryValues(configuration, `${key}\\ModuleNames`).map(({ data }) => data.value);
  if (names.some((name) => name.trim() !== "")) return;
  yield broken({
    span: enabled.data.span,
    message: "PowerShell logs the commands of the modules that are named, and none is named",
    // Another policy may name them.
    confidence: "likely",
  });
}
