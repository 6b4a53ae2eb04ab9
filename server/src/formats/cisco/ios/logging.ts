import type { Logging, LogServer } from "../../../model/logging.ts";
import type { Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located, Span, Stated } from "../../../text/span.ts";
import { parseNatural, parseSeverity } from "../numbers.ts";
import type { Draft } from "./draft.ts";

/** What the device logs, as statements give it. */
export interface LoggingDraft {
  spoken: boolean;
  enabled?: Stated<boolean>;
  timestamps?: Stated<boolean>;
  serverLevel?: Stated<number | undefined>;
  readonly servers: LogServer[];
  buffer?: {
    readonly name: string;
    readonly kind: "memory" | "disk";
    readonly span: Span;
    level?: Located<number>;
  };
  bufferSize?: Stated<number>;
  bufferOff?: true;
}

/** `logging {host A … | A | buffered … | trap LEVEL | on | server A … | logfile NAME LEVEL …}` */
export function readLogging(words: Words, draft: Draft): Outcome {
  const { logging } = draft;
  const first = words.peek();
  if (/^\d+\.|:/.test(first) && !words.is("level")) {
    logging.spoken = true;
    return readServer(words, draft);
  }
  words.skip();
  switch (first) {
    case "host":
    case "server":
      logging.spoken = true;
      return words.done ? "unknown" : readServer(words, draft);
    case "trap":
      logging.spoken = true;
      logging.serverLevel = readLevel(words) ?? { value: 6, span: words.statement };
      return undefined;
    case "buffered":
      logging.spoken = true;
      return readBuffer(words, logging);
    case "logfile":
      logging.spoken = true;
      return readLogFile(words, logging);
    case "on":
      logging.spoken = true;
      logging.enabled = { value: true, span: words.statement };
      return undefined;
    case "timestamp":
      return "ignored";
    case "alarm":
    case "cns-events":
    case "console":
    case "count":
    case "delimiter":
    case "discriminator":
    case "dmvpn":
    case "esm":
    case "event":
    case "exception":
    case "facility":
    case "history":
    case "ip":
    case "level":
    case "message-counter":
    case "module":
    case "monitor":
    case "origin-id":
    case "persistent":
    case "queue-limit":
    case "rate-limit":
    case "reload":
    case "server-arp":
    case "snmp-authfail":
    case "snmp-trap":
    case "source-interface":
    case "synchronous":
    case "userinfo":
    case "system":
    case "buginf":
    case "purge-log":
    case "size":
      return "ignored";
    default:
      return "unknown";
  }
}

/** `no logging {on | trap | buffered | …}` */
export function readNoLogging(words: Words, { logging }: Draft): Outcome {
  const span = words.statement;
  switch (words.take()) {
    case "on":
      logging.spoken = true;
      logging.enabled = { value: false, span };
      return undefined;
    case "trap":
      logging.spoken = true;
      logging.serverLevel = { value: undefined, span };
      return undefined;
    case "buffered":
    case "logfile":
      logging.spoken = true;
      logging.bufferOff = true;
      words.rest();
      return undefined;
    default:
      return "ignored";
  }
}

/** `A [LEVEL] [vrf NAME] [use-vrf NAME] [transport {udp | tcp | tls} port N] […]` */
function readServer(words: Words, { logging }: Draft): Outcome {
  if (words.accept("ipv6")) return words.done ? "unknown" : readServerAt(words, logging);
  return readServerAt(words, logging);
}

