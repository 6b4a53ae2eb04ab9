import type { AddressMatch } from "../../model/address.ts";
import type { Action, Entry } from "../../model/filter.ts";
import type { ShellCommand } from "../../syntax/shell.ts";
import type { Located } from "../../text/span.ts";
import { addressTerm } from "../netfilter/addresses.ts";
import { type PacketMatches, packetMatches } from "../netfilter/matches.ts";
import { type IptablesOption, iptablesOptions } from "../netfilter/options.ts";
import { type ChainName, chainNames, type Host } from "./host.ts";

/** `iptables -A FORWARD -i %i -j ACCEPT`; false when it may do more than could be told. */
export function runIptables(command: ShellCommand, family: 4 | 6, host: Host): boolean {
  const options = optionsOf(command, host.tunnel.value);
  const table = firstValue(options, "-t")?.value ?? "filter";
  const order = options.find((option) => ["-A", "-I", "-P", "-C", "-F"].includes(option.name));
  const chain = order?.values[0]?.value;
  if (!order || chain === undefined || options.some((option) => option.name === "-D")) return false;
  if (order.name === "-C" || order.name === "-F") return true;
  if (order.name === "-P") return table === "filter" && setPolicy(command, chain, order.values[1], family, host);
  if (table === "mangle" || table === "raw") return passive.has(firstValue(options, "-j")?.value ?? "");
  const matches = matchesOf(options, family, command);
  if (!matches) return false;
  if (table === "nat") return addTranslation(command, chain, options, matches, host);
  return table === "filter" && addEntry(command, chain, order, options, matches, host);
}

/** The options of a command, output it throws away left out; `%i` is the tunnel itself. */
export function optionsOf(command: ShellCommand, tunnel: string): IptablesOption[] {
  const words: Located<string>[] = [];
  for (let at = 1; at < command.words.length; at++) {
    const word = command.words[at] as Located<string>;
    if (/^[0-9]?>/.test(word.value)) {
      if (/^[0-9]?>>?$/.test(word.value)) at++;
    } else words.push(word.value === "%i" ? { value: tunnel, span: word.span } : word);
  }
  return iptablesOptions(words);
}

/** The packets that a command is about, of the family its program is for; undefined when it may say more than could be told. */
function matchesOf(
  options: readonly IptablesOption[],
  family: 4 | 6,
  { span }: ShellCommand,
): PacketMatches | undefined {
  const { matches, unread } = packetMatches(options, { toDevice: false, redirected: true, sets: new Set() });
  const [only, ...others] = matches;
  if (!only || others.length > 0 || unread.length > 0) return undefined;
  if (only.source || only.destination) return only;
  return { source: { terms: [{ kind: "any", family, span }], span }, ...only };
}

/** Whether it only asks if an entry is there. */
export function isCheck(command: ShellCommand): boolean {
  return command.words.some((word) => word.value === "-C" || word.value === "--check");
}

/** Targets that let the packet go on as if nothing had been. */
const passive: ReadonlySet<string> = new Set(["TCPMSS", "MARK", "CONNMARK", "CLASSIFY", "DSCP", "TOS"]);

function firstValue(options: readonly IptablesOption[], name: string): Located<string> | undefined {
  return options.find((option) => option.name === name)?.values[0];
}

function isChain(name: string): name is ChainName {
  return chainNames.some((chain) => chain === name);
}

function setPolicy(
  { span }: ShellCommand,
  chain: string,
  verdict: Located<string> | undefined,
  family: 4 | 6,
  host: Host,
): boolean {
  if (!isChain(chain) || !verdict) return false;
  if (verdict.value !== "ACCEPT" && verdict.value !== "DROP") return false;
  const source: AddressMatch = { terms: [{ kind: "any", family, span }], span };
  if (verdict.value === "ACCEPT")
    host.chains[chain].policies.push({ span, action: { value: { kind: "permit" }, span: verdict.span }, source });
  return true;
}

function addEntry(
  { span }: ShellCommand,
  chain: string,
  order: IptablesOption,
  options: readonly IptablesOption[],
  matches: PacketMatches,
  host: Host,
): boolean {
  const target = firstValue(options, "-j");
  if (!isChain(chain) || !target) return false;
  if (passive.has(target.value)) return true;
  const action = actions.get(target.value);
  if (!action) return false;
  const logs = action.kind === "continue";
  const entry: Entry = {
    span,
    action: { value: action, span: target.span },
    ...matches,
    ...(logs ? { log: { on: true, span: target.span } } : {}),
  };
  const { before, behind } = host.chains[chain];
  if (order.name === "-A") behind.push(entry);
  else before.splice(Math.max(0, Number(order.values[1]?.value ?? 1) - 1), 0, entry);
  return true;
}

const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["ACCEPT", { kind: "permit" }],
  ["DROP", { kind: "deny" }],
  ["REJECT", { kind: "deny", reject: true }],
  ["LOG", { kind: "continue" }],
  ["NFLOG", { kind: "continue" }],
]);

/** `-t nat -A POSTROUTING -o eth0 -j MASQUERADE`, or a port sent on to a host behind. */
function addTranslation(
  { span }: ShellCommand,
  chain: string,
  options: readonly IptablesOption[],
  { source, inbound, outbound }: PacketMatches,
  host: Host,
): boolean {
  const target = firstValue(options, "-j")?.value;
  const real = source ?? { terms: [{ kind: "any", span }], span };
  const [into] = outbound && !outbound.negated ? outbound.names : [];
  if (chain === "POSTROUTING" && (target === "MASQUERADE" || target === "SNAT" || target === "ACCEPT")) {
    const fromTunnel = into !== undefined && into.value !== host.tunnel.value;
    host.translations.push({
      kind: target === "ACCEPT" ? "identity" : "dynamic",
      ...(fromTunnel ? { inside: { value: host.tunnel.value, span } } : {}),
      ...(into ? { outside: into } : {}),
      real,
      ...(into && target !== "ACCEPT"
        ? { mapped: { terms: [{ kind: "interface" as const, interface: into, span: into.span }], span: into.span } }
        : {}),
      span,
    });
    return true;
  }
  const to = firstValue(options, "--to-destination");
  if (chain !== "PREROUTING" || target !== "DNAT" || !to) return false;
  const [from] = inbound && !inbound.negated ? inbound.names : [];
  const address = to.value.replace(/:[0-9]+(?:-[0-9]+)?$/, "").replace(/^\[|\]$/g, "");
  host.translations.push({
    kind: "static",
    ...(from ? { outside: from } : {}),
    real: { terms: [addressTerm(address, to.span)], span: to.span },
    span,
  });
  return true;
}
