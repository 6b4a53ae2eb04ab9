import { rules } from "../../server/src/rules/registry.ts";
import type { Rule, RuleSample } from "../../server/src/rules/rule.ts";
import { junos } from "../../server/src/rules/samples.ts";

export function rule(id: string): Rule {
  const found = rules.find((each) => each.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

export const site = "zones: { internet: [untrust], internal: [trust], dmz: [dmz] }\nlogServers: [10.30.0.10]\n";

/** Three zones with an interface each. */
export const device = `set system host-name edge
set system root-authentication encrypted-password "$6$sample$notARealHash"
set interfaces ge-0/0/0 unit 0 family inet address 198.51.100.2/29
set interfaces ge-0/0/1 unit 0 family inet address 10.20.0.1/24
set interfaces ge-0/0/2 unit 0 family inet address 10.40.0.1/24
set security zones security-zone untrust interfaces ge-0/0/0.0
set security zones security-zone trust interfaces ge-0/0/1.0
set security zones security-zone dmz interfaces ge-0/0/2.0
`;

/** The device with more commands. */
export const edge = (lines: string, declared = site): RuleSample =>
  junos(`${device}${lines.replace(/^\n/, "")}`, declared);

/** The commands of one policy. */
export function policy(from: string, to: string, match: string, then = "permit", name = "p"): string {
  const path = `set security policies from-zone ${from} to-zone ${to} policy ${name}`;
  return `${path} match ${match}\n${path} then ${then}\n`;
}

export const anybody = "source-address any destination-address any";
