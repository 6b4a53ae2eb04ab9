import type { AddressMatch } from "../../model/address.ts";
import { cover } from "../../text/span.ts";
import type { Cursor } from "./cursor.ts";
import { takeElements, takeParts } from "./elements.ts";
import type { Meaning } from "./meaning.ts";
import { referToSet, type Scope } from "./scope.ts";
import { takeSelector } from "./selectors.ts";
import { anyAddressTerm } from "./values.ts";

/** `dnat ip to 10.0.0.5:80`, `snat to 203.0.113.9`, `masquerade random`, `redirect to :3128`: to the end of the rule. */
export function readTranslation(cursor: Cursor, meaning: Meaning | undefined, scope: Scope): void {
  const from = cursor.span;
  const { value: kind } = cursor.take();
  if (cursor.peek() === "ip" || cursor.peek() === "ip6") cursor.at++;
  cursor.takeIf("prefix");
  const to = cursor.takeIf("to") ? takeTarget(cursor, scope) : undefined;
  // It ends the rule: all that stands behind are its options.
  cursor.at = cursor.tokens.length;
  const span = cover(from, cursor.before);
  const any: AddressMatch = { terms: [{ kind: "any", span }], span };
  const [into] = meaning?.outbound && !meaning.outbound.negated ? meaning.outbound.names : [];
  if (kind === "masquerade" || kind === "snat") {
    scope.translations.push({
      kind: "dynamic",
      ...(into ? { outside: into } : {}),
      real: meaning?.source ?? any,
      ...(to ? { mapped: to } : {}),
      span,
    });
  } else if (kind === "dnat" && to) {
    const [outside] = meaning?.inbound && !meaning.inbound.negated ? meaning.inbound.names : [];
    const mapped = meaning?.destination ?? any;
    scope.translations.push({ kind: "static", ...(outside ? { outside } : {}), real: to, mapped, span });
  }
}

/** An address, with a port behind a colon or brackets around it; or a map, which is not followed. */
function takeTarget(cursor: Cursor, scope: Scope): AddressMatch | undefined {
  const from = cursor.span;
  if (takeSelector(cursor)) {
    while (cursor.takeIf(".")) takeSelector(cursor);
    if (cursor.takeIf("map")) {
      if (cursor.takeIf("@")) referToSet(scope, cursor.take());
      else takeElements(cursor);
    }
    return undefined;
  }
  if (cursor.peek() === "{") {
    cursor.skipBraces();
    return undefined;
  }
  const bracket = cursor.takeIf("[");
  const [value] = cursor.peek() === ":" ? [] : takeParts(cursor);
  if (bracket) cursor.takeIf("]");
  if (cursor.takeIf(":")) takeParts(cursor);
  if (cursor.takeIf("-")) takeParts(cursor);
  const term = value && anyAddressTerm(value);
  return term && { terms: [term], span: cover(from, cursor.before) };
}
