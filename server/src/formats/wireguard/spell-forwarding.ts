import type { NewEntry, NewService } from "../../model/change.ts";
import { formatRange, type IpRange, maxIp4, maxIp6 } from "../../net/ip.ts";
import { networksOf } from "../../net/networks.ts";
import { hasPorts, protocolNumber } from "../../net/packet.ts";
import type { ShellCommand } from "../../syntax/shell.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { IptablesOption } from "../netfilter/options.ts";
import { familyOf } from "./hooks.ts";
import { optionsOf } from "./iptables.ts";
import type { WireGuardSyntax } from "./read.ts";
import { commandAt, undoingOf } from "./spell-commands.ts";

/** Puts narrower iptables commands in the place of one, and of the one that undoes it. */
export function spellForwarding(
  text: string,
  syntax: WireGuardSyntax,
  span: Span,
  entries: readonly NewEntry[],
): readonly TextEdit[] | undefined {
  const place = commandAt(text, syntax, span);
  if (!place || place.command.after === "||") return undefined;
  const written = commandsFor(text, place.command, entries);
  if (!written) return undefined;
  const edits = [{ span, text: written.join("; ") }];
  const undoing = undoingOf(text, syntax, place.command);
  if (undoing) edits.push({ span: undoing.command.span, text: written.map(undo).join("; ") });
  return edits;
}

function undo(command: string): string {
  return command.replace(/ (?:-A|-I|--append|--insert) /, " -D ");
}

/** One command for each pair of ends and each service; all that the old one said beside those stays. */
function commandsFor(text: string, command: ShellCommand, entries: readonly NewEntry[]): string[] | undefined {
  const family = familyOf(command);
  const options = optionsOf(command, "%i");
  const order = options?.find(({ name }) => name === "-A" || name === "-I");
  const jump = options?.find(({ name }) => name === "-j");
  const target = jump?.values[0]?.value;
  if (!family || !options || !order || order.values.length > 1 || (target !== "ACCEPT" && target !== "DROP"))
    return undefined;
  const program = command.words[0]?.value ?? "";
  const kept = options.filter((option) => option !== order && option !== jump && !isReplaced(option));
  const before = [program, ...[order, ...kept].map((option) => wordsOf(text, option))].join(" ");

  const written: string[] = [];
  for (const { action, sources, destinations, services, log } of entries)
    for (const source of endsOf(sources, "-s", family))
      for (const destination of endsOf(destinations, "-d", family))
        for (const service of services ? services.map(serviceWords) : [""]) {
          if (service === undefined) return undefined;
          const match = `${before}${source}${destination}${service}`;
          if (log) written.push(`${match} -j LOG`);
          written.push(`${match} -j ${action === "permit" ? "ACCEPT" : "DROP"}`);
        }
  // What is inserted at the head of a chain stands before what was inserted there earlier.
  if (order.name === "-I") written.reverse();
  return written.length > 0 ? written : undefined;
}

/** What addresses, protocol and ports say anew. */
function isReplaced({ name, values }: IptablesOption): boolean {
  if (name === "-m") return /^(?:tcp|udp|icmp|icmp6|icmpv6|multiport)$/.test(values[0]?.value ?? "");
  return /^(?:-s|-d|-p|--[sd]ports?|--icmp-type|--icmpv6-type)$/.test(name);
}

function wordsOf(text: string, { span }: IptablesOption): string {
  return text.slice(span.start, span.end);
}

/** The networks of one family, each as an option. */
function endsOf(ranges: readonly IpRange[], option: string, family: 4 | 6): string[] {
  if (ranges.length === 0) return [""];
  return ranges
    .filter((range) => range.family === family)
    .flatMap(networksOf)
    .map((network) => (isEvery(network) ? "" : ` ${option} ${formatRange(network)}`));
}

function isEvery(range: IpRange): boolean {
  return range.family === 4 ? range.lo === 0 && range.hi === maxIp4 : range.lo === 0n && range.hi === maxIp6;
}

/** ` -p tcp --dport 22`; iptables takes at most fifteen ports in one command, a range as two. */
function serviceWords({ protocol, ports }: NewService): string | undefined {
  const name = ` -p ${protocol === protocolNumber.tcp ? "tcp" : protocol === protocolNumber.udp ? "udp" : protocol}`;
  if (!ports) return name;
  if (!hasPorts(protocol)) return undefined;
  const ranges: string[] = [];
  for (let at = 0; at < ports.length; at += 2) {
    const [lo, hi] = [ports[at], ports[at + 1]];
    ranges.push(lo === hi ? `${lo}` : `${lo}:${hi}`);
  }
  if (ranges.length === 1) return `${name} --dport ${ranges[0]}`;
  return ports.length <= 15 ? `${name} -m multiport --dports ${ranges.join(",")}` : undefined;
}
