import type { AddressMatch } from "../../model/address.ts";
import type { ConnectionState, InterfaceMatch } from "../../model/filter.ts";
import type { FlagMatch, IcmpTerm } from "../../model/service.ts";
import { intersect, type Ranges } from "../../net/ranges.ts";
import type { Located, Span } from "../../text/span.ts";
import type { IptablesOption } from "./options.ts";

/** What the options of one entry have said of its packets so far; all of it must be met. */
export interface MatchDraft {
  inbound?: InterfaceMatch;
  outbound?: InterfaceMatch;
  readonly sources: AddressMatch[];
  readonly destinations: AddressMatch[];
  /** IP protocol numbers. */
  protocol?: { readonly numbers: Ranges; readonly span: Span };
  sourcePorts?: PortSet;
  destinationPorts?: PortSet;
  /** Either port, as `--ports` asks. */
  eitherPorts?: PortSet;
  icmp?: readonly IcmpTerm[];
  flags?: FlagMatch;
  states?: readonly ConnectionState[];
  /** The states asked for hold those of translated connections too, which are not told apart by state alone. */
  translated?: Located<string>;
  fragments?: "only" | "never";
  /** The only family whose command takes the entry. */
  family?: Located<4 | 6>;
  readonly conditions: Located<string>[];
  remark?: Located<string>;
  /** The text that a service was said in. */
  service?: Span;
}

export interface PortSet {
  readonly ports: Ranges;
  readonly span: Span;
}

export function emptyDraft(): MatchDraft {
  return { sources: [], destinations: [], conditions: [] };
}

/** Ports that meet this as well. */
export function meetPorts(known: PortSet | undefined, more: PortSet): PortSet {
  return known ? { ports: intersect(known.ports, more.ports), span: known.span } : more;
}

/** An option in words of its own, for what only the running system can judge. */
export function conditionOf(option: IptablesOption): Located<string> {
  const words = [option.name, ...option.values.map((value) => value.value)].join(" ");
  return { value: option.negated ? `! ${words}` : words, span: option.span };
}
