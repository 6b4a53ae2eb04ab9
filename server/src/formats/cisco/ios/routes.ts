import { parseIp } from "../../../net/ip.ts";
import type { Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located } from "../../../text/span.ts";
import { readMasked } from "./addresses.ts";
import type { Draft } from "./draft.ts";

/** `ip route [vrf NAME] {A MASK | A/LENGTH} [IF] [GATEWAY] [DISTANCE] […]` */
export function readRoute(words: Words, draft: Draft): Outcome {
  if (words.is("static") || words.is("profile") || words.is("topology")) return "ignored";
  if (words.accept("vrf")) words.skip();
  const { start } = words.span();
  const destination = readMasked(words);
  if (!destination) return "unknown";
  const span = words.since(start);
  let gateway: Located<ReturnType<typeof parseIp>> | undefined;
  let way: Located<string> | undefined;
  for (let turn = 0; turn < 2 && !words.done; turn++) {
    const word = words.peek();
    const address = parseIp(word.includes("/") ? word.slice(0, word.indexOf("/")) : word);
    if (address !== undefined) {
      gateway ??= { value: address, span: words.span() };
      words.skip();
    } else if (/^[A-Za-z]/.test(word) && turn === 0) {
      way = words.takeLocated();
      if (/^\d/.test(words.peek()) && /^[A-Za-z-]+$/.test(way.value) && parseIp(words.peek()) === undefined)
        words.skip();
    }
  }
  if (!gateway && !way) return "unknown";
  draft.routes.push({
    destination: { value: destination.range, span },
    span: words.statement,
    ...(way ? { interface: way } : {}),
    ...(gateway?.value === undefined ? {} : { gateway: { value: gateway.value, span: gateway.span } }),
  });
  // Distance, tag, name and what the route is tracked by do not change where it leads.
  words.rest();
  return undefined;
}
