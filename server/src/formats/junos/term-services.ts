import type { FlagMatch, IcmpTerm, ServiceMatch, ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import { intersect, type Ranges, subtract } from "../../net/ranges.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import {
  allBut,
  icmpTerm,
  joined,
  parseIcmpCodes,
  parseIcmpTypes,
  parsePorts,
  parseProtocol,
  portTerm,
} from "./services.ts";
import type { Settings } from "./settings.ts";
import { establishedFlags, initialFlags, parseTcpFlags } from "./tcp-flags.ts";

const { icmp, icmp6, tcp, udp } = protocolNumber;

/** Keys that say which protocols, ports, flags and messages a term matches. */
export const serviceKeys: readonly string[] = [
  "protocol",
  "protocol-except",
  "ip-protocol",
  "ip-protocol-except",
  "next-header",
  "next-header-except",
  "payload-protocol",
  "payload-protocol-except",
  "port",
  "port-except",
  "source-port",
  "source-port-except",
  "destination-port",
  "destination-port-except",
  "icmp-type",
  "icmp-type-except",
  "icmp-code",
  "icmp-code-except",
  "tcp-flags",
];

export const serviceFlags: readonly string[] = ["tcp-established", "tcp-initial"];

interface Numbers {
  readonly numbers: Ranges;
  readonly span: Span;
}

/** Reads what a term says of protocols and ports; what cannot be read is a condition. */
export class TermServices {
  readonly conditions: Located<string>[] = [];
  readonly match: ServiceMatch | undefined;
  readonly #settings: Settings;
  readonly #family: 4 | 6 | undefined;

  constructor(settings: Settings, family: 4 | 6 | undefined) {
    this.#settings = settings;
    this.#family = family;
    this.match = this.#read();
  }

