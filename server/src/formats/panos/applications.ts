import { usualPorts } from "../../facts/panos-applications.ts";
import type { ServiceMatch, ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { passOver, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";
import { namedService, portsOf, protocolTerm } from "./services.ts";

/** The applications that a scope's own words stand for. */
export interface Applications {
  /** What a word in a rule or group stands for, groups opened. */
  opened(word: Located<string>): readonly Application[];
}

interface Application {
  readonly name: string;
  /** What it runs on by default, with the place to blame; undefined where nobody knows. */
  usual(span: Span): readonly ServiceTerm[] | undefined;
}

/** `application`, `application-group` and `application-filter`, as far as they are seen from here */
export function applicationsOf(scope: Scope): Applications {
  const own = new Map(scope.table("application").map((entry) => [entry.word, readApplication(scope, entry)]));
  for (const entry of scope.table("application-filter")) {
    scope.define("class", entry, "application filter", true);
    for (const each of entry.all) each.ignore();
  }
  const groups = new Map(
    scope.table("application-group").map((entry) => {
      scope.define("class", entry, "application group", true);
      passOver(entry, ["description", "tag", "disable-override"]);
      const members = wordsOf(entry, "members");
      for (const word of members) referTo(scope, word);
      return [entry.word, members];
    }),
  );
  return {
    opened(word) {
      const found = new Map<string, Application>();
      const seen = new Set<string>();
      const rest = [word.value];
      for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
        if (seen.has(name)) continue;
        seen.add(name);
        const members = groups.get(name);
        if (members) for (const each of [...members].reverse()) rest.push(each.value);
        else found.set(name, own.get(name) ?? builtIn(name));
      }
      return [...found.values()];
    },
  };
}

function builtIn(name: string): Application {
  const ports = usualPorts.get(name);
  return {
    name,
    usual: (span) =>
      ports?.map(({ protocol, ports: numbers }) => ({
        ...protocolTerm(protocol, span),
        ...(numbers ? { destination: [{ kind: "ports", ports: numbers, span }] } : {}),
      })),
  };
}

/** `default port tcp/8080,8443`, `default ident-by-ip-protocol 47`, `default ident-by-icmp-type type 8` */
function readApplication(scope: Scope, entry: PathNode): Application {
  scope.define("class", entry, "application", false);
  const usual = entry.get("default");
  const ports = usual ? wordsOf(usual, "port") : [];
  const protocol = wordOf(usual, "ident-by-ip-protocol");
  const icmp = wordOf(usual, "ident-by-icmp-type", "type");
  const icmp6 = wordOf(usual, "ident-by-icmp6-type", "type");
  for (const each of entry.all) if (each !== usual) each.ignore();
  for (const each of usual?.all ?? []) for (const below of each.all) if (each.word !== "port") below.ignore();
  return {
    name: entry.word,
    usual(span) {
      const terms = [
        ...ports.map((text) => portTerm(text, span)),
        ...(protocol ? [numberTerm(protocol, span)] : []),
        ...(icmp ? [icmpTerm(icmp, protocolNumber.icmp, span)] : []),
        ...(icmp6 ? [icmpTerm(icmp6, protocolNumber.icmp6, span)] : []),
      ];
      const known = terms.filter((term) => term !== undefined);
      return known.length > 0 && known.length === terms.length ? known : undefined;
    },
  };
}

/** `tcp/80,8080-8090`, `udp/dynamic` */
function portTerm({ value, span: at }: Located<string>, span: Span): ServiceTerm | undefined {
  const slash = value.indexOf("/");
  const name = value.slice(0, slash);
  const text = value.slice(slash + 1);
  if (name !== "tcp" && name !== "udp" && name !== "sctp") return undefined;
  const term = protocolTerm(protocolNumber[name], span);
  if (text === "dynamic") return term;
  const ports = portsOf({ value: text, span: { start: at.start + slash + 1, end: at.end } });
  return ports === "unreadable" || !ports ? undefined : { ...term, destination: ports };
}

function numberTerm({ value }: Located<string>, span: Span): ServiceTerm | undefined {
  const number = Number(value);
  return /^[0-9]{1,3}$/.test(value) && number <= 255 ? protocolTerm(number, span) : undefined;
}

function icmpTerm({ value }: Located<string>, protocol: number, span: Span): ServiceTerm | undefined {
  const type = Number(value);
  if (!/^[0-9]{1,3}$/.test(value) || type > 255) return undefined;
  return { ...protocolTerm(protocol, span), icmp: [{ kind: "types", types: [type, type], span }] };
}

/** The vendor knows thousands of applications, and more each week: none is missed. */
function referTo(scope: Scope, word: Located<string>): void {
  scope.refer(["class"], word, true);
}

/** `application [ ssl web-browsing ]` with `service application-default`, a service, or any */
export function readServices(scope: Scope, rule: PathNode, applications: Applications): ServiceMatch | undefined {
  const words = wordsOf(rule, "application").filter((word) => word.value !== "any");
  const isAnyApplication = words.length === 0 || wordsOf(rule, "application").some((word) => word.value === "any");
  for (const word of words) referTo(scope, word);
  const services = wordsOf(rule, "service");
  const usual = services.find((word) => word.value === "application-default");
  const stated = services.some((word) => word.value === "any")
    ? []
    : services.filter((word) => word !== usual).map((word) => namedService(scope, word));
  if (isAnyApplication) {
    const place = usual?.span ?? services[0]?.span;
    if (!place || (!usual && stated.length === 0)) return undefined;
    const unknown: ServiceTerm[] = usual
      ? [{ kind: "unknown", text: "the usual ports of applications", span: usual.span }]
      : [];
    return { terms: [...stated, ...unknown], span: spanOf(services, place) };
  }
  const terms = words.flatMap((word) =>
    applications.opened(word).map(({ name, usual: ports }): ServiceTerm => {
      const limit = usual ? ports(word.span) : stated.length > 0 ? stated : undefined;
      return { kind: "application", name, ...(limit ? { usual: limit } : {}), span: word.span };
    }),
  );
  const [first] = words;
  return first && { terms, span: spanOf(words, first.span) };
}

function spanOf(words: readonly Located<string>[], first: Span): Span {
  return cover(first, words.at(-1)?.span ?? first);
}
