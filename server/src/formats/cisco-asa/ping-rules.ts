import type { Checkpoint, Entry, Filter } from "../../model/filter.ts";
import type { ServiceMatch } from "../../model/service.ts";
import { protocolNumber } from "../../net/packet.ts";
import { grouped } from "../../text/grouped.ts";
import type { Span } from "../../text/span.ts";
import type { Draft, PingRule } from "./draft.ts";

const { icmp } = protocolNumber;

/** Who may send ICMP to the device: everyone on an interface until a statement names it, then nobody else. */
export function pingChecks(draft: Draft): { readonly filters: Filter[]; readonly checkpoints: Checkpoint[] } {
  const filters: Filter[] = [];
  const checkpoints: Checkpoint[] = [];
  for (const rules of grouped(draft.pingRules, (rule) => rule.interface.value).values()) {
    const filter = filterOf(rules);
    const [{ interface: zone, span }] = rules;
    filters.push(filter);
    checkpoints.push({
      traffic: "to-device",
      inbound: { names: [zone] },
      filters: [filter.name],
      otherwise: { value: "permit", span, implied: "what is not ICMP is for other statements to open" },
      title: `icmp statements for ${zone.value}`,
      span,
    });
  }
  return { filters, checkpoints };
}

function filterOf(rules: readonly [PingRule, ...PingRule[]]): Filter {
  const [first] = rules;
  const last = rules[rules.length - 1] ?? first;
  const zone = first.interface;
  const entries: Entry[] = rules.map((rule) => ({
    span: rule.span,
    action: { value: { kind: rule.permits ? "permit" : "deny" }, span: rule.action },
    source: rule.from,
    service: icmpOf(rule.type?.span ?? rule.span, rule.type?.value),
  }));
  entries.push({
    span: last.span,
    action: { value: { kind: "deny" }, span: last.action },
    service: icmpOf(last.span),
    implied: `ICMP that no statement for ${zone.value} permits is denied`,
  });
  return {
    name: { value: `icmp ${zone.value}`, span: zone.span },
    span: first.span,
    title: "icmp statements",
    entries,
    otherwise: { value: "next", span: first.span, implied: "icmp statements speak of ICMP only" },
  };
}

function icmpOf(span: Span, type?: number): ServiceMatch {
  const types = type === undefined ? {} : { icmp: [{ kind: "types", types: [type, type], span }] as const };
  return {
    terms: [{ kind: "protocol", protocol: { kind: "numbers", numbers: [icmp, icmp], span }, ...types, span }],
    span,
  };
}