function readServerAt(words: Words, logging: LoggingDraft): Outcome {
  const address = words.takeLocated();
  let transport: LogServer["transport"] = "udp";
  let port: number | undefined;
  const level = parseSeverity(words.peek());
  if (level !== undefined) {
    logging.serverLevel = { value: level, span: words.span() };
    words.skip();
  }
  while (!words.done && !words.is("!")) {
    const word = words.peek();
    if (word === "transport") {
      const kind = words.peek(1);
      transport = kind === "tcp" || kind === "tls" ? kind : "udp";
      words.skip(2);
    } else if (word === "secure") {
      transport = "tls";
      words.skip();
    } else if (word === "port") {
      port = parseNatural(words.peek(1), 65535);
      words.skip(2);
    } else if (/^(vrf|use-vrf|audit|discriminator|facility|profile|stream|sequence-num-session|session-id)$/.test(word))
      words.skip(2);
    else if (/^(xml|filtered|string|hostname)$/.test(word)) words.skip();
    else words.reject();
  }
  logging.servers.push({ address, transport, span: words.statement, ...(port === undefined ? {} : { port }) });
  return undefined;
}

function readLevel(words: Words): Located<number> | undefined {
  const value = parseSeverity(words.peek());
  if (value === undefined) return undefined;
  const span = words.span();
  words.skip();
  return { value, span };
}

/** `logging buffered [BYTES] [LEVEL]` */
function readBuffer(words: Words, logging: LoggingDraft): Outcome {
  words.accept("xml");
  const buffer: NonNullable<LoggingDraft["buffer"]> = { name: "buffer", kind: "memory", span: words.statement };
  const bytes = words.left > 0 ? parseNatural(words.peek(), 4_294_967_295) : undefined;
  if (bytes !== undefined && bytes > 7) {
    logging.bufferSize = { value: Math.round(bytes / 1024), span: words.span() };
    words.skip();
  }
  const level = readLevel(words);
  if (level) buffer.level = level;
  logging.buffer = buffer;
  return undefined;
}

/** `logging logfile NAME LEVEL [size BYTES]` */
function readLogFile(words: Words, logging: LoggingDraft): Outcome {
  words.skip();
  const buffer: NonNullable<LoggingDraft["buffer"]> = { name: "log file", kind: "disk", span: words.statement };
  const level = readLevel(words);
  if (level) buffer.level = level;
  if (words.accept("size")) {
    const bytes = parseNatural(words.peek(), 4_294_967_295);
    if (bytes !== undefined) logging.bufferSize = { value: Math.round(bytes / 1024), span: words.span() };
    words.skip();
  }
  if (words.accept("persistent")) words.rest();
  logging.buffer = buffer;
  return undefined;
}

/** NX-OS keeps a log file as it comes (Cisco Nexus 9000 system management guide, "About System Message Logging"). */
function unlessSwitchedOff(head: Span): NonNullable<LoggingDraft["buffer"]> {
  return { name: "log file", kind: "disk", span: head };
}

/** What the device logs; absent when a fragment does not speak of it. */
export function loggingOf({ logging, dialect }: Draft, fragment: boolean, head: Span): Logging | undefined {
  if (!logging.spoken && fragment) return undefined;
  const { bufferSize, servers } = logging;
  const kept = logging.buffer ?? (dialect === "nxos" && !logging.bufferOff ? unlessSwitchedOff(head) : undefined);
  const level = logging.serverLevel ?? {
    value: servers.length > 0 ? (dialect === "nxos" ? 5 : 6) : undefined,
    span: servers[0]?.span ?? head,
    implied:
      servers.length > 0
        ? "the level of messages sent to servers unless the file says otherwise"
        : "no server is named",
  };
  const timestamps =
    logging.timestamps ??
    (dialect === "nxos" ? { value: true, span: head, implied: "messages always carry the time" } : undefined);
  return {
    enabled: logging.enabled ?? {
      value: true,
      span: head,
      implied: "messages are logged unless the file says no logging on",
    },
    local: kept
      ? [
          {
            name: kept.name,
            span: kept.span,
            kind: kept.kind,
            enabled: true,
            ...(kept.level ? { level: kept.level } : {}),
            ...(bufferSize ? { kilobytes: bufferSize } : {}),
            full: { value: "overwrite", span: kept.span, implied: "a full log is written over from its start" },
          },
        ]
      : [],
    servers,
    serverLevel: level,
    ...(timestamps ? { timestamps } : {}),
    suppressed: [],
    subjects: [],
  };
}
