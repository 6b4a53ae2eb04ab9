import type { AddressTerm } from "../../model/address.ts";
import { wildcardRanges } from "../../model/evaluate/resolve.ts";
import type { IpRange } from "../../net/ip.ts";
import type { SetDraft } from "./draft.ts";
import type { Scope } from "./scope.ts";
import { anyAddressTerm } from "./values.ts";

/** The addresses of a term, where the file tells them. */
export function rangesIn(term: AddressTerm, scope: Scope): readonly IpRange[] | undefined {
  if (term.kind === "range") return [term.range];
  if (term.kind === "wildcard") return wildcardRanges(term.address, term.wildcard);
  if (term.kind !== "name") return undefined;
  const name = term.name.value.split(" ").at(-1) ?? "";
  const draft = scope.table.sets.get(name);
  if (!draft || draft.dynamic) return undefined;
  return setRanges(draft);
}

function setRanges(draft: SetDraft): readonly IpRange[] | undefined {
  const ranges: IpRange[] = [];
  for (const term of addressTermsOf(draft)) {
    if (term.kind !== "range") return undefined;
    ranges.push(term.range);
  }
  return ranges;
}

/** The addresses that a set's elements say. */
export function addressTermsOf(draft: SetDraft): AddressTerm[] {
  return draft.elements.flatMap((element) =>
    element.parts.map(
      (value): AddressTerm => anyAddressTerm(value) ?? { kind: "unknown", text: value.text, span: value.span },
    ),
  );
}
