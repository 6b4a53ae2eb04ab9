import { asaIcmpTypes } from "../../facts/cisco-names.ts";
import type { ServiceTerm } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { Span } from "../../text/span.ts";
import { parseProtocol } from "./services.ts";

/** What a service object means that the device knows without a definition: `icmp-echo`, `ospf`. */
export function builtInService(name: string, span: Span): readonly ServiceTerm[] | undefined {
  if (name === "ip") return [{ kind: "any", span }];
  const type = name.startsWith("icmp-") ? asaIcmpTypes.get(name.slice(5)) : undefined;
  if (type !== undefined)
    return [
      {
        kind: "protocol",
        protocol: { kind: "numbers", numbers: [protocolNumber.icmp, protocolNumber.icmp], span },
        icmp: [{ kind: "types", types: [type, type], span }],
        span,
      },
    ];
  const code = name.charCodeAt(0);
  const protocol = 48 <= code && code <= 57 ? undefined : parseProtocol(name);
  if (protocol === undefined) return undefined;
  return [{ kind: "protocol", protocol: { kind: "numbers", numbers: [protocol, protocol], span }, span }];
}
