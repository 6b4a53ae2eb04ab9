import { type QuickPickItem, window } from "vscode";
import type { AskedPacket, TraceChoices } from "../../server/src/lsp/protocol.ts";

const protocols = ["tcp", "udp", "icmp", "icmpv6", "gre", "esp", "ah", "sctp"] as const;
const withPorts: readonly string[] = ["tcp", "udp", "sctp"];
const steps = 6;

/** Asks for a packet part by part, each with what stands there already; undefined when the user gave up. */
export async function askForPacket({ ends, packet }: TraceChoices): Promise<AskedPacket | undefined> {
  const inbound = await chooseEnd(
    1,
    "Where does the packet come in?",
    "sent by the device itself",
    ends,
    packet.in_iface,
  );
  if (!inbound) return undefined;
  const outbound = await chooseEnd(2, "Where does it go out?", "for the device itself", ends, packet.out_iface);
  if (!outbound) return undefined;
  const proto = await choose(3, "Which protocol?", named(protocols), String(packet.proto ?? "tcp"));
  if (!proto) return undefined;
  const src = await type(4, "From which address?", packet.src, isAddress);
  if (src === undefined) return undefined;
  const dst = await type(5, "To which address?", packet.dst, isAddress);
  if (dst === undefined) return undefined;
  const { in_iface: _in, out_iface: _out, proto: _proto, dport: _port, ...rest } = packet;
  const asked = { ...rest, in_iface: inbound.end, out_iface: outbound.end, proto: proto.label, src, dst };
  if (!withPorts.includes(proto.label)) return asked;
  const dport = await type(6, "To which port?", String(packet.dport ?? 443), isPort);
  return dport === undefined ? undefined : { ...asked, dport: Number(dport) };
}

interface End extends QuickPickItem {
  readonly end: string | null;
}

function chooseEnd(
  step: number,
  question: string,
  itself: string,
  ends: readonly string[],
  now: string | null | undefined,
): Promise<End | undefined> {
  const items = [
    ...ends.map((end): End => ({ label: end, end })),
    { label: "$(server) The device", description: itself, end: null },
  ];
  return choose(step, question, items, items.find(({ end }) => end === (now ?? null))?.label);
}

/** A pick among few, what stands there already first. */
function choose<T extends QuickPickItem>(
  step: number,
  question: string,
  items: readonly T[],
  now: string | undefined,
): Promise<T | undefined> {
  return new Promise((done) => {
    const pick = window.createQuickPick<T>();
    pick.title = "Trace a Packet";
    pick.placeholder = question;
    pick.step = step;
    pick.totalSteps = steps;
    pick.items = items;
    pick.activeItems = items.filter(({ label }) => label === now);
    pick.onDidAccept(() => {
      done(pick.activeItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      done(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** A typed answer, checked as it is typed; trimmed. */
async function type(
  step: number,
  question: string,
  value: string,
  problemWith: (text: string) => string | undefined,
): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: `Trace a Packet (${step}/${steps})`,
    prompt: question,
    value,
    validateInput: (text) => problemWith(text.trim()),
  });
  return answer?.trim();
}

const named = (labels: readonly string[]) => labels.map((label) => ({ label }));

/** The server knows addresses exactly; this only stops what is none at a glance. */
const isAddress = (text: string) =>
  /^(\d+\.\d+\.\d+\.\d+|[0-9a-f:.]*:[0-9a-f:.]*)$/i.test(text) ? undefined : "An IPv4 or IPv6 address";
const isPort = (text: string) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? undefined : "A port, 0 to 65535");
