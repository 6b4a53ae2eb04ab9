import { defaultApplicationSets, remoteProcedurePorts, remoteProcedures } from "../../facts/junos-application-sets.ts";
import { type ApplicationPart, defaultApplications } from "../../facts/junos-applications.ts";
import type { ServiceObject, ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Span } from "../../text/span.ts";
import type { Device } from "./device.ts";
import {
  icmpTerm,
  parseIcmpCodes,
  parseIcmpTypes,
  parsePorts,
  parseProtocol,
  portTerm,
  protocolTerm,
} from "./services.ts";
import { Settings } from "./settings.ts";

/** `applications { application NAME … application-set NAME … }` */
export class Applications {
  readonly objects: ServiceObject[] = [];
  readonly #device: Device;
  readonly #defined: ReadonlySet<string>;

  constructor(device: Device) {
    this.#device = device;
    const node = device.root.get("applications");
    const singles = node?.values("application") ?? [];
    const sets = node?.values("application-set") ?? [];
    this.#defined = new Set([...singles, ...sets].map((each) => each.word));
    for (const each of singles) this.#readApplication(each);
    for (const each of sets) this.#readSet(each);
  }

  /** What a policy's `application` word means; what the file defines wins over what the device brings. */
  terms(word: PathNode): ServiceTerm[] {
    const { word: name, span } = word;
    if (name === "any") return [{ kind: "any", span }];
    const known = this.#defined.has(name) ? undefined : builtIn(name, span);
    this.#device.refer(["service"], word.located, known !== undefined);
    return known ?? [{ kind: "name", name: word.located, span }];
  }

  #readApplication(node: PathNode): void {
    this.#device.define("service", node.located, node, "application", true);
    const own = new Settings(node, applicationKeys);
    const parts = node.values("term").flatMap((term) => partOf(term, new Settings(term, applicationKeys)));
    if (own.has("protocol") || parts.length === 0) parts.unshift(...partOf(node, own));
    this.objects.push({
      name: node.located,
      span: node.extent,
      group: false,
      content: { kind: "services", terms: parts },
    });
  }

  #readSet(node: PathNode): void {
    this.#device.define("service", node.located, node, "application set", true);
    const settings = new Settings(node, setKeys);
    settings.values("description");
    const members = [...settings.values("application"), ...settings.values("application-set")];
    const terms = members.flatMap((member) => this.terms(member));
    this.objects.push({ name: node.located, span: node.extent, group: true, content: { kind: "services", terms } });
  }
}

const setKeys: ReadonlySet<string> = new Set(["application", "application-set", "description"]);

const applicationKeys: ReadonlySet<string> = new Set([
  "protocol",
  "source-port",
  "destination-port",
  "icmp-type",
  "icmp-code",
  "icmp6-type",
  "icmp6-code",
  "rpc-program-number",
  "uuid",
  "alg",
  "application-protocol",
  "inactivity-timeout",
  "description",
  "ether-type",
]);

/** `protocol tcp source-port 1024-65535 destination-port 25 inactivity-timeout 60` */
function partOf(node: PathNode, settings: Settings): ServiceTerm[] {
  for (const key of ["inactivity-timeout", "alg", "application-protocol", "description"]) settings.values(key);
  const word = settings.value("protocol");
  const content = settings.value("uuid") ?? settings.value("rpc-program-number");
  const protocol = word && parseProtocol(word.word);
  if (!word || protocol === undefined || (settings.has("ether-type") && settings.values("ether-type").length > 0))
    return [{ kind: "unknown", text: `the application ${node.word}`, span: node.span }];
  const term = protocolTerm(protocol, word.span);
  const family = protocol === protocolNumber.icmp6 ? 6 : 4;
  const [type] = [...settings.values("icmp-type"), ...settings.values("icmp6-type")];
  const [code] = [...settings.values("icmp-code"), ...settings.values("icmp6-code")];
  const types = type && parseIcmpTypes(type.word, family);
  const source = settings.value("source-port");
  const destination = settings.value("destination-port");
  const from = source && parsePorts(source.word);
  const to = destination && parsePorts(destination.word);
  if ((source && !from) || (destination && !to) || (type && !types))
    return [{ kind: "unknown", text: `the application ${node.word}`, span: node.span }];
  const whole: ServiceTerm = {
    ...term,
    ...(source && from ? { source: [portTerm(from, source.span)] } : {}),
    ...(destination && to ? { destination: [portTerm(to, destination.span)] } : {}),
    ...(type && types ? { icmp: [icmpTerm(types, code && parseIcmpCodes(code.word, family), type.span)] } : {}),
  };
  // A procedure is told by what a packet says; the port only asks where it is.
  return content ? [{ kind: "application", name: node.word, usual: [whole], span: node.span }] : [whole];
}

function builtIn(name: string, span: Span): ServiceTerm[] | undefined {
  const set = defaultApplicationSets.get(name);
  if (set) return set.flatMap((each) => builtIn(each, span) ?? []);
  if (remoteProcedures.has(name)) return [procedure(name, span)];
  return defaultApplications.get(name)?.map((part) => termOf(part, span));
}

function procedure(name: string, span: Span): ServiceTerm {
  const port = remoteProcedurePorts.find(([begins]) => name.startsWith(begins))?.[1] ?? 111;
  const protocol = name.endsWith("-udp") ? protocolNumber.udp : protocolNumber.tcp;
  return { kind: "application", name, usual: [termOf({ protocol, ports: [port, port] }, span)], span };
}

function termOf({ protocol, ports, icmpType, icmpCode }: ApplicationPart, span: Span): ServiceTerm {
  const codes = icmpCode === undefined ? undefined : [icmpCode, icmpCode];
  return {
    ...protocolTerm(protocol, span),
    ...(ports ? { destination: [portTerm(ports, span)] } : {}),
    ...(icmpType === undefined ? {} : { icmp: [icmpTerm([icmpType, icmpType], codes, span)] }),
  };
}
