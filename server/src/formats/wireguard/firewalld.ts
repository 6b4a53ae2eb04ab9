import type { Entry } from "../../model/filter.ts";
import { protocolNumber } from "../../net/packet.ts";
import type { ShellCommand } from "../../syntax/shell.ts";
import { addressTerm } from "../netfilter/addresses.ts";
import { portRanges } from "../netfilter/ports.ts";
import type { Host } from "./host.ts";
import { runIptables } from "./iptables.ts";

/** `firewall-cmd --add-port=51820/udp`, `--add-masquerade`, `--direct --add-rule …`; false when it may do more than could be told. */
export function runFirewallCmd(command: ShellCommand, host: Host): boolean {
  const { words, span } = command;
  const direct = words.findIndex((word) => word.value === "--add-rule");
  if (words.some((word) => word.value === "--direct")) return direct > 0 && runDirect(command, direct, host);
  const options = joinedOptions(words.slice(1).map((word) => word.value));
  let said = false;
  for (const [name, value] of options) {
    if (name === "--add-masquerade" || (name === "--add-rich-rule" && /^rule\b.* masquerade$/.test(value))) {
      const source = / source address="?([^\s"]+)"? masquerade$/.exec(value)?.[1];
      const term = source === undefined ? ({ kind: "any", span } as const) : addressTerm(source, span);
      host.translations.push({ kind: "dynamic", real: { terms: [term], span }, span });
    } else if (name === "--add-port") {
      const entry = openPort(value, command);
      if (!entry) return false;
      host.chains.INPUT.behind.push(entry);
    } else if (name === "--add-interface") {
      // The zone says what passes, and the host's own rules are unknown anyway; only `trusted` opens everything.
      if (!/^(?:public|internal|external|home|work|dmz|drop|block)$/.test(options.get("--zone") ?? "")) return false;
    } else if (!/^--(?:zone|permanent|quiet|reload)$/.test(name)) return false;
    else continue;
    said = true;
  }
  return said || options.has("--reload");
}

/** `--zone=public`, `--zone public` and `--reload` alike. */
function joinedOptions(words: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const equals = word.indexOf("=");
    if (equals > 0) options.set(word.slice(0, equals), word.slice(equals + 1));
    else if (words[at + 1] !== undefined && !words[at + 1]?.startsWith("--")) options.set(word, words[++at] ?? "");
    else options.set(word, "");
  }
  return options;
}

function openPort(value: string, { span }: ShellCommand): Entry | undefined {
  const shape = /^([0-9-]+)\/(tcp|udp)$/.exec(value);
  const ports = portRanges((shape?.[1] ?? "").replace("-", ":"));
  if (!shape || !ports) return undefined;
  const number = protocolNumber[shape[2] === "tcp" ? "tcp" : "udp"];
  return {
    span,
    action: { value: { kind: "permit" }, span },
    service: {
      terms: [
        {
          kind: "protocol",
          protocol: { kind: "numbers", numbers: [number, number], span },
          destination: [{ kind: "ports", ports, span }],
          span,
        },
      ],
      span,
    },
  };
}

/** `--add-rule ipv4 filter FORWARD 0 -i %i -j ACCEPT`: iptables in other clothes. */
function runDirect(command: ShellCommand, at: number, host: Host): boolean {
  const [family, table, chain, priority, ...rest] = command.words.slice(at + 1);
  if (!family || !table || !chain || !priority || !/^ipv[46]$/.test(family.value)) return false;
  const word = (value: string) => ({ value, span: family.span });
  const words = [word("iptables"), word("-t"), table, word("-A"), chain, ...rest];
  return runIptables({ ...command, words }, family.value === "ipv6" ? 6 : 4, host);
}
