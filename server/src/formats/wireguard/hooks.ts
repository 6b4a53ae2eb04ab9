import { parseIp, parseNetwork } from "../../net/ip.ts";
import { type ShellCommand, shellCommands } from "../../syntax/shell.ts";
import type { Located, Span } from "../../text/span.ts";
import { runFirewallCmd } from "./firewalld.ts";
import type { Host } from "./host.ts";
import { isCheck, runIptables } from "./iptables.ts";
import { runNft } from "./nft.ts";
import { runUfw } from "./ufw.ts";

/** `PostUp = iptables -A FORWARD -i %i -j ACCEPT; sysctl -w …`: what it does to the host; gives the commands that nobody understood. */
export function runHook(text: string, span: Span, host: Host): Span[] {
  const unclear: Span[] = [];
  let previous: ShellCommand | undefined;
  for (const command of shellCommands(text, span)) {
    if (!runCommand(plainCommand(command), previous, host)) unclear.push(command.span);
    previous = command;
  }
  return unclear;
}

/** Without `sudo` in front. */
function plainCommand(command: ShellCommand): ShellCommand {
  return command.words[0]?.value === "sudo" ? { ...command, words: command.words.slice(1) } : command;
}

/** The program's name without the folders it lies in. */
function programOf(command: ShellCommand): string {
  const word = command.words[0]?.value ?? "";
  return word.slice(word.lastIndexOf("/") + 1);
}

function runCommand(command: ShellCommand, previous: ShellCommand | undefined, host: Host): boolean {
  const program = programOf(command);
  if (harmless.has(program) || isHarmlessWg(command, program)) return true;
  if (command.after === "|") return false;
  const asked = previous !== undefined && isCheck(previous);
  if (command.after === "||" ? !asked : command.after === "&&" && asked) return false;
  const family = familyOf(command);
  if (family) return runIptables(command, family, host);
  switch (program) {
    case "ip":
      return runIp(command, host);
    case "ufw":
      return runUfw(command, host);
    case "firewall-cmd":
      return runFirewallCmd(command, host);
    case "nft":
      return runNft(command, host);
    default:
      return false;
  }
}

/** The addresses that an iptables command is about; undefined for other programs. */
export function familyOf(command: ShellCommand): 4 | 6 | undefined {
  const shape = /^ip(6?)tables(?:-nft|-legacy)?$/.exec(programOf(command));
  return shape ? (shape[1] === "6" ? 6 : 4) : undefined;
}

/** They filter nothing: kernel switches, name service, notes, waiting. */
const harmless: ReadonlySet<string> = new Set(
  "sysctl resolvectl resolvconf systemd-resolve logger echo printf tee true : sleep ping ethtool tc modprobe date".split(
    " ",
  ),
);

/** `wg set %i private-key …`, as long as it changes nobody's addresses. */
function isHarmlessWg({ words }: ShellCommand, program: string): boolean {
  return program === "wg" && !words.some((word) => /^allowed-ips/i.test(word.value)) && words[1]?.value !== "setconf";
}

/** `ip route add 10.0.0.0/8 dev %i`, `ip -6 rule add …`, `ip link set mtu 1420 dev %i` */
function runIp(command: ShellCommand, host: Host): boolean {
  const words = command.words.slice(1).filter((word) => !/^-[46]$/.test(word.value));
  const object = words[0]?.value ?? "";
  if (/^(?:ru|rule|l|link|a|addr|address|n|neigh|neighbour)$/.test(object)) return true;
  if (!/^r(?:o|oute)?$/.test(object)) return false;
  if (words[1]?.value === "add" || words[1]?.value === "replace") addRoute(words.slice(2), command.span, host);
  return true;
}

function addRoute(words: readonly Located<string>[], span: Span, host: Host): void {
  const [to] = words;
  const destination = to && (to.value === "default" ? parseNetwork("0.0.0.0/0") : parseNetwork(to.value));
  if (!to || !destination || words.some((word) => word.value === "table")) return;
  const after = (name: string) => words[words.findIndex((word) => word.value === name) + 1];
  const device = words.some((word) => word.value === "dev") ? after("dev") : undefined;
  const via = words.some((word) => word.value === "via") ? after("via") : undefined;
  const gateway = via && parseIp(via.value);
  host.routes.push({
    destination: { value: destination, span: to.span },
    ...(device ? { interface: { ...device, value: device.value === "%i" ? host.tunnel.value : device.value } } : {}),
    ...(via && gateway !== undefined ? { gateway: { value: gateway, span: via.span } } : {}),
    span,
  });
}
