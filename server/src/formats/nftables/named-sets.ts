import type { AddressObject } from "../../model/address.ts";
import type { Definition, NameKind } from "../../model/names.ts";
import type { ServiceObject } from "../../model/service.ts";
import { normalise } from "../../net/ranges.ts";
import type { Located } from "../../text/span.ts";
import { isJudged, type SetDraft, type TableDraft } from "./draft.ts";
import { isPlain } from "./rule-matches.ts";
import { addressTermsOf } from "./set-addresses.ts";
import { portRange } from "./values.ts";

/** Sets of addresses, as objects. */
export function addressObjects(table: TableDraft): AddressObject[] {
  return [...table.sets.values()].flatMap((set) => {
    if (kindOf(set) !== "address") return [];
    const more = set.dynamic
      ? [{ kind: "unknown" as const, text: `elements of ${set.name.value}`, span: set.name.span }]
      : [];
    return [{ name: nameOf(table, set), span: set.span, group: true, terms: [...addressTermsOf(set), ...more] }];
  });
}

/** Sets of ports, as objects. */
export function serviceObjects(table: TableDraft): ServiceObject[] {
  return [...table.sets.values()].flatMap((set): ServiceObject[] => {
    if (kindOf(set) !== "service") return [];
    const values = set.elements.flatMap((element) => element.parts);
    const ports = normalise(values.flatMap((value) => [...(portRange(value) ?? [])]));
    const terms = [{ kind: "ports" as const, ports, span: set.span }];
    return [{ name: nameOf(table, set), span: set.span, group: true, content: { kind: "ports", terms } }];
  });
}

export function setDefinition(table: TableDraft, set: SetDraft): Definition {
  return {
    kind: kindOf(set),
    name: nameOf(table, set),
    span: set.span,
    title: set.map ? "map" : "set",
    expectsUse: isJudged(table.family),
  };
}

function nameOf(table: TableDraft, { name }: SetDraft): Located<string> {
  return { value: `${table.family} ${table.name.value} ${name.value}`, span: name.span };
}

function kindOf(set: SetDraft): NameKind {
  const [type = "", ...more] = set.types;
  if (more.length > 0 || !isPlain(set)) return "other";
  if (/^(?:ipv[46]_addr|ip6? [sd]addr)$/.test(type)) return "address";
  return /^(?:inet_service|(?:tcp|udp|th|sctp) [sd]port)$/.test(type) ? "service" : "other";
}
