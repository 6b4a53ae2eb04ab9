import type { AddressMatch } from "../../model/address.ts";
import type { Entry, InterfaceMatch } from "../../model/filter.ts";
import type { ServiceTerm } from "../../model/service.ts";
import type { ShellCommand } from "../../syntax/shell.ts";
import type { Located, Span } from "../../text/span.ts";
import { addressTerm } from "../netfilter/addresses.ts";
import { portRanges, protocolOf } from "../netfilter/ports.ts";
import { parseStates } from "../netfilter/states.ts";
import { type ChainName, chainNames, type Host } from "./host.ts";

/** `nft add rule inet filter forward iifname %i accept`; false when it may do more than could be told. */
export function runNft({ words, span }: ShellCommand, host: Host): boolean {
  const said = words
    .slice(1)
    .map((word) => word.value)
    .join(" ");
  if (/^add table (?:(?:ip|ip6|inet) )?[\w.%-]+$/.test(said)) return true;
  const chain =
    /^add chain (?:(?:ip|ip6|inet) )?([\w.%-]+ [\w.%-]+) ?\{ ?type (\w+) hook (\w+) priority [\w +-]+; ?(policy accept ?; ?)?\}$/.exec(
      said,
    );
  if (chain?.[1] && chain[3]) {
    host.nftChains.set(chain[1], chain[3]);
    return chain[2] === "filter" || chain[2] === "nat";
  }
  const rule = /^(?:add|insert) rule (?:(ip|ip6|inet) )?([\w.%-]+) ([\w.%-]+) (.+)$/.exec(said);
  if (!rule?.[2] || !rule[3] || !rule[4]) return false;
  const hook = (host.nftChains.get(`${rule[2]} ${rule[3]}`) ?? rule[3]).toUpperCase();
  return runRule(rule[4], rule[1] ?? "ip", hook, span, host);
}

function runRule(text: string, family: string, hook: string, span: Span, host: Host): boolean {
  const statement = readStatement(text, host.tunnel.value, span);
  if (!statement) return false;
  const { verdict, ...matches } = statement;
  const limited = matches.source || matches.destination || family === "inet";
  const any: AddressMatch = { terms: [{ kind: "any", family: family === "ip6" ? 6 : 4, span }], span };
  const entry = { span, ...(limited ? {} : { source: any }), ...matches };
  if (verdict === "masquerade") {
    if (hook !== "POSTROUTING") return false;
    const [into] = entry.outbound && !entry.outbound.negated ? entry.outbound.names : [];
    host.translations.push({
      kind: "dynamic",
      ...(into && into.value !== host.tunnel.value ? { inside: { value: host.tunnel.value, span } } : {}),
      ...(into ? { outside: into } : {}),
      real: entry.source ?? { terms: [{ kind: "any", span }], span },
      span,
    });
    return true;
  }
  const chain = chainNames.find((name): name is ChainName => name === hook);
  if (!chain) return false;
  host.chains[chain].behind.push(entryOf(entry, verdict, span));
  return true;
}

/** What one nftables chain accepts, another may still drop; what it drops is gone. */
function entryOf(matches: Omit<Entry, "action">, verdict: string, span: Span): Entry {
  if (verdict !== "accept")
    return { ...matches, action: { value: { kind: "deny", reject: verdict === "reject" }, span } };
  const conditions = [{ value: "no other chain of the host drops it", span }];
  return { ...matches, action: { value: { kind: "permit" }, span }, conditions };
}

type Statement = Pick<Entry, "inbound" | "outbound" | "source" | "destination" | "service" | "states"> & {
  readonly verdict: string;
};

/** `iifname "wg0" ip daddr 10.0.0.0/8 tcp dport { 22, 443 } ct state new accept`; undefined when a part of it is not known. */
function readStatement(text: string, tunnel: string, span: Span): Statement | undefined {
  const words = wordsOf(text);
  const said: { -readonly [K in keyof Statement]?: Statement[K] } = {};
  const services: ServiceTerm[] = [];
  let at = 0;
  const take = () => words[at++] ?? "";
  while (at < words.length) {
    const word = take();
    if (word === "iifname" || word === "iif" || word === "oifname" || word === "oif") {
      const match = interfaceOf(take, tunnel, span);
      if (word.startsWith("i")) said.inbound = match;
      else said.outbound = match;
    } else if (word === "ip" || word === "ip6") {
      const side = take();
      if (side !== "saddr" && side !== "daddr") return undefined;
      said[side === "saddr" ? "source" : "destination"] = addressesOf(take, span);
    } else if (word === "tcp" || word === "udp") {
      const ports = take() === "dport" ? portRanges(listed(take()).join(",").replaceAll("-", ":")) : undefined;
      const number = protocolOf(word);
      if (!ports || number === undefined) return undefined;
      services.push({
        kind: "protocol",
        protocol: { kind: "numbers", numbers: [number, number], span },
        destination: [{ kind: "ports", ports, span }],
        span,
      });
    } else if (word === "ct") {
      const states = take() === "state" ? parseStates(listed(take()).join(","))?.states : undefined;
      if (!states) return undefined;
      said.states = states;
    } else if (word === "counter") {
      if (words[at] === "packets") at += 4;
    } else if (/^(?:accept|drop|reject|masquerade)$/.test(word) && at === words.length)
      return { ...said, ...(services.length > 0 ? { service: { terms: services, span } } : {}), verdict: word };
    else return undefined;
  }
  return undefined;
}

/** Words, with each set of values in braces as one. */
function wordsOf(text: string): string[] {
  const single = text
    .split(" ")
    .filter((word) => word !== "")
    .join(" ");
  return single.replaceAll("{ ", "{").replaceAll(" }", "}").replaceAll(" ,", ",").replaceAll(", ", ",").split(" ");
}

function interfaceOf(take: () => string, tunnel: string, span: Span): InterfaceMatch {
  const first = take();
  const names = listed(first === "!=" ? take() : first).map(
    (name): Located<string> => ({ value: name === "%i" ? tunnel : name, span }),
  );
  return first === "!=" ? { names, negated: true } : { names };
}

function addressesOf(take: () => string, span: Span): AddressMatch {
  const first = take();
  const terms = listed(first === "!=" ? take() : first).map((text) => addressTerm(text, span));
  return first === "!=" ? { terms, negated: true, span } : { terms, span };
}

/** `{22,443}` or one alone. */
function listed(text: string): string[] {
  return text.replace(/^\{|\}$/g, "").split(",");
}
