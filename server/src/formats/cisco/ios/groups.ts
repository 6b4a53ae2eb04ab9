import type { AddressTerm } from "../../../model/address.ts";
import type { PortTerm, ServiceTerm } from "../../../model/service.ts";
import { parseIp, rangeOf } from "../../../net/ip.ts";
import type { Block, Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import { cover, type Located } from "../../../text/span.ts";
import { define, refer } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import { readAddress, readMasked } from "./addresses.ts";
import { type AddressDraft, addressKinds, type Draft, type ServiceDraft, serviceKinds } from "./draft.ts";
import { readPorts, readService } from "./services.ts";

/** `object-group {network | v6-network | service | ip address | ip port | ipv6 address} NAME`, with members below */
export function readObjectGroup(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "network":
    case "v6-network":
      return openAddresses(words, draft, "network object group", readNetworkMember);
    case "service":
      return openServices(words, draft);
    case "ip":
      if (words.accept("address")) return openAddresses(words, draft, "address object group", readListedAddress);
      return words.accept("port") ? openPorts(words, draft) : "unknown";
    case "ipv6":
      return words.accept("address")
        ? openAddresses(words, draft, "address object group", readListedAddress)
        : "unknown";
    case "udf":
    case "security":
      return "unknown";
    default:
      return "unknown";
  }
}

type MemberReader<Group> = (words: Words, draft: Draft, group: Group) => Outcome;

function members<Group>(draft: Draft, group: Group, read: MemberReader<Group>, first: ReadonlySet<string>): Block {
  return {
    strangers: "unread",
    knows: (word) => first.has(word) || startsWithDigit(word),
    read: (words) => {
      if (words.is("description")) {
        words.rest();
        return undefined;
      }
      return words.is("no") ? "ignored" : read(words, draft, group);
    },
  };
}

function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return (48 <= code && code <= 57) || word.includes(":");
}

const addressWords = new Set(["host", "range", "any", "group-object", "description", "no"]);

function openAddresses(words: Words, draft: Draft, title: string, read: MemberReader<AddressDraft>): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "address", name, words, title, true);
  const known = draft.addresses.get(name.value);
  const group: AddressDraft = known ?? { name, span: words.statement, group: true, terms: [] };
  draft.addresses.set(name.value, group);
  return members(draft, group, read, addressWords);
}

/** ` host A`, ` A MASK`, ` A/LENGTH`, ` range A A`, ` any`, ` group-object NAME` */
function readNetworkMember(words: Words, draft: Draft, { terms }: AddressDraft): Outcome {
  const first = words.span();
  if (words.accept("group-object")) {
    if (words.done) return "unknown";
    const name = refer(draft, addressKinds, words.takeLocated());
    terms.push({ kind: "name", name, span: name.span });
    return undefined;
  }
  if (words.accept("range")) return readRange(words, terms, first);
  if (words.is("host") || words.is("any")) {
    const term = readAddress(words, draft);
    if (!term) return "unknown";
    terms.push(term);
    return undefined;
  }
  const network = readMasked(words);
  const address = network ? undefined : parseIp(words.peek());
  if (network) terms.push({ kind: "range", range: network.range, span: words.since(first.start) });
  else if (address === undefined) return "unknown";
  else {
    words.skip();
    terms.push({ kind: "range", range: rangeOf(address), span: first });
  }
  return undefined;
}

function readRange(words: Words, terms: AddressTerm[], first: { readonly start: number }): Outcome {
  const lo = parseIp(words.peek());
  const hi = parseIp(words.peek(1));
  words.skip(2);
  const span = words.since(first.start);
  if (typeof lo === "number" && typeof hi === "number" && lo <= hi)
    terms.push({ kind: "range", range: { family: 4, lo, hi }, span });
  else if (typeof lo === "bigint" && typeof hi === "bigint" && lo <= hi)
    terms.push({ kind: "range", range: { family: 6, lo, hi }, span });
  else return "unknown";
  return undefined;
}

/** NX-OS: ` [NUMBER] {host A | A/LENGTH | A WILDCARD}` */
function readListedAddress(words: Words, draft: Draft, { terms }: AddressDraft): Outcome {
  skipNumber(words);
  const term = readAddress(words, draft);
  if (!term) return "unknown";
  terms.push(term);
  return undefined;
}

function skipNumber(words: Words): void {
  if (words.left > 1 && parseNatural(words.peek(), 4_294_967_295) !== undefined) words.skip();
}

const portWords = new Set(["eq", "neq", "lt", "gt", "range", "no"]);

function openPorts(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "service", name, words, "port object group", true);
  const content = { kind: "ports", terms: [] as PortTerm[] } as const;
  addService(draft, { name, span: words.statement, group: true, content });
  return members(draft, content.terms, readPortMember, portWords);
}

/** NX-OS: ` [NUMBER] {eq P | range P P | …}` */
function readPortMember(words: Words, _: Draft, terms: PortTerm[]): Outcome {
  skipNumber(words);
  const ports = readPorts(words, undefined);
  if (!ports) return "unknown";
  terms.push(...ports);
  return undefined;
}

function openServices(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "service", name, words, "service object group", true);
  const content = { kind: "services", terms: [] as ServiceTerm[] } as const;
  addService(draft, { name, span: words.statement, group: true, content });
  return {
    strangers: "unread",
    knows: (word) => /^[a-z\d-]+$/.test(word),
    read: (inner) => readServiceMember(inner, draft, content.terms),
  };
}

function addService(draft: Draft, service: ServiceDraft & { readonly name: Located<string> }): void {
  draft.services.set(service.name.value, service);
}

/** ` tcp [source OP PORT] [OP PORT]`, ` tcp-udp …`, ` icmp [MESSAGE]`, ` 47`, ` group-object NAME` */
function readServiceMember(words: Words, draft: Draft, terms: ServiceTerm[]): Outcome {
  if (words.is("description")) {
    words.rest();
    return undefined;
  }
  if (words.is("no")) return "ignored";
  const first = words.span();
  if (words.accept("group-object")) {
    if (words.done) return "unknown";
    const name = refer(draft, serviceKinds, words.takeLocated());
    terms.push({ kind: "name", name, span: cover(first, name.span) });
    return undefined;
  }
  const term = readService(words);
  if (!term) return "unknown";
  terms.push(term);
  return undefined;
}
