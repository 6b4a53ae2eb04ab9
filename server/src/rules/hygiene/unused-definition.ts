import type { NameKind } from "../../model/names.ts";
import { broken, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";

export const unusedDefinition: Rule = {
  id: "unused-definition",
  title: "An object or list is never used",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  unnecessary: true,
  docs: `
An object or list that nothing refers to is often what is left of a removed rule, or a rule that was never finished: an access
list that is bound to no interface protects nothing, however strict it looks.

Delete it, or use it where it was meant to be.`,
  bad: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
object network OLD-SERVER
               ^^^^^^^^^^ network object OLD-SERVER is never used
 host 10.20.0.9
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
object network SERVER
 host 10.20.0.9
access-list INSIDE_in extended permit tcp any object SERVER eq https
access-group INSIDE_in in interface inside
`),
  ],

  *check({ configuration }) {
    if (configuration.fragment) return;
    const uses = new Set(
      configuration.references.flatMap(({ kinds, name }) => kinds.map((kind) => key(kind, name.value))),
    );
    for (const definition of configuration.definitions) {
      if (!definition.expectsUse || uses.has(key(definition.kind, definition.name.value))) continue;
      yield broken({
        span: definition.name.span,
        message: `${definition.title} ${definition.name.value} is never used`,
        fixes: [
          {
            title: `Remove ${definition.title} ${definition.name.value}`,
            changes: [{ kind: "remove-statement", span: definition.span }],
            safe: true,
          },
        ],
      });
    }
  },
};

function key(kind: NameKind, name: string): string {
  return `${kind} ${name}`;
}
