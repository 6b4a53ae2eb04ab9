import type { RuleSample } from "../../server/src/rules/rule.ts";
import { asa } from "../../server/src/rules/samples.ts";

const outside = `interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
`;

const inside = `interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
`;

const server = `interface GigabitEthernet0/2
 nameif server
 security-level 90
 ip address 10.30.0.1 255.255.255.0
`;

const dmz = `interface GigabitEthernet0/3
 nameif dmz
 security-level 50
 ip address 10.40.0.1 255.255.255.0
`;

/** A small office: the internet and one internal network. */
export function office(text: string, site?: string): RuleSample {
  return asa(outside + inside + text.replace(/^\n/, ""), site);
}

/** An office with servers and a DMZ of its own. */
export function campus(text: string, site?: string): RuleSample {
  return asa(outside + inside + server + dmz + text.replace(/^\n/, ""), site);
}

/** Lists bound to the inside interface, in their order. */
export const boundInside = "access-group INSIDE_in in interface inside\n";
export const boundOutside = "access-group OUTSIDE_in in interface outside\n";
