import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceMatch } from "../../model/service.ts";
import { hasPorts, isIcmp, protocolNumber } from "../../net/packet.ts";
import { cover, type Located } from "../../text/span.ts";
import { isAny } from "./addresses.ts";

/** What a rule says of protocol and ports, from the machine's side. */
export interface RulePorts {
  readonly protocol: Located<string> | undefined;
  readonly local: readonly Located<string>[];
  readonly remote: readonly Located<string>[];
  readonly icmp: readonly Located<string>[];
}

/** The packets a rule is about, addresses aside; "unread" names what is no protocol or port. Absent service: everything. */
export function serviceOf(
  ports: RulePorts,
  direction: "in" | "out",
): { readonly service?: ServiceMatch; readonly unread: readonly Located<string>[] } {
  const { protocol } = ports;
  if (!protocol || isAny(protocol.value)) return { unread: [] };
  const number = protocolOf(protocol.value);
  if (number === undefined) return { unread: [protocol] };
  const unread: Located<string>[] = [];
  const local = portTerms(ports.local, unread);
  const remote = portTerms(ports.remote, unread);
  const [source, destination] = direction === "in" ? [remote, local] : [local, remote];
  const icmp = isIcmp(number) ? icmpTerms(ports.icmp, unread) : undefined;
  const span = [...ports.local, ...ports.remote, ...ports.icmp].map((each) => each.span).reduce(cover, protocol.span);
  const term = { kind: "numbers", numbers: [number, number], span: protocol.span } satisfies ProtocolTerm;
  const service: ServiceMatch = {
    terms: [
      {
        kind: "protocol",
        protocol: term,
        ...(source && hasPorts(number) ? { source } : {}),
        ...(destination && hasPorts(number) ? { destination } : {}),
        ...(icmp ? { icmp } : {}),
        span,
      },
    ],
    span,
  };
  return { service, unread };
}

const protocols: ReadonlyMap<string, number> = new Map<string, number>([
  ...Object.entries(protocolNumber),
  ["icmpv4", protocolNumber.icmp],
  ["icmpv6", protocolNumber.icmp6],
  ["hopopt", 0],
  ["ipv6", 41],
  ["ipv6-route", 43],
  ["ipv6-frag", 44],
  ["ipv6-nonxt", 59],
  ["ipv6-opts", 60],
  ["vrrp", 112],
  ["pgm", 113],
  ["l2tp", 115],
]);

/** `6`, `TCP`, `ICMPv4` */
function protocolOf(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  if (/^[0-9]{1,3}$/.test(word)) return Number(word) <= 255 ? Number(word) : undefined;
  return protocols.get(word);
}

/** Ports that Windows knows by a name: those that are chosen while it runs stay names. */
const portNames: ReadonlyMap<string, readonly [number, number] | "chosen"> = new Map<
  string,
  readonly [number, number] | "chosen"
>([
  ["rpc-epmap", [135, 135]],
  ["rpcepmap", [135, 135]],
  ["rpc", [49_152, 65_535]],
  ["iptlsin", [443, 443]],
  ["iptlsout", [443, 443]],
  ["iphttps", [443, 443]],
  ["iphttpsin", [443, 443]],
  ["iphttpsout", [443, 443]],
  ["teredo", "chosen"],
  ["ply2disc", "chosen"],
  ["playtodiscovery", "chosen"],
  ["mdns", [5353, 5353]],
  ["cortanaout", "chosen"],
]);

function portTerms(values: readonly Located<string>[], unread: Located<string>[]): PortTerm[] | undefined {
  if (values.length === 0 || values.some(({ value }) => isAny(value))) return undefined;
  return understood(values, portTerm, unread);
}

/** `3389`, `5000-5010`, `RPC` */
function portTerm({ value, span }: Located<string>): PortTerm | undefined {
  const text = value.trim();
  const known = portNames.get(text.toLowerCase());
  if (known === "chosen") return { kind: "name", name: { value: text, span }, span };
  if (known) return { kind: "ports", ports: known, span };
  const [, low = "", high = low] = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(text) ?? [];
  const isRange = low !== "" && Number(low) <= Number(high) && Number(high) <= 65_535;
  return isRange ? { kind: "ports", ports: [Number(low), Number(high)], span } : undefined;
}

/** `8:*`, `3:4`, `8` */
function icmpTerms(values: readonly Located<string>[], unread: Located<string>[]): IcmpTerm[] | undefined {
  if (values.length === 0 || values.some(({ value }) => isAny(value))) return undefined;
  return understood(values, icmpTerm, unread);
}

/** What cannot be read limits nothing here; its rule is uncertain. */
function understood<Term>(
  values: readonly Located<string>[],
  read: (value: Located<string>) => Term | undefined,
  unread: Located<string>[],
): Term[] | undefined {
  const terms = values.flatMap((value) => {
    const term = read(value);
    if (!term) unread.push(value);
    return term ?? [];
  });
  return terms.length < values.length ? undefined : terms;
}

function icmpTerm({ value, span }: Located<string>): IcmpTerm | undefined {
  const [, type = "", code] = /^([0-9]{1,3})(?::([0-9]{1,3}|\*|any))?$/i.exec(value.trim()) ?? [];
  if (type === "" || Number(type) > 255 || Number(code) > 255) return undefined;
  const types = [Number(type), Number(type)];
  const isWhole = code === undefined || code === "*" || /^any$/i.test(code);
  return isWhole ? { kind: "types", types, span } : { kind: "types", types, codes: [Number(code), Number(code)], span };
}
