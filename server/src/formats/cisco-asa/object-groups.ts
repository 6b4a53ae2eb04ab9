import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { Ranges } from "../../net/ranges.ts";
import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { define, refer } from "../cisco/names.ts";
import { readHost, readNetwork } from "./addresses.ts";
import { builtInService } from "./built-in-services.ts";
import { type AddressDraft, addressKinds, type Draft, otherKinds, serviceKinds } from "./draft.ts";
import { addressDraft, readDescription, readNetworkService, serviceContent } from "./objects.ts";
import { readIcmpType, readService } from "./service-terms.ts";
import { type PortNames, parseProtocol, readPorts } from "./services.ts";

const { icmp, tcp, udp } = protocolNumber;
const place = { strangers: "unread" } as const;

/** `object-group {network | service | protocol | icmp-type | user | security | network-service} NAME [tcp | udp | tcp-udp]` */
export function readObjectGroup(words: Words, draft: Draft): Outcome {
  // Some tools write the word twice.
  words.accept("group");
  const kind = words.take();
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  switch (kind) {
    case "network":
      return block(
        networkGroup,
        { draft, object: addressDraft(draft, name, words, true, "network object group") },
        place,
      );
    case "network-service":
      return readNetworkService(words, draft, name, true);
    case "service":
    case "services":
      return readServiceGroup(words, draft, name);
    case "protocol": {
      const title = "protocol object group";
      const { terms } = serviceContent(draft, words, name, title, { kind: "protocols", terms: [] as ProtocolTerm[] });
      return block(protocolGroup, { draft, terms }, place);
    }
    case "icmp-type": {
      const title = "ICMP type object group";
      const { terms } = serviceContent(draft, words, name, title, { kind: "icmp", terms: [] as IcmpTerm[] });
      return block(icmpGroup, { draft, terms }, place);
    }
    case "user":
    case "security":
      define(draft, "other", name, words, `${kind} object group`, true);
      return block(peopleGroup, draft, place);
    default:
      return "unknown";
  }
}

/** With a protocol the group holds ports, without one it holds whole services. */
function readServiceGroup(words: Words, draft: Draft, name: Located<string>): Outcome {
  const title = "service object group";
  const protocol = words.peek();
  const protocols = portGroupProtocols.get(protocol);
  if (protocols) {
    words.skip();
    const content = { kind: "ports", terms: [] as PortTerm[], protocols } as const;
    const names: PortNames = protocol === "tcp-udp" ? "any" : protocol === "udp" ? "udp" : "tcp";
    return block(portGroup, { draft, terms: serviceContent(draft, words, name, title, content).terms, names }, place);
  }
  const { terms } = serviceContent(draft, words, name, title, { kind: "services", terms: [] as ServiceTerm[] });
  return block(serviceGroup, { draft, terms }, place);
}

const portGroupProtocols: ReadonlyMap<string, Ranges> = new Map([
  ["tcp", [tcp, tcp]],
  ["udp", [udp, udp]],
  ["tcp-udp", [tcp, tcp, udp, udp]],
  ["sctp", [protocolNumber.sctp, protocolNumber.sctp]],
]);

interface Members<Term> {
  readonly draft: Draft;
  readonly terms: Term[];
}

interface AddressMembers {
  readonly draft: Draft;
  readonly object: AddressDraft;
}

const networkGroup: ReadonlyMap<string, Reader<AddressMembers>> = new Map<string, Reader<AddressMembers>>([
  ["description", readDescription],
  ["network-object", readNetworkMember],
  [
    "group-object",
    (words, { draft, object }) => {
      if (words.done) return "unknown";
      const name = refer(draft, addressKinds, words.takeLocated());
      object.terms.push({ kind: "name", name, span: name.span });
      return undefined;
    },
  ],
]);

/** ` network-object {host A | A MASK | A6/LENGTH | object NAME}` */
function readNetworkMember(words: Words, { draft, object }: AddressMembers): Outcome {
  if (words.is("object") && words.left > 1) {
    const first = words.span();
    words.skip();
    const name = refer(draft, addressKinds, words.takeLocated());
    object.terms.push({ kind: "name", name, span: cover(first, name.span) });
    return undefined;
  }
  const term = words.is("host") ? readHost(words, draft) : readNetwork(words, draft);
  if (!term) return "unknown";
  object.terms.push(term);
  return undefined;
}

