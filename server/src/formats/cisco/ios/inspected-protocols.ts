import type { ServiceTerm } from "../../../model/service.ts";
import { protocolNumber } from "../../../net/packet.ts";
import type { Span } from "../../../text/span.ts";

const { tcp, udp, icmp } = protocolNumber;

/** What `match protocol NAME` usually runs on. Names the table lacks are told by content alone. */
export function inspectedProtocol(name: string, span: Span): ServiceTerm {
  const whole = wholeProtocols.get(name);
  if (whole !== undefined)
    return { kind: "protocol", protocol: { kind: "numbers", numbers: [whole, whole], span }, span };
  const on = ports.get(name);
  if (!on) return { kind: "application", name, span };
  const terms = on.map(
    ([protocol, port]): ServiceTerm => ({
      kind: "protocol",
      protocol: { kind: "numbers", numbers: [protocol, protocol], span },
      destination: [{ kind: "ports", ports: [port, port], span }],
      span,
    }),
  );
  const [only] = terms;
  return terms.length === 1 && only ? only : { kind: "application", name, usual: terms, span };
}

const wholeProtocols: ReadonlyMap<string, number> = new Map([
  ["tcp", tcp],
  ["udp", udp],
  ["icmp", icmp],
]);

const ports: ReadonlyMap<string, readonly (readonly [protocol: number, port: number])[]> = new Map<
  string,
  readonly (readonly [number, number])[]
>([
  ["bgp", [[tcp, 179]]],
  [
    "dns",
    [
      [udp, 53],
      [tcp, 53],
    ],
  ],
  ["ftp", [[tcp, 21]]],
  ["h323", [[tcp, 1720]]],
  ["http", [[tcp, 80]]],
  ["https", [[tcp, 443]]],
  ["imap", [[tcp, 143]]],
  ["imaps", [[tcp, 993]]],
  ["isakmp", [[udp, 500]]],
  ["ldap", [[tcp, 389]]],
  ["ldaps", [[tcp, 636]]],
  ["ntp", [[udp, 123]]],
  ["pop3", [[tcp, 110]]],
  ["pop3s", [[tcp, 995]]],
  ["pptp", [[tcp, 1723]]],
  ["smtp", [[tcp, 25]]],
  ["snmp", [[udp, 161]]],
  ["ssh", [[tcp, 22]]],
  ["syslog", [[udp, 514]]],
  ["telnet", [[tcp, 23]]],
  ["tftp", [[udp, 69]]],
]);
