import type { AddressMatch } from "../../model/address.ts";
import type { Entry } from "../../model/filter.ts";
import { type AddressObjects, addressObjects, leavesOf } from "../leaves.ts";
import { broken, type Rule } from "../rule.ts";
import { asa } from "../samples.ts";
import { besideWords, SharedTexts, wholeEntries } from "./whole-entries.ts";

export const emptyEntry: Rule = {
  id: "empty-entry",
  title: "An entry matches nothing at all",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  unnecessary: true,
  docs: `
No packet can match this entry: a group it uses is empty, its source and destination are of different address families,
its parts contradict each other, or it asks for what packets do not have where it is asked (what a Linux host sends has no
input interface). A permit like this opens nothing, and a deny like this stops nothing.

Fill the group, ask for what packets have there, or remove the entry.`,
  bad: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
object-group network BLOCKED
access-list INSIDE_in extended deny ip any object-group BLOCKED
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ matches nothing: BLOCKED is empty
access-list INSIDE_in extended permit tcp any any eq https
access-group INSIDE_in in interface inside
`),
  ],
  good: [
    asa(`
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
object-group network BLOCKED
 network-object host 192.0.2.9
access-list INSIDE_in extended deny ip any object-group BLOCKED
access-list INSIDE_in extended permit tcp any any eq https
access-group INSIDE_in in interface inside
`),
  ],

  *check({ configuration, traffic }) {
    const shared = new SharedTexts(configuration.filters);
    let objects: AddressObjects | undefined;
    for (const filter of configuration.filters) {
      const { dead } = traffic.dead(filter);
      if (filter.copyOf || !dead.some(({ empty }) => empty)) continue;
      objects ??= addressObjects(configuration);
      for (const each of wholeEntries(filter, dead, shared)) {
        const { entry, span, empty } = each;
        if (!empty) continue;
        const name = emptyName(entry, objects);
        const definition = configuration.addresses.find((object) => object.name.value === name);
        yield broken({
          span,
          message: `matches nothing${besideWords(each)}: ${name === undefined ? (entry.impossible ?? "its parts exclude each other") : `${name} is empty`}`,
          ...(definition ? { related: [{ span: definition.name.span, message: "holds no address" }] } : {}),
        });
      }
    }
  },
};

/** The named group that leaves the entry without addresses. */
function emptyName(entry: Entry, objects: AddressObjects): string | undefined {
  for (const match of [entry.source, entry.destination]) {
    const name = match && onlyName(match);
    if (match && name !== undefined && leavesOf(match, objects).length === 0) return name;
  }
  return undefined;
}

function onlyName(match: AddressMatch): string | undefined {
  const [term] = match.terms;
  return match.terms.length === 1 && term?.kind === "name" ? term.name.value : undefined;
}