interface NameTerm {
  readonly kind: "name";
  readonly name: Located<string>;
  readonly span: Span;
}

/** ` group-object NAME` in a group of services, ports, protocols or ICMP types */
function readServiceMemberGroup<Term>(words: Words, { draft, terms }: Members<Term | NameTerm>): Outcome {
  if (words.done) return "unknown";
  const name = refer(draft, serviceKinds, words.takeLocated());
  terms.push({ kind: "name", name, span: name.span });
  return undefined;
}

const serviceGroup: ReadonlyMap<string, Reader<Members<ServiceTerm>>> = new Map<string, Reader<Members<ServiceTerm>>>([
  ["description", readDescription],
  ["group-object", readServiceMemberGroup],
  ["service-object", readServiceMember],
  [
    "port-object",
    (words, { terms }) => {
      const span = words.statement;
      const destination = readPorts(words, "any");
      if (!destination) return "unknown";
      const protocol = { kind: "numbers", numbers: [tcp, tcp, udp, udp], span } as const;
      terms.push({ kind: "protocol", protocol, destination, span });
      return undefined;
    },
  ],
]);

/** ` service-object {object NAME | PROTOCOL …}` */
function readServiceMember(words: Words, { draft, terms }: Members<ServiceTerm>): Outcome {
  if (words.is("object") && words.left > 1) {
    const first = words.span();
    words.skip();
    const name = words.takeLocated();
    const span = cover(first, name.span);
    const builtIn = draft.services.has(name.value) ? undefined : builtInService(name.value, span);
    refer(draft, serviceKinds, name, builtIn ? { builtIn: true } : undefined);
    if (builtIn) terms.push(...builtIn);
    else terms.push({ kind: "name", name, span });
    return undefined;
  }
  const term = readService(words);
  if (!term) return "unknown";
  terms.push(term);
  return undefined;
}

interface PortMembers extends Members<PortTerm> {
  readonly names: PortNames;
}

/** ` port-object {eq PORT | range PORT PORT}` */
const portGroup: ReadonlyMap<string, Reader<PortMembers>> = new Map<string, Reader<PortMembers>>([
  ["description", readDescription],
  ["group-object", readServiceMemberGroup],
  [
    "port-object",
    (words, { terms, names }) => {
      const ports = readPorts(words, names);
      if (!ports) return "unknown";
      terms.push(...ports);
      return undefined;
    },
  ],
]);

/** ` protocol-object {NAME | NUMBER}` */
const protocolGroup: ReadonlyMap<string, Reader<Members<ProtocolTerm>>> = new Map<
  string,
  Reader<Members<ProtocolTerm>>
>([
  ["description", readDescription],
  ["group-object", readServiceMemberGroup],
  [
    "protocol-object",
    (words, { terms }) => {
      const span = words.span();
      const number = parseProtocol(words.peek());
      if (number === undefined && !words.is("ip")) return "unknown";
      words.skip();
      terms.push({ kind: "numbers", numbers: number === undefined ? [0, 255] : [number, number], span });
      return undefined;
    },
  ],
]);

/** ` icmp-object {NAME | NUMBER}` */
const icmpGroup: ReadonlyMap<string, Reader<Members<IcmpTerm>>> = new Map<string, Reader<Members<IcmpTerm>>>([
  ["description", readDescription],
  ["group-object", readServiceMemberGroup],
  [
    "icmp-object",
    (words, { terms }) => {
      const type = readIcmpType(words, icmp);
      if (!type) return "unknown";
      terms.push(type);
      return undefined;
    },
  ],
]);

/** ` user DOMAIN\NAME`, ` user-group DOMAIN\\NAME`, ` security-group name NAME`, ` group-object NAME` */
const peopleGroup: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ["description", readDescription],
  ["user", readDescription],
  ["user-group", readDescription],
  ["security-group", readDescription],
  [
    "group-object",
    (words, draft) => {
      if (words.done) return "unknown";
      refer(draft, otherKinds, words.takeLocated());
      return undefined;
    },
  ],
]);
