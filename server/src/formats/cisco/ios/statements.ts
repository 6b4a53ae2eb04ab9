import { type Block, block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located } from "../../../text/span.ts";
import { ignored, ignoredBlock } from "../ignored.ts";
import { define, refer } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import { readRouter } from "../routing-protocols.ts";
import { readTimeRange } from "../time-ranges.ts";
import { readNumberedList, readShownList } from "./access-lists.ts";
import { readAaa, readEnable, readUsername } from "./accounts.ts";
import { readCrypto } from "./crypto/crypto.ts";
import { readFeature, readNtp, readNxapi, readService, readTftpServer } from "./device-services.ts";
import { type Draft, filterKinds } from "./draft.ts";
import { readObjectGroup } from "./groups.ts";
import { ignoredStatements } from "./ignored.ts";
import { readInterface } from "./interfaces.ts";
import { readIp, readIp6 } from "./ip-statements.ts";
import { readLineHead } from "./lines.ts";
import { readLogging } from "./logging.ts";
import { readNo } from "./negations.ts";
import { readClassMap, readParameterMap, readPolicyMap } from "./policy-maps.ts";
import { readRoute } from "./routes.ts";
import { readSnmp } from "./snmp.ts";
import { readSpanningTree, readVlan } from "./switching.ts";
import { readZone, readZonePair } from "./zone-firewall.ts";

/** What may stand at the top of a file. */
export function topOf(draft: Draft): Block {
  const top = block(statements, draft, { strangers: "unread" });
  return {
    ...top,
    knows: (word) => top.knows(word) || isPrompt(word),
    read: (words, word) => (isPrompt(word) ? readPrompt(words) : top.read(words, word)),
  };
}

/** `edge#`, `edge(config)#` or `edge#show`, as a terminal shows it before what is typed */
function isPrompt(word: string): boolean {
  return (word.includes("#") || word.endsWith(">")) && prompt.test(word);
}

const prompt = /^[\w.-]+(\([\w-]+\))?[#>]([a-z]*)$/;

/** `edge#show running-config`: asking changes nothing; anything else typed there is not looked into */
function readPrompt(words: Words): Outcome {
  const typed = prompt.exec(words.peek())?.[2] ?? "";
  words.skip();
  if (typed === "" && words.done) return "ignored";
  return harmless.test(typed === "" ? words.peek() : typed) ? "ignored" : "unknown";
}

const harmless = /^(sh|sho|show|more|ter|term|terminal|exit|logout|end|en|enable|conf|configure)$/;

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
  ["nxapi", readNxapi],
  ["object-group", readObjectGroup],
  ["parameter-map", readParameterMap],
  ["password", readPasswordStatement],
  ["policy-map", readPolicyMap],
  ["route-map", readRouteMap],
  ["router", readRouter],
  ["security", readSecurity],
  ["service", readService],
  ["service-policy", () => "ignored"],
  ["snmp-server", readSnmp],
  ["sntp", readNtp],
  ["spanning-tree", readSpanningTree],
  ["ssh", () => "ignored"],
  ["Standard", (words, draft) => readShownList(words, draft, "Standard")],
  ["switchname", readHostname],
  ["tftp-server", readTftpServer],
  ["time-range", readTimeRange],
  ["username", readUsername],
  ["userpassphrase", readPassphraseLength],
  ["version", readVersion],
  ["vlan", readVlan],
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

/** NX-OS: `userpassphrase {min-length N [max-length N] | …}` */
function readPassphraseLength(words: Words, draft: Draft): Outcome {
  if (!words.accept("min-length")) return "ignored";
  const minimumLength = takeNumber(words);
  if (!minimumLength) return "unknown";
  words.rest();
  draft.management.passwords = { ...draft.management.passwords, minimumLength };
  return undefined;
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
