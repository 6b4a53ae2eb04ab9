import { broken, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { goneWith, namesIn } from "./uses.ts";

export const unusedDefinition: Rule = {
  id: "unused-definition",
  title: "An object or list is never used",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  unnecessary: true,
  docs: `
An object or list that nothing refers to is often left over from a removed rule, or belongs to a rule that was never
finished: an access list that is bound to no interface protects nothing, however strict it looks.

Delete it, or use it where it was meant to be used.`,
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
    const names = namesIn(configuration);
    for (const definition of configuration.definitions) {
      if (!definition.expectsUse || names.uses(definition).length > 0) continue;
      const { title, name } = definition;
      const gone = goneWith(definition, names);
      const only = gone.length > 1 ? " and what only it refers to" : "";
      yield broken({
        span: name.span,
        message: `${title} ${name.value} is never used`,
        advice: true,
        fixes: [
          {
            title: `Remove ${title} ${name.value}${only}`,
            changes: gone.map(({ span }) => ({ kind: "remove-statement", span })),
            safe: true,
          },
        ],
      });
    }
  },
};
