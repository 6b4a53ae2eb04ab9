import type { DeviceService } from "../../../model/management.ts";
import type { Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Span } from "../../../text/span.ts";
import type { Draft } from "./draft.ts";

/** `service {timestamps log … | tcp-small-servers | …}` */
export function readService(words: Words, draft: Draft): Outcome {
  const { management, logging } = draft;
  const span = words.statement;
  const word = words.take();
  if (word === "timestamps" || word === "timestamp") {
    if (words.is("debug")) return "ignored";
    words.rest();
    logging.timestamps = { value: true, span };
    return undefined;
  }
  const name = serviceNames.get(word);
  if (name) {
    words.rest();
    management.deviceServices.push(switchedOn(name, span));
    return undefined;
  }
  return plainServices.has(word) ? "ignored" : "unknown";
}

/** A service that is on; all but a few answer anybody who asks. */
export function switchedOn(name: string, span: Span): DeviceService {
  return { name, on: { value: true, span }, ...(silent.has(name) ? {} : { everywhere: true }) };
}

const silent = new Set(["source routing", "loading of its configuration from the network"]);

/** What the device calls services that it has no need of at an edge. */
export const serviceNames: ReadonlyMap<string, string> = new Map([
  ["tcp-small-servers", "group of small servers"],
  ["udp-small-servers", "group of small servers"],
  ["finger", "finger"],
  ["config", "loading of its configuration from the network"],
  ["pad", "PAD"],
]);

/** What the device does for itself: how it counts, keeps and shows. */
export const plainServices: ReadonlySet<string> = new Set([
  "alignment",
  "call-home",
  "compress-config",
  "counters",
  "decimal-tty",
  "dhcp",
  "disable-ip-fast-frag",
  "exec-callback",
  "exec-wait",
  "heartbeat",
  "hide-telnet-addresses",
  "internal",
  "linenumber",
  "nagle",
  "old-slip-prompts",
  "password-encryption",
  "password-recovery",
  "prompt",
  "pt-vty-logging",
  "sequence-numbers",
  "slave-coredump",
  "slave-log",
  "tcp-keepalives-in",
  "tcp-keepalives-out",
  "telnet-zeroidle",
  "unsupported-transceiver",
]);

/** `ntp server [vrf NAME] A […]` */
export function readNtp(words: Words, draft: Draft): Outcome {
  if (!words.accept("server") && !words.accept("peer")) return "ignored";
  if (words.accept("vrf")) words.skip();
  words.accept("ip");
  words.accept("ipv6");
  if (words.done) return "unknown";
  draft.management.timeServers.push(words.takeLocated());
  words.rest();
  return undefined;
}

/** NX-OS: `feature {telnet | ssh | nxapi | …}` */
export function readFeature(words: Words, draft: Draft): Outcome {
  const span = words.statement;
  switch (words.peek()) {
    case "telnet":
    case "ssh":
    case "netconf":
      draft.management.servers.push({ protocol: words.take() as "telnet" | "ssh" | "netconf", span });
      return undefined;
    case "nxapi":
      words.skip();
      draft.management.servers.push({ protocol: "https", span });
      return undefined;
    default:
      return "ignored";
  }
}

/** NX-OS: `nxapi {http | https} port N`, `nxapi use-vrf NAME` */
export function readNxapi(words: Words, draft: Draft): Outcome {
  if (!words.accept("http")) return "ignored";
  words.rest();
  draft.management.servers.push({ protocol: "http", span: words.statement });
  return undefined;
}

/** `tftp-server flash:IMAGE [alias NAME] [LIST]`: hands the file out to anybody */
export function readTftpServer(words: Words, draft: Draft): Outcome {
  words.rest();
  draft.management.servers.push({ protocol: "tftp", span: words.statement });
  return undefined;
}
