import { parseIp4, parseIp6 } from "../../net/ip.ts";
import { block, type KnownText, type Outcome, type Reader, type Top } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { ignoredBlock } from "../cisco/ignored.ts";
import { define, takeReference } from "../cisco/names.ts";
import { readRouter } from "../cisco/routing-protocols.ts";
import { readTimeRange } from "../cisco/time-ranges.ts";
import { readAaa, readAaaServer, readLdap } from "./aaa.ts";
import { readAccessGroup, readAccessList, readIp6AccessList } from "./access-lists.ts";
import { readEnable, readUsername } from "./accounts.ts";
import { readSsl } from "./certificates.ts";
import { readCrypto, readIke } from "./crypto.ts";
import { type Draft, filterKinds, takeZone } from "./draft.ts";
import { readGroupPolicy } from "./group-policies.ts";
import { ignoredStatements } from "./ignored.ts";
import { readInterface } from "./interfaces.ts";
import { readLogging, readNoLogging } from "./logging.ts";
import {
  readConsole,
  readHttp,
  readIcmpAccess,
  readManagementAccess,
  readNtp,
  readPasswordPolicy,
  readService,
  readSsh,
  readTelnet,
} from "./management.ts";
import { readGlobal, readNat, readStatic } from "./nat.ts";
import { readObjectGroup } from "./object-groups.ts";
import { readObject } from "./objects.ts";
import { readIpStatement, readPixNameif } from "./pix.ts";
import { readClassMap, readPolicyMap, readRouteMap, readServicePolicy } from "./policy-maps.ts";
import { readRoute, readRoute6 } from "./routes.ts";
import { readSnmp } from "./snmp.ts";
import { readTunnelGroup, readTunnelGroupMap } from "./tunnel-groups.ts";
import { readWebvpn } from "./webvpn.ts";

/** What may stand at the top of a file. Lists are read last: which kind of group a name is may be said after them. */
export function topOf(draft: Draft, known: KnownText | undefined): Top {
  const top = block(statements, draft, { strangers: "unread" });
  return {
    ...top,
    knows: (word) => top.knows(word) || isPrompt(word),
    read: (words, word) => (isPrompt(word) ? readPrompt(words) : top.read(words, word)),
    putsOff: (word) => word === "access-list",
    known,
  };
}

/** `office-fw#`, as a terminal shows it before what is typed */
function isPrompt(word: string): boolean {
  return word.endsWith("#") && word.length > 1;
}

/** `office-fw# show running-config`: asking changes nothing; anything else typed there is not looked into */
function readPrompt(words: Words): Outcome {
  words.skip();
  return words.done || /^(sh|sho|show|more|ter|term|terminal|exit|logout)$/.test(words.peek()) ? "ignored" : "unknown";
}

const statements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignoredStatements,
  ["ASA", readVersion],
  ["PIX", readVersion],
  ["FWSM", readVersion],
  ["NGFW", readVersion],
  ["hostname", readHostname],
  ["name", readName],
  ["no", readNo],
  ["interface", readInterface],
  ["nameif", readPixNameif],
  ["ip", readIp],
  ["ipv6", readIp6],
  ["same-security-traffic", readSameSecurity],
  ["object", readObject],
  ["object-group", readObjectGroup],
  ["access-list", readAccessList],
  ["access-group", readAccessGroup],
  ["time-range", readTimeRange],
  ["route", readRoute],
  ["router", readRouter],
  ["nat", readNat],
  ["static", readStatic],
  ["global", readGlobal],
  ["logging", readLogging],
  ["ssh", readSsh],
  ["telnet", readTelnet],
  ["http", readHttp],
  ["console", readConsole],
  ["icmp", readIcmpAccess],
  ["management-access", readManagementAccess],
  ["snmp-server", readSnmp],
  ["ntp", readNtp],
  ["service", readService],
  ["aaa", readAaa],
  ["aaa-server", readAaaServer],
  ["ldap", readLdap],
  ["username", readUsername],
  ["enable", readEnable],
  ["password-policy", readPasswordPolicy],
  ["crypto", readCrypto],
  ["isakmp", (words, draft) => readIke(words, draft, 1)],
  ["sysopt", readSysopt],
  ["tunnel-group", readTunnelGroup],
  ["tunnel-group-map", readTunnelGroupMap],
  ["group-policy", readGroupPolicy],
  ["webvpn", readWebvpn],
  ["ssl", readSsl],
  ["dynamic-access-policy-record", readAccessPolicyRecord],
  ["class-map", readClassMap],
  ["policy-map", readPolicyMap],
  ["service-policy", readServicePolicy],
  ["route-map", readRouteMap],
]);

/** `ASA Version 9.16(4)` */
function readVersion(words: Words, draft: Draft): Outcome {
  const { start } = words.statement;
  if (!words.accept("Version")) return "unknown";
  const product = words.text.slice(start, start + 4).trimEnd();
  const version = words.rest();
  draft.version = { value: version.value, span: { start, end: version.span.end } };
  draft.anyIsIp4 = product === "PIX" || product === "FWSM" || Number.parseInt(version.value, 10) < 9;
  return undefined;
}