  #read(): ServiceMatch | undefined {
    const protocols = this.#protocols();
    const source = this.#numbers("source-port", parsePorts, 65535);
    const destination = this.#numbers("destination-port", parsePorts, 65535);
    const either = this.#numbers("port", parsePorts, 65535);
    const flags = this.#flags();
    const messages = this.#icmp();
    const parts = [protocols, source, destination, either, flags, messages].filter((each) => each !== undefined);
    const [first] = parts;
    if (!first) return undefined;
    const span = parts.reduce((all, part) => cover(all, part.span), first.span);
    const numbers = this.#limited(protocols?.numbers, flags !== undefined, messages !== undefined);
    const hasPorts = source !== undefined || destination !== undefined || either !== undefined;
    const wanted = hasPorts ? intersect(numbers ?? [tcp, tcp, udp, udp], [tcp, tcp, udp, udp, 132, 132]) : numbers;
    const place = protocols?.span ?? span;
    const base: ProtocolPart = {
      kind: "protocol",
      protocol: { kind: "numbers", numbers: wanted ?? [0, 255], span: place },
      span: place,
      ...(flags ? { flags: flags.matches } : {}),
    };
    if (wanted?.length === 0) {
      this.conditions.push({ value: "ports of a protocol that has none", span });
      return { terms: [{ ...base, protocol: { kind: "numbers", numbers: numbers ?? [0, 255], span: place } }], span };
    }
    return { terms: hasPorts ? portTerms(base, source, destination, either) : icmpTerms(base, messages?.terms), span };
  }

  /** Flags are those of TCP, and messages those of ICMP, also where the term does not say so. */
  #limited(stated: Ranges | undefined, hasFlags: boolean, hasMessages: boolean): Ranges | undefined {
    if (hasFlags) return stated ? intersect(stated, [tcp, tcp]) : [tcp, tcp];
    if (!hasMessages) return stated;
    const own: Ranges =
      this.#family === 6 ? [icmp6, icmp6] : this.#family === 4 ? [icmp, icmp] : [icmp, icmp, icmp6, icmp6];
    return stated ? intersect(stated, [icmp, icmp, icmp6, icmp6]) : own;
  }

  #protocols(): Numbers | undefined {
    const parse = (word: string): Ranges | undefined => {
      const single = parseProtocol(word);
      if (single !== undefined) return [single, single];
      const [lo, hi] = word.split("-").map((each) => parseProtocol(each));
      return lo !== undefined && hi !== undefined && lo <= hi ? [lo, hi] : undefined;
    };
    for (const key of ["protocol", "ip-protocol", "next-header", "payload-protocol"]) {
      const found = this.#numbers(key, parse, 255);
      if (found) return found;
    }
    return undefined;
  }

  /** `KEY [ 1 2-3 ]`, `KEY-except 4` */
  #numbers(key: string, parse: (word: string) => Ranges | undefined, most: number): Numbers | undefined {
    const words = this.#settings.values(key);
    const except = this.#settings.values(`${key}-except`);
    const all = [...words, ...except];
    const [first] = all;
    if (!first) return undefined;
    const strange = (word: PathNode) => this.#condition(`${key} ${word.word}`, word);
    const stated = words.length > 0 ? joined(words, parse, strange) : [0, most];
    const span = all.reduce((whole, word) => cover(whole, word.span), first.span);
    return { numbers: except.length > 0 ? subtract(stated, joined(except, parse, strange)) : stated, span };
  }

  #flags(): { readonly matches: readonly FlagMatch[]; readonly span: Span } | undefined {
    const established = this.#settings.key("tcp-established");
    if (established) return { matches: establishedFlags, span: established.span };
    const initial = this.#settings.key("tcp-initial");
    if (initial) return { matches: initialFlags, span: initial.span };
    const words = this.#settings.values("tcp-flags");
    const [first] = words;
    if (!first) return undefined;
    const matches = words.flatMap((word) => {
      const found = parseTcpFlags(word.word);
      if (!found) this.#condition(`tcp-flags ${word.word}`, word);
      return found ?? [];
    });
    return { matches, span: words.reduce((all, word) => cover(all, word.span), first.span) };
  }

  #icmp(): { readonly terms: readonly IcmpTerm[]; readonly span: Span } | undefined {
    const family = this.#settings.values("icmp-type").some((word) => this.#isOfVersion6(word)) ? 6 : 4;
    const types = this.#numbers("icmp-type", (word) => parseIcmpTypes(word, this.#family ?? family), 255);
    const codes = this.#numbers("icmp-code", (word) => parseIcmpCodes(word, this.#family ?? family), 255);
    if (!types && !codes) return undefined;
    const span = types && codes ? cover(types.span, codes.span) : (types ?? codes)?.span;
    if (!span) return undefined;
    return { terms: [icmpTerm(types?.numbers ?? allBut([], 255), codes?.numbers, span)], span };
  }

  #isOfVersion6(word: PathNode): boolean {
    return parseIcmpTypes(word.word, 4) === undefined && parseIcmpTypes(word.word, 6) !== undefined;
  }

  #condition(value: string, { span }: PathNode): void {
    this.conditions.push({ value, span });
  }
}

type ProtocolPart = Extract<ServiceTerm, { kind: "protocol" }>;

/** `port` is either end's. */
function portTerms(
  base: ProtocolPart,
  source: Numbers | undefined,
  destination: Numbers | undefined,
  either: Numbers | undefined,
): ServiceTerm[] {
  const sides = either
    ? [
        { source: meet(source, either), destination },
        { source, destination: meet(destination, either) },
      ]
    : [{ source, destination }];
  return sides.map(({ source: from, destination: to }) => ({
    ...base,
    ...(from ? { source: [portTerm(from.numbers, from.span)] } : {}),
    ...(to ? { destination: [portTerm(to.numbers, to.span)] } : {}),
    span: (to ?? from ?? base).span,
  }));
}

function meet(a: Numbers | undefined, b: Numbers): Numbers {
  return a ? { numbers: intersect(a.numbers, b.numbers), span: a.span } : b;
}

function icmpTerms(base: ProtocolPart, messages: readonly IcmpTerm[] | undefined): ServiceTerm[] {
  return [messages ? { ...base, icmp: messages } : base];
}
