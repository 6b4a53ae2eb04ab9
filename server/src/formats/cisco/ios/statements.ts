import { type Block, block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located } from "../../../text/span.ts";
import { ignored, ignoredBlock } from "../ignored.ts";
import { define, refer } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import { readRouter } from "../routing-protocols.ts";
import { readTimeRange } from "../time-ranges.ts";
import { readNamedList, readNamedList6, readNumberedList, readShownList } from "./access-lists.ts";
import { readAaa, readEnable, readUsername } from "./accounts.ts";
import { readCrypto } from "./crypto.ts";
import { type Draft, filterKinds } from "./draft.ts";
import { readObjectGroup } from "./groups.ts";
import { ignoredStatements } from "./ignored.ts";
import { readInterface } from "./interfaces.ts";
import { readLineHead } from "./lines.ts";
import { readLogging, readNoLogging } from "./logging.ts";
import { readNat } from "./nat.ts";
import { readRoute } from "./routes.ts";
import { readSnmp } from "./snmp.ts";
import { readClassMap, readPolicyMap, readZone, readZonePair } from "./zone-firewall.ts";

/** What may stand at the top of a file. */
export function topOf(draft: Draft): Block {
  const top = block(statements, draft, { strangers: "unread" });
  return {
    ...top,
    knows: (word) => top.knows(word) || isPrompt(word),
    read: (words, word) => (isPrompt(word) ? readPrompt(words) : top.read(words, word)),
  };
}

/** `edge#` or `edge(config)#`, as a terminal shows it before what is typed */
function isPrompt(word: string): boolean {
  const last = word.charCodeAt(word.length - 1);
  return (last === 35 || last === 62) && /^[\w.-]+(\([\w-]+\))?[#>]$/.test(word);
}

function readPrompt(words: Words): Outcome {
  words.skip();
  return words.done ||
    /^(sh|sho|show|more|ter|term|terminal|exit|logout|end|en|enable|conf|configure)$/.test(words.peek())
    ? "ignored"
    : "unknown";
}

const statements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignoredStatements,
  ["aaa", readAaa],
  ["access-list", readNumberedList],
  ["class-map", readClassMap],
  ["crypto", readCrypto],
  ["enable", readEnable],
  ["Extended", (words, draft) => readShownList(words, draft, "Extended")],
  ["feature", readFeature],
  ["hostname", readHostname],
  ["interface", readInterface],
  ["ip", readIp],
  ["IP", (words, draft) => readShownList(words, draft, "IP")],
  ["ipv6", readIp6],
  ["IPv6", (words, draft) => readShownList(words, draft, "IPv6")],
  ["line", readLineHead],
  ["logging", readLogging],
  ["login", readLogin],
  ["no", readNo],
  ["ntp", readNtp],
  ["object-group", readObjectGroup],
  ["password", readPasswordStatement],
  ["policy-map", readPolicyMap],
  ["route-map", readRouteMap],
  ["router", readRouter],
  ["security", readSecurity],
  ["service", readService],
  ["service-policy", () => "ignored"],
  ["snmp-server", readSnmp],
  ["sntp", readNtp],
  ["ssh", () => "ignored"],
  ["Standard", (words, draft) => readShownList(words, draft, "Standard")],
  ["switchname", readHostname],
  ["time-range", readTimeRange],
  ["username", readUsername],
  ["userpassphrase", () => "ignored"],
  ["version", readVersion],
  ["vrf", readVrf],
  ["zone", readZone],
  ["zone-pair", readZonePair],
  ...ignored("ldap privilege prefix-list radius radius-server role rsakeypair tacacs tacacs-server user"),
]);

function readHostname(words: Words, draft: Draft): Outcome {
  if (words.done) return "unknown";
  draft.hostname = words.takeLocated();
  return undefined;
}

function readVersion(words: Words, draft: Draft): Outcome {
  if (words.done) return "unknown";
  draft.version = words.rest();
  return undefined;
}

/** `ip {access-list … | route … | nat … | http … | ssh version N | …}` */
function readIp(words: Words, draft: Draft): Outcome {
  const { management } = draft;
  const span = words.statement;
  switch (words.take()) {
    case "access-list":
      return readNamedList(words, draft);
    case "route":
      return readRoute(words, draft);
    case "nat":
      return readNat(words, draft);
    case "http":
      return readHttp(words, draft);
    case "ssh":
      if (words.accept("version")) management.sshVersion = words.takeLocated();
      else return "ignored";
      return undefined;
    case "prefix-list":
    case "community-list":
    case "as-path":
      return "ignored";
    case "source-route":
      management.deviceServices.push({ name: "source routing", on: { value: true, span } });
      return undefined;
    case "finger":
      management.deviceServices.push({ name: "finger", on: { value: true, span } });
      return undefined;
    case "bootp":
      return "ignored";
    case "vrf":
      return ignoredBlock;
    default:
      return ignoredBlock;
  }
}

/** `ip http {server | secure-server | access-class LIST | …}` */
function readHttp(words: Words, { management, ...draft }: Draft): Outcome {
  const span = words.statement;
  switch (words.take()) {
    case "server":
      management.http = { value: true, span };
      return undefined;
    case "secure-server":
      management.https = { value: true, span };
      return undefined;
    case "access-class": {
      words.accept("ipv4");
      if (words.is("ipv6") || words.done) return "ignored";
      management.httpList = refer(draft, filterKinds, words.takeLocated(), {
        whenUndefined: "everybody may then connect",
      });
      return undefined;
    }
    default:
      return "ignored";
  }
}

