import { normalise, type Ranges } from "../../net/ranges.ts";
import type { FlagMatch, ServiceObject, ServiceTerm } from "../service.ts";

/** What an object means where whole services are asked for. */
export function termsOf(object: ServiceObject): readonly ServiceTerm[] {
  const { content, span } = object;
  switch (content.kind) {
    case "services":
      return content.terms;
    case "protocols":
      return content.terms.map((protocol) => ({ kind: "protocol", protocol, span: protocol.span }));
    case "ports":
      return [
        {
          kind: "protocol",
          protocol: { kind: "numbers", numbers: content.protocols ?? [6, 6, 17, 17], span },
          destination: content.terms,
          span,
        },
      ];
    case "icmp":
      return [
        { kind: "protocol", protocol: { kind: "numbers", numbers: [1, 1, 58, 58], span }, icmp: content.terms, span },
      ];
  }
}

/** Flag bytes that meet any of the conditions, 0 to 255. */
export function flagValues(conditions: readonly FlagMatch[]): Ranges {
  const pairs: number[] = [];
  for (let byte = 0; byte < 256; byte++)
    if (conditions.some(({ mask, value, negated }) => ((byte & mask) === value) !== (negated === true)))
      pairs.push(byte, byte);
  return normalise(pairs);
}

/** ICMP types and codes as one number: the type times 256, and the code. */
export function icmpValues(types: Ranges, codes: Ranges | undefined): Ranges {
  if (codes === undefined) {
    const whole: number[] = [];
    for (let at = 0; at < types.length; at += 2)
      whole.push((types[at] as number) * 256, (types[at + 1] as number) * 256 + 255);
    return whole;
  }
  const pairs: number[] = [];
  for (let at = 0; at < types.length; at += 2)
    for (let type = types[at] as number; type <= (types[at + 1] as number); type++)
      for (let code = 0; code < codes.length; code += 2)
        pairs.push(type * 256 + (codes[code] as number), type * 256 + (codes[code + 1] as number));
  return normalise(pairs);
}
