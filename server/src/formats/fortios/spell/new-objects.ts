import { defaultServices } from "../../../facts/fortios-services.ts";
import type { NewService } from "../../../model/change.ts";
import type { Configuration } from "../../../model/configuration.ts";
import type { ServiceTerm } from "../../../model/service.ts";
import { formatIp, formatRange, type IpRange, maskOfPrefix4, prefixOf } from "../../../net/ip.ts";
import { protocolNumber } from "../../../net/packet.ts";
import { isEvery } from "../../../net/packet-set.ts";
import type { Ranges } from "../../../net/ranges.ts";

/** Objects that new policies name: those the file has, and those that must be added to it, as the lines of their blocks. */
export class NamedObjects {
  readonly #configuration: Configuration;
  readonly #taken: ReadonlySet<string>;
  /** They stand for hosts elsewhere: no policy names them for their own addresses. */
  readonly #virtual: ReadonlySet<string>;
  readonly addresses = { 4: new Map<string, readonly string[]>(), 6: new Map<string, readonly string[]>() };
  readonly services = new Map<string, readonly string[]>();

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.#taken = new Set(configuration.definitions.map(({ name }) => name.value));
    this.#virtual = new Set(
      configuration.definitions.flatMap(({ title, name }) => (title.includes("virtual") ? [name.value] : [])),
    );
  }

  /** What stands behind `set srcaddr`, for addresses of one family. */
  addressWords(ranges: readonly IpRange[], family: 4 | 6): string | undefined {
    if (ranges.length === 0 || ranges.every((range) => range.family === family && isEvery(range))) return '"all"';
    return joined(ranges.map((range) => this.#address(range)));
  }

  /** What stands behind `set service`. */
  serviceWords(services: readonly NewService[] | undefined): string | undefined {
    return services ? joined(services.map((service) => this.#service(service))) : '"ALL"';
  }

  #address(range: IpRange): string | undefined {
    const known = this.#configuration.addresses.find(
      ({ name, terms: [term, ...more], group }) =>
        !group &&
        !this.#virtual.has(name.value) &&
        more.length === 0 &&
        term?.kind === "range" &&
        isSame(term.range, range),
    );
    if (known) return known.name.value.replace(otherFamily, "");
    return this.#added(this.addresses[range.family], formatRange(range), addressLines(range));
  }

  #service({ protocol, ports }: NewService): string | undefined {
    const known = this.#configuration.services.find(
      ({ content }) => content.kind === "services" && isOnly(content.terms, protocol, ports),
    );
    if (known) return known.name.value;
    for (const [name, [part, ...more]] of defaultServices)
      if (part && more.length === 0 && part.protocol === protocol && !part.source && !this.#taken.has(name))
        if (part.icmpType === undefined && String(part.ports) === String(ports)) return name;
    const word = portWords.get(protocol);
    if (!ports)
      return this.#added(this.services, `protocol ${protocol}`, ["set protocol IP", `set protocol-number ${protocol}`]);
    if (!word) return undefined;
    const list: string[] = [];
    for (let at = 0; at < ports.length; at += 2)
      list.push(ports[at] === ports[at + 1] ? `${ports[at]}` : `${ports[at]}-${ports[at + 1]}`);
    const name = `${word} ${list.join(" ")}`;
    return name.length > longestName
      ? undefined
      : this.#added(this.services, name, [`set ${word}-portrange ${list.join(" ")}`]);
  }

  /** A name that something else bears already is not taken from it. */
  #added(objects: Map<string, readonly string[]>, name: string, lines: readonly string[]): string | undefined {
    if (this.#taken.has(name)) return undefined;
    objects.set(name, lines);
    return name;
  }
}

/** What tells an IPv6 object here from one of IPv4 that bears the same name in its own table. */
const otherFamily = / \(IPv6\)$/;

function addressLines(range: IpRange): string[] {
  const prefix = prefixOf(range);
  if (prefix === undefined)
    return ["set type iprange", `set start-ip ${formatIp(range.lo)}`, `set end-ip ${formatIp(range.hi)}`];
  return range.family === 4
    ? [`set subnet ${formatIp(range.lo)} ${formatIp(maskOfPrefix4(prefix))}`]
    : [`set ip6 ${formatIp(range.lo)}/${prefix}`];
}

const longestName = 79;

const portWords: ReadonlyMap<number, string> = new Map([
  [protocolNumber.tcp, "tcp"],
  [protocolNumber.udp, "udp"],
  [protocolNumber.sctp, "sctp"],
]);

function joined(names: readonly (string | undefined)[]): string | undefined {
  return names.includes(undefined) ? undefined : [...new Set(names)].map((name) => `"${name}"`).join(" ");
}

function isSame(a: IpRange, b: IpRange): boolean {
  return a.family === b.family && a.lo === b.lo && a.hi === b.hi;
}

function isOnly([term, ...more]: readonly ServiceTerm[], protocol: number, ports: Ranges | undefined): boolean {
  if (term?.kind !== "protocol" || more.length > 0 || term.source || term.icmp) return false;
  const { numbers } = term.protocol.kind === "numbers" ? term.protocol : { numbers: [] };
  const stated = term.destination?.flatMap((each) => (each.kind === "ports" ? [...each.ports] : [-1]));
  return numbers.length === 2 && numbers[0] === protocol && numbers[1] === protocol && String(stated) === String(ports);
}
