import type { LogServer, SuppressedMessage } from "../../model/logging.ts";
import { formatIp } from "../../net/ip.ts";
import type { Outcome, Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import { define, refer } from "../cisco/names.ts";
import { parseNatural, parseSeverity } from "../cisco/numbers.ts";
import { readPlainAddress } from "./addresses.ts";
import { type Draft, takeZone } from "./draft.ts";
import { subjectOfMessage } from "./messages.ts";

/** What the device logs, as statements give it. */
export interface LoggingDraft {
  /** Whether any statement speaks of logging. */
  spoken: boolean;
  enabled?: Stated<boolean>;
  timestamps?: Stated<boolean>;
  serverLevel?: Stated<number | undefined>;
  readonly servers: LogServer[];
  readonly suppressed: SuppressedMessage[];
  readonly subjects: { about: string; to: "servers" | "local"; level: number; span: Span }[];
  buffer?: { readonly span: Span; readonly level: Located<number> | undefined };
  bufferSize?: Stated<number>;
  flash?: Span;
  flashSize?: Stated<number>;
  /** The finest severity of each named choice of messages. */
  readonly lists: Map<string, number>;
}

export function emptyLoggingDraft(): LoggingDraft {
  return { spoken: false, servers: [], suppressed: [], subjects: [], lists: new Map() };
}

/** `logging …` */
export function readLogging(words: Words, draft: Draft): Outcome {
  draft.logging.spoken = true;
  const reader = statements.get(words.peek());
  if (!reader) return "unknown";
  words.skip();
  return reader(words, draft);
}

/** `no logging …` */
export function readNoLogging(words: Words, draft: Draft): Outcome {
  const { logging } = draft;
  logging.spoken = true;
  const span = words.statement;
  switch (words.take()) {
    case "enable":
    case "on":
      logging.enabled = { value: false, span };
      return undefined;
    case "timestamp":
      logging.timestamps = { value: false, span };
      words.rest();
      return undefined;
    case "trap":
      logging.serverLevel = { value: undefined, span };
      return undefined;
    case "message":
      if (parseNatural(words.peek(), 999_999) === undefined) return "unknown";
      // `no logging message N level L` only takes an own severity back.
      if (words.left === 1) {
        const id = words.takeLocated();
        logging.suppressed.push({ id, about: subjectOfMessage(id.value), span });
      } else words.rest();
      return undefined;
    default:
      return "ignored";
  }
}

const ignore: Reader<Draft> = () => "ignored";

const statements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...[
    "asdm",
    "asdm-buffer-size",
    "console",
    "debug-trace",
    "device-id",
    "emblem",
    "facility",
    "flash-minimum-free",
    "from-address",
    "ftp-bufferwrap",
    "ftp-server",
    "hide",
    "history",
    "mail",
    "monitor",
    "permit-hostdown",
    "queue",
    "rate-limit",
    "recipient-address",
    "savelog",
    "standby",
  ].map((word): [string, Reader<Draft>] => [word, ignore]),
  ["enable", readEnable],
  ["on", readEnable],
  ["timestamp", readTimestamp],
  ["host", readHost],
  ["trap", readTrap],
  ["buffered", readBuffered],
  ["buffer-size", readBufferSize],
  ["flash-bufferwrap", readFlash],
  ["flash-maximum-allocation", readFlashSize],
  ["class", readClass],
  ["list", readList],
  ["message", readMessage],
]);

/** `logging enable`, PIX: `logging on` */
function readEnable(words: Words, { logging }: Draft): Outcome {
  logging.enabled = { value: true, span: words.statement };
  return undefined;
}

/** `logging timestamp [rfc5424]` */
function readTimestamp(words: Words, { logging }: Draft): Outcome {
  words.accept("rfc5424");
  logging.timestamps = { value: true, span: words.statement };
  return undefined;
}

