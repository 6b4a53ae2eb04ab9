import type { Configuration } from "../../model/configuration.ts";
import type { Reference } from "../../model/names.ts";
import { broken, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { namesIn } from "./uses.ts";

export const undefinedName: Rule = {
  id: "undefined-name",
  title: "A name is used and never defined",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  docs: `
Something refers to an object, list or policy that does not exist in this file. What the device does then depends on the
place: a list that permits nothing, a filter that is not applied, a statement it refuses. It is seldom what the writer meant.

Define the name, or correct the spelling; most devices are case-sensitive.`,
  bad: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
access-list INSIDE_in extended permit tcp object-group CLIENTS any eq https
                                                       ^^^^^^^ CLIENTS is not defined
access-group INSIDE_in in interface inside
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
object-group network CLIENTS
 network-object 10.20.0.0 255.255.255.0
access-list INSIDE_in extended permit tcp object-group CLIENTS any eq https
access-group INSIDE_in in interface inside
`),
  ],

  *check({ configuration }) {
    if (configuration.fragment) return;
    const names = namesIn(configuration);
    const missing = new Map<string, Reference[]>();
    for (const reference of configuration.references) {
      if (reference.builtIn || isElsewhere(reference, configuration)) continue;
      if (names.meant(reference).length > 0) continue;
      const key = `${reference.kinds.join()} ${reference.name.value}`;
      missing.set(key, [...(missing.get(key) ?? []), reference]);
    }
    for (const [first, ...others] of missing.values()) {
      if (!first) continue;
      const consequence = first.whenUndefined === undefined ? "" : `: ${first.whenUndefined}`;
      yield broken({
        span: first.name.span,
        message: `${first.name.value} is not defined${consequence}`,
        ...(others.length > 0
          ? { related: others.slice(0, 20).map(({ name }) => ({ span: name.span, message: "used here as well" })) }
          : {}),
      });
    }
  },
};

/** A file that names no interface at all leaves them to another one. */
function isElsewhere({ kinds }: Reference, { interfaces }: Configuration): boolean {
  return interfaces.length === 0 && kinds.every((kind) => kind === "interface" || kind === "zone");
}