/** `hostname NAME` */
function readHostname(words: Words, draft: Draft): Outcome {
  if (words.done) return "unknown";
  draft.hostname = words.takeLocated();
  return undefined;
}

/** `name A NAME [description …]`: another word for an address */
function readName(words: Words, draft: Draft): Outcome {
  const address = parseIp4(words.peek()) ?? parseIp6(words.peek());
  if (address === undefined || words.left < 2) return "unknown";
  words.skip();
  const name = words.takeLocated();
  draft.aliases.set(name.value, address);
  define(draft, "other", name, words, "name of an address", false);
  if (words.accept("description")) words.rest();
  return undefined;
}

/** `ip local pool NAME A-B [mask MASK]`, PIX: `ip address IF A MASK` */
function readIp(words: Words, draft: Draft): Outcome {
  if (words.acceptPair("local", "pool")) return readPool(words, draft);
  return readIpStatement(words, draft);
}

/** `ipv6 {access-list | route | local pool} …` */
function readIp6(words: Words, draft: Draft): Outcome {
  if (words.accept("access-list")) return readIp6AccessList(words, draft);
  if (words.accept("route")) return readRoute6(words, draft);
  if (words.acceptPair("local", "pool")) return readPool(words, draft);
  return "ignored";
}

function readPool(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "" || words.done) return "unknown";
  define(draft, "pool", name, words, "address pool", true);
  words.rest();
  return undefined;
}

/** `same-security-traffic permit {inter-interface | intra-interface}` */
function readSameSecurity(words: Words, draft: Draft): Outcome {
  return setSameSecurity(words, draft, true);
}

function setSameSecurity(words: Words, draft: Draft, on: boolean): Outcome {
  if (!words.accept("permit")) return "unknown";
  if (words.accept("inter-interface")) draft.sameLevel.between = on;
  else if (words.accept("intra-interface")) draft.sameLevel.within = on;
  else return "unknown";
  return undefined;
}

/** `sysopt connection permit-vpn`, PIX: `permit-ipsec`; other `sysopt …` tunes connections */
function readSysopt(words: Words, draft: Draft): Outcome {
  return setBypass(words, draft, true);
}

function setBypass(words: Words, draft: Draft, on: boolean): Outcome {
  if (!words.is("connection") || !/^permit-(vpn|ipsec)$/.test(words.peek(1))) return "ignored";
  words.skip(2);
  draft.vpn.bypass = { value: on, span: words.statement };
  return undefined;
}

/** `dynamic-access-policy-record NAME`: what sessions of some kind get; a list there holds them too */
function readAccessPolicyRecord(words: Words, draft: Draft): Outcome {
  words.rest();
  return block(recordStatements, draft, { strangers: "ignored" });
}

const recordStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  [
    "network-acl",
    (words, draft) => {
      takeReference(words, draft, filterKinds);
      return undefined;
    },
  ],
]);

/** `no …`: what is switched off, or is not there, where that says something */
function readNo(words: Words, draft: Draft): Outcome {
  const word = words.take();
  const reader = negations.get(word);
  if (reader) return reader(words, draft);
  return passedOver.has(word) && !takesAway(word, words.peek()) ? ignoredBlock : "unknown";
}

/** In a pasted change, `no ssh A MASK IF` and its like take back what stands elsewhere; that is not followed. */
function takesAway(word: string, next: string): boolean {
  if (word === "crypto") return next === "map" || next === "dynamic-map" || next === "ca";
  return (word === "ssh" || word === "telnet") && /^\d/.test(next);
}

const negations: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ["logging", readNoLogging],
  ["sysopt", (words, draft) => setBypass(words, draft, false)],
  ["same-security-traffic", (words, draft) => setSameSecurity(words, draft, false)],
  [
    "http",
    (words, draft) => {
      if (!words.acceptPair("server", "enable")) return "unknown";
      draft.management.httpServer = { value: false, span: words.statement };
      return undefined;
    },
  ],
  [
    "management-access",
    (words, draft) => {
      if (!words.done) takeZone(words, draft);
      return undefined;
    },
  ],
  [
    "service",
    (words, draft) => {
      if (words.is("password-recovery"))
        draft.management.deviceServices.push({
          name: "password recovery",
          on: { value: false, span: words.statement },
        });
      words.rest();
      return undefined;
    },
  ],
]);

/** Statements whose absence says nothing: those that do not matter at all, and a few whose default is off. */
const passedOver = new Set([
  ...ignoredStatements.map(([word]) => word),
  ...[
    "console",
    "crypto",
    "ip",
    "ipv6",
    "ntp",
    "password-policy",
    "router",
    "snmp-server",
    "ssh",
    "ssl",
    "tcp-inspection",
    "telnet",
  ],
]);
