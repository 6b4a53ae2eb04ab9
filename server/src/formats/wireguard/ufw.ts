import type { AddressMatch } from "../../model/address.ts";
import type { Entry, InterfaceMatch } from "../../model/filter.ts";
import type { ServiceMatch, ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { ShellCommand } from "../../syntax/shell.ts";
import type { Located, Span } from "../../text/span.ts";
import { addressTerm } from "../netfilter/addresses.ts";
import { portRanges } from "../netfilter/ports.ts";
import type { Host } from "./host.ts";

/** `ufw route allow in on %i out on eth0`, `ufw allow 51820/udp`; false when it may do more than could be told. */
export function runUfw({ words, span }: ShellCommand, host: Host): boolean {
  const rest = words.slice(1);
  const routed = rest[0]?.value === "route";
  if (routed) rest.shift();
  if (rest[0]?.value === "insert") rest.splice(0, 2);
  const action = rest.shift();
  if (!action || !/^(?:allow|deny|reject)$/.test(action.value)) return false;
  const said = readClauses(rest, host.tunnel.value);
  const service = said && serviceOf(said, span);
  if (!said || service === "unclear") return false;
  const entry: Entry = {
    span,
    action: {
      value: action.value === "allow" ? { kind: "permit" } : { kind: "deny", reject: action.value === "reject" },
      span: action.span,
    },
    ...(said.in ? { inbound: said.in } : {}),
    ...(said.out ? { outbound: said.out } : {}),
    ...(said.from ? { source: said.from } : {}),
    ...(said.to ? { destination: said.to } : {}),
    ...(service ? { service } : {}),
  };
  if (!routed && said.out) return false;
  host.chains[routed ? "FORWARD" : "INPUT"].behind.push(entry);
  return true;
}

interface Clauses {
  in?: InterfaceMatch;
  out?: InterfaceMatch;
  from?: AddressMatch;
  to?: AddressMatch;
  port?: Located<string>;
  protocol?: Located<string>;
}

/** `in on eth0 from 10.0.0.0/8 to any port 22 proto tcp`, or `22/tcp` for short */
function readClauses(words: readonly Located<string>[], tunnel: string): Clauses | undefined {
  const said: Clauses = {};
  let at = 0;
  const take = () => words[at++];
  while (at < words.length) {
    const word = take();
    const value = word?.value === "in" || word?.value === "out" ? (take()?.value === "on" ? take() : undefined) : word;
    if (!word || !value) return undefined;
    if (word.value === "in" || word.value === "out")
      said[word.value] = {
        names: [{ value: value.value === "%i" ? tunnel : value.value.replace(/\+$/, "*"), span: value.span }],
      };
    else if (word.value === "from" || word.value === "to") {
      const address = take();
      if (!address) return undefined;
      if (address.value !== "any")
        said[word.value] = { terms: [addressTerm(address.value, address.span)], span: address.span };
      // A port behind `from` is the sender's.
      if (word.value === "from" && words[at]?.value === "port") return undefined;
    } else if (word.value === "port" || word.value === "proto") {
      const named = take();
      if (!named) return undefined;
      said[word.value === "port" ? "port" : "protocol"] = named;
    } else if (word.value === "comment") take();
    else {
      const short = /^([0-9:,]+)(?:\/(tcp|udp))?$/.exec(word.value);
      if (!short || said.port) return undefined;
      said.port = { value: short[1] ?? "", span: word.span };
      if (short[2]) said.protocol = { value: short[2], span: word.span };
    }
  }
  return said;
}

/** Without a protocol, ufw means TCP and UDP. */
function serviceOf({ port, protocol }: Clauses, span: Span): ServiceMatch | "unclear" | undefined {
  if (!port && !protocol) return undefined;
  const ports = port && portRanges(port.value);
  if (port && !ports) return "unclear";
  if (protocol && protocol.value !== "tcp" && protocol.value !== "udp") return "unclear";
  const numbers = protocol
    ? [protocolNumber[protocol.value === "tcp" ? "tcp" : "udp"]]
    : [protocolNumber.tcp, protocolNumber.udp];
  return { terms: numbers.map((number) => termOf(number, ports, port?.span ?? protocol?.span ?? span)), span };
}

function termOf(number: number, ports: Ranges | undefined, span: Span): ServiceTerm {
  return {
    kind: "protocol",
    protocol: { kind: "numbers", numbers: [number, number], span },
    ...(ports ? { destination: [{ kind: "ports", ports, span }] } : {}),
    span,
  };
}