/** `logging host IF A [{tcp | udp | 6 | 17}[/PORT]] [format emblem] [secure …]` */
function readHost(words: Words, draft: Draft): Outcome {
  const zone = takeZone(words, draft);
  const own = words.span();
  const address = readPlainAddress(words, draft);
  if (!address) {
    if (words.done) return "unknown";
    words.skip();
  }
  const name = { value: address ? formatIp(address.value) : words.text.slice(own.start, own.end), span: own };
  let transport: LogServer["transport"] = "udp";
  let port: number | undefined;
  const [protocol = "", number] = words.peek().split("/");
  if (/^(tcp|udp|6|17)$/.test(protocol)) {
    transport = protocol === "tcp" || protocol === "6" ? "tcp" : "udp";
    port = number === undefined ? undefined : parseNatural(number, 65535);
    // The device takes 514 and what lies above 1024.
    if (number !== undefined && (port === undefined || (port < 1025 && port !== 514))) words.reject();
    else words.skip();
  }
  words.acceptPair("format", "emblem");
  if (words.accept("secure")) {
    transport = "tls";
    if (words.accept("reference-identity")) words.skip();
  }
  words.accept("permit-hostdown");
  draft.logging.servers.push({
    address: name,
    transport,
    ...(port === undefined ? {} : { port }),
    interface: zone,
    span: words.statement,
  });
  return undefined;
}

/** A severity, or the name of a `logging list`. */
function takeLevel(words: Words, draft: Draft): Located<number> | undefined {
  const span = words.span();
  const value = parseSeverity(words.peek());
  if (value !== undefined) {
    words.skip();
    return { value, span };
  }
  if (words.done) return undefined;
  const name = refer(draft, ["other"], words.takeLocated());
  const listed = draft.logging.lists.get(name.value);
  return listed === undefined ? undefined : { value: listed, span };
}

/** `logging trap {SEVERITY | LIST}` */
function readTrap(words: Words, draft: Draft): Outcome {
  const level = takeLevel(words, draft);
  if (level) draft.logging.serverLevel = level;
  return undefined;
}

/** `logging buffered {SEVERITY | LIST}`; PIX and old releases also take a size */
function readBuffered(words: Words, draft: Draft): Outcome {
  draft.logging.buffer = { span: words.statement, level: takeLevel(words, draft) };
  return undefined;
}

/** `logging buffer-size BYTES` */
function readBufferSize(words: Words, draft: Draft): Outcome {
  const span = words.span();
  const value = parseNatural(words.peek(), 2_147_483_647);
  if (value === undefined) return "unknown";
  words.skip();
  draft.logging.bufferSize = { value: value / 1024, span };
  return undefined;
}

/** `logging flash-bufferwrap`: a full buffer is written to flash */
function readFlash(words: Words, { logging }: Draft): Outcome {
  logging.flash = words.statement;
  return undefined;
}

/** `logging flash-maximum-allocation KILOBYTES` */
function readFlashSize(words: Words, draft: Draft): Outcome {
  const span = words.span();
  const value = parseNatural(words.peek(), 2_147_483_647);
  if (value === undefined) return "unknown";
  words.skip();
  draft.logging.flashSize = { value, span };
  return undefined;
}

/** `logging class CLASS {trap | buffered | …} SEVERITY …` */
function readClass(words: Words, { logging }: Draft): Outcome {
  const about = words.take();
  while (words.left >= 2) {
    const destination = words.take();
    const level = parseSeverity(words.take());
    if (level === undefined) return "unknown";
    if (destination === "trap" || destination === "buffered")
      logging.subjects.push({ about, to: destination === "trap" ? "servers" : "local", level, span: words.statement });
  }
  return undefined;
}

/** `logging list NAME {level SEVERITY [class CLASS] | message N[-N]}` */
function readList(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "other", name, words, "choice of messages", false);
  const level = words.is("level") ? parseSeverity(words.peek(1)) : undefined;
  if (level !== undefined && words.left === 2)
    draft.logging.lists.set(name.value, Math.max(level, draft.logging.lists.get(name.value) ?? 0));
  words.rest();
  return undefined;
}

/** `logging message N [level SEVERITY] [standby]`: an own severity for one message */
function readMessage(words: Words, _draft: Draft): Outcome {
  if (parseNatural(words.peek(), 999_999) === undefined) return "unknown";
  words.rest();
  return undefined;
}