function readIp6(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "access-list":
      return readNamedList6(words, draft);
    case "router":
      draft.dynamicRouting ??= { value: `ipv6 router ${words.peek()}`, span: words.statement };
      return ignoredBlock;
    default:
      return ignoredBlock;
  }
}

/** `no {logging … | ip http server | service … | …}`: what it switches off is off, and rarely more to say */
function readNo(words: Words, draft: Draft): Outcome {
  const span = words.statement;
  if (words.accept("logging")) return readNoLogging(words, draft);
  if (words.acceptPair("ip", "source-route")) {
    draft.management.deviceServices.push({ name: "source routing", on: { value: false, span } });
    return undefined;
  }
  if (words.acceptPair("ip", "access-list")) {
    if (words.is("standard") || words.is("extended")) words.skip();
    draft.lists.delete(words.take());
    return undefined;
  }
  if (words.acceptPair("ipv6", "access-list")) {
    draft.lists.delete(words.take());
    return undefined;
  }
  return "ignored";
}

/** `service {timestamps log … | tcp-small-servers | …}` */
function readService(words: Words, draft: Draft): Outcome {
  const { management, logging } = draft;
  const span = words.statement;
  switch (words.take()) {
    case "timestamps":
      if (words.is("debug")) return "ignored";
      words.rest();
      logging.timestamps = { value: true, span };
      return undefined;
    case "tcp-small-servers":
    case "udp-small-servers":
      words.rest();
      management.deviceServices.push({ name: "small servers", on: { value: true, span } });
      return undefined;
    case "finger":
      management.deviceServices.push({ name: "finger", on: { value: true, span } });
      return undefined;
    case "config":
      management.deviceServices.push({
        name: "loading of its configuration from the network",
        on: { value: true, span },
      });
      return undefined;
    case "pad":
      words.rest();
      management.deviceServices.push({ name: "PAD", on: { value: true, span } });
      return undefined;
    default:
      return "ignored";
  }
}

/** `ntp server [vrf NAME] A […]` */
function readNtp(words: Words, draft: Draft): Outcome {
  if (!words.accept("server") && !words.accept("peer")) return "ignored";
  if (words.accept("vrf")) words.skip();
  words.accept("ip");
  words.accept("ipv6");
  if (words.done) return "unknown";
  draft.management.timeServers.push(words.takeLocated());
  words.rest();
  return undefined;
}

/** `login block-for SECONDS attempts N within SECONDS` */
function readLogin(words: Words, draft: Draft): Outcome {
  if (!words.accept("block-for")) return "ignored";
  const pause = takeNumber(words);
  if (!words.accept("attempts")) return "unknown";
  const threshold = takeNumber(words);
  if (!words.accept("within")) return "unknown";
  const window = takeNumber(words);
  if (!pause || !threshold || !window) return "unknown";
  draft.management.lockout = {
    threshold,
    minutes: { value: pause.value / 60, span: pause.span },
    windowMinutes: { value: window.value / 60, span: window.span },
  };
  return undefined;
}

function takeNumber(words: Words): Located<number> | undefined {
  const span = words.span();
  const value = parseNatural(words.peek(), 4_294_967_295);
  if (value === undefined) return undefined;
  words.skip();
  return { value, span };
}

/** `security passwords min-length N` */
function readSecurity(words: Words, draft: Draft): Outcome {
  if (!words.acceptPair("passwords", "min-length")) return "ignored";
  const minimumLength = takeNumber(words);
  if (!minimumLength) return "unknown";
  draft.management.passwords = { ...draft.management.passwords, minimumLength };
  return undefined;
}

/** NX-OS: `password strength-check` */
function readPasswordStatement(words: Words, draft: Draft): Outcome {
  if (!words.is("strength-check")) return "ignored";
  words.skip();
  draft.management.passwords = { ...draft.management.passwords, complexity: { value: true, span: words.statement } };
  return undefined;
}

/** NX-OS: `feature {telnet | ssh | nxapi | …}` */
function readFeature(words: Words, draft: Draft): Outcome {
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

/** `route-map NAME {permit | deny} N`, with ` match ip address LIST…` below */
function readRouteMap(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  words.rest();
  define(draft, "route-policy", name, words, "route map", false);
  return block(routeMapStatements, draft, { strangers: "ignored" });
}

const routeMapStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ["match", readRouteMatch],
]);

/** ` match {ip | ipv6} address LIST…`; prefix lists and the rest choose routes, not packets */
function readRouteMatch(words: Words, draft: Draft): Outcome {
  if (!words.acceptPair("ip", "address") && !words.acceptPair("ipv6", "address")) return "ignored";
  if (words.is("prefix-list")) return "ignored";
  while (!words.done && !words.is("!")) refer(draft, filterKinds, words.takeLocated());
  return undefined;
}

/** `vrf {context | definition} NAME`; routes may stand below it on NX-OS */
function readVrf(words: Words, draft: Draft): Outcome {
  if (!words.is("context") && !words.is("definition")) return ignoredBlock;
  words.rest();
  return block(vrfStatements, draft, { strangers: "ignored", claims: (inner) => inner.indent > 0 });
}

const vrfStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ["ip", (words, draft) => (words.accept("route") ? readRoute(words, draft) : "ignored")],
]);
