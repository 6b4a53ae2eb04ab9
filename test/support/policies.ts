import { describe, test } from "vitest";
import { renderingMark } from "../../server/src/formats/registry-policy/rendering.ts";
import type { Rule, RuleSample } from "../../server/src/rules/rule.ts";
import { lgpo, preferences, template } from "../../server/src/rules/samples.ts";
import { expectMessages } from "./rules.ts";

/** A registry value that a policy sets: a number as REG_DWORD, a text as REG_SZ. */
export interface RegistryFact {
  readonly key: string;
  readonly name: string;
  readonly data: number | string;
}

/** The same registry values, for machines, in every file that a policy may keep them in. */
export function registryPolicies(facts: readonly RegistryFact[], site?: string): readonly RuleSample[] {
  const text = facts.map(lgpoRecord).join("\n");
  return [
    template(`[Unicode]\nUnicode=yes\n[Registry Values]\n${facts.map(templateLine).join("")}`, site),
    lgpo(text, site),
    { ...lgpo(`${renderingMark}\n\n${text}`, site), format: "registry-pol" },
    policyReport(facts.map(reportElement).join(""), site),
    preferences(`<RegistrySettings>\n${facts.map(preferenceElement).join("")}</RegistrySettings>\n`, site),
  ];
}

/** A rule finds the same in every one of these files. */
export function inEveryPolicy(what: string, rule: Rule, samples: readonly RuleSample[], ...messages: string[]): void {
  describe(what, () => {
    for (const sample of samples) test(sample.format, () => expectMessages(rule, sample, ...messages));
  });
}

/** A report of one policy that sets this for computers; `links` are the units that it is linked to. */
export function policyReport(computer: string, site?: string, links: readonly string[] = []): RuleSample {
  const linked = links.map((path) => `<LinksTo><SOMPath>${path}</SOMPath><Enabled>true</Enabled></LinksTo>\n`);
  const text = `<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">
<Name>Baseline</Name>
<Computer><Enabled>true</Enabled><ExtensionData><Extension>
${computer}</Extension></ExtensionData></Computer>
${linked.join("")}</GPO>
`;
  return site === undefined ? { format: "gpo-report", text } : { format: "gpo-report", text, site };
}

function templateLine({ key, name, data }: RegistryFact): string {
  return `MACHINE\\${key}\\${name}=${typeof data === "number" ? `4,${data}` : `1,"${data}"`}\n`;
}

function lgpoRecord({ key, name, data }: RegistryFact): string {
  return `Computer\n${key}\n${name}\n${typeof data === "number" ? `DWORD:${data}` : `SZ:${data}`}\n`;
}

function reportElement({ key, name, data }: RegistryFact): string {
  const value = typeof data === "number" ? `<Number>${data}</Number>` : `<String>${escaped(data)}</String>`;
  return `<RegistrySetting><KeyPath>${key}</KeyPath><Value><Name>${name}</Name>${value}</Value></RegistrySetting>\n`;
}

function preferenceElement({ key, name, data }: RegistryFact): string {
  const value =
    typeof data === "number"
      ? `type="REG_DWORD" value="${data.toString(16).padStart(8, "0")}"`
      : `type="REG_SZ" value="${escaped(data)}"`;
  return `<Registry name="${name}"><Properties action="U" hive="HKEY_LOCAL_MACHINE" key="${key}" name="${name}" ${value}/></Registry>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
