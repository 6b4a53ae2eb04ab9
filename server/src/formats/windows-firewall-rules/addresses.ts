import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import { parseIp4, parseRange, prefixOfMask4 } from "../../net/ip.ts";
import { cover, type Located } from "../../text/span.ts";

/** Where packets come from or go to, by every address a rule names; undefined: anywhere. */
export function addressesOf(values: readonly Located<string>[]): AddressMatch | undefined {
  const [first] = values;
  if (!first || values.some(({ value }) => isAny(value))) return undefined;
  const span = values.map((each) => each.span).reduce(cover);
  return { terms: values.map(termOf), span };
}

export function isAny(text: string): boolean {
  return /^(?:any|\*|beliebig|alle|tout|tous|toute|cualquiera|)$/i.test(text.trim());
}

/** `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `10.0.0.1-10.0.0.9`, or a word such as `LocalSubnet` that the machine fills. */
function termOf({ value, span }: Located<string>): AddressTerm {
  const text = value.trim();
  const range = parseRange(withPrefix(text));
  return range ? { kind: "range", range, span } : { kind: "unknown", text, span };
}

/** A network mask as the length of a prefix. */
function withPrefix(text: string): string {
  const slash = text.indexOf("/");
  const mask = slash < 0 ? undefined : parseIp4(text.slice(slash + 1));
  const prefix = mask === undefined ? undefined : prefixOfMask4(mask);
  return prefix === undefined ? text : `${text.slice(0, slash)}/${prefix}`;
}
