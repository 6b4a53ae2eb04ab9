import { everyIp4, network4, prefixOfMask4 } from "../../net/ip.ts";
import type { Outcome } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { cover } from "../../text/span.ts";
import { refer } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { parseMask, parsePrefix6, readPlainAddress } from "./addresses.ts";
import { type Draft, zoneKinds } from "./draft.ts";

/** `route outside 10.0.0.0 255.0.0.0 GATEWAY [METRIC] [track N | tunneled]` */
export function readRoute(words: Words, draft: Draft): Outcome {
  const zone = words.takeLocated();
  // PIX writes the default route as `0 0`; a tool that leaves names out writes only addresses.
  const named = !/^\d+\.\d+\.\d+\.\d+$/.test(zone.value);
  if (zone.value === "" || !named) return "ignored";
  refer(draft, zoneKinds, zone, zone.value === "Null0" ? { builtIn: true } : undefined);
  const first = words.span();
  const address = readPlainAddress(words, draft);
  const mask = parseMask(words.peek());
  const prefix = mask === undefined ? undefined : prefixOfMask4(mask);
  if (!address || typeof address.value !== "number" || prefix === undefined) return "unknown";
  const span = cover(first, words.span());
  words.skip();
  const gateway = readPlainAddress(words, draft);
  draft.routes.push({
    destination: { value: prefix === 0 ? everyIp4 : network4(address.value, prefix), span },
    interface: zone,
    ...(gateway ? { gateway } : {}),
    span: words.statement,
  });
  readMetric(words);
  return undefined;
}

/** `ipv6 route outside ::/0 GATEWAY [METRIC]` */
export function readRoute6(words: Words, draft: Draft): Outcome {
  const zone = refer(draft, zoneKinds, words.takeLocated());
  const span = words.span();
  const value = parsePrefix6(words.peek());
  if (!value) return "unknown";
  words.skip();
  const gateway = readPlainAddress(words, draft);
  draft.routes.push({
    destination: { value, span },
    interface: zone,
    ...(gateway ? { gateway } : {}),
    span: words.statement,
  });
  readMetric(words);
  return undefined;
}

function readMetric(words: Words): void {
  if (parseNatural(words.peek(), 255) !== undefined) words.skip();
  if (words.is("track") || words.is("CONNECT")) words.rest();
  words.accept("tunneled");
}
