import type { AddressMatch } from "../../model/address.ts";
import type { DeviceService, LoginMethod, SessionLimit } from "../../model/management.ts";
import type { LockoutRules, PasswordRules } from "../../model/policy.ts";
import type { Outcome } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import { ignoredBlock } from "../cisco/ignored.ts";
import { parseNatural } from "../cisco/numbers.ts";
import type { AccountDraft } from "./accounts.ts";
import { matchOf, readAddress, readNetwork } from "./addresses.ts";
import { type Draft, takeZone } from "./draft.ts";
import { parseIcmpType } from "./services.ts";
import { emptySnmpDraft, type SnmpDraft } from "./snmp.ts";

/** How the device is administered, as statements give it. */
export interface ManagementDraft {
  readonly access: AccessStatement[];
  httpServer?: Stated<boolean>;
  sshVersion?: Located<string>;
  readonly snmp: SnmpDraft;
  readonly logins: LoginMethod[];
  readonly accounts: AccountDraft[];
  readonly limits: SessionLimit[];
  readonly timeServers: Located<string>[];
  readonly deviceServices: DeviceService[];
  passwords: Mutable<PasswordRules> | undefined;
  lockout: LockoutRules | undefined;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** `ssh 10.0.0.0 255.0.0.0 inside` */
export interface AccessStatement {
  readonly protocol: "ssh" | "telnet" | "http";
  readonly from: AddressMatch;
  readonly interface?: Located<string>;
  readonly span: Span;
}

export function emptyManagementDraft(): ManagementDraft {
  return {
    access: [],
    snmp: emptySnmpDraft(),
    logins: [],
    accounts: [],
    limits: [],
    timeServers: [],
    deviceServices: [],
    passwords: undefined,
    lockout: undefined,
  };
}

/** `ssh A MASK IF`, `ssh timeout MINUTES`, `ssh version {1 | 2}`; other `ssh …` chooses algorithms and keys */
export function readSsh(words: Words, draft: Draft): Outcome {
  switch (words.peek()) {
    case "timeout":
      words.skip();
      return readLimit(words, draft, "ssh");
    case "version": {
      words.skip();
      const versions = words.rest();
      draft.management.sshVersion = { value: versions.value.replace(/\s+/g, ","), span: versions.span };
      return undefined;
    }
    case "pubkey-chain":
      return ignoredBlock;
    case "cipher":
    case "disconnect":
    case "key-exchange":
    case "scopy":
    case "stack":
    case "stricthostkeycheck":
      return "ignored";
    default:
      return readAccess(words, draft, "ssh");
  }
}

/** `telnet A MASK IF`, `telnet timeout MINUTES` */
export function readTelnet(words: Words, draft: Draft): Outcome {
  if (words.accept("timeout")) return readLimit(words, draft, "telnet");
  return readAccess(words, draft, "telnet");
}

/** `console timeout MINUTES` */
export function readConsole(words: Words, draft: Draft): Outcome {
  if (!words.accept("timeout")) return "ignored";
  return readLimit(words, draft, "console");
}

/** `http server {enable [PORT] | idle-timeout MINUTES | …}`, `http A MASK IF`, `http redirect IF [PORT]` */
export function readHttp(words: Words, draft: Draft): Outcome {
  if (words.accept("server")) {
    if (words.accept("enable")) {
      draft.management.httpServer = { value: true, span: words.statement };
      if (parseNatural(words.peek(), 65535) !== undefined) words.skip();
      return undefined;
    }
    if (words.accept("idle-timeout")) return readLimit(words, draft, "http");
    return /^(session-timeout|basic-auth-client)$/.test(words.peek()) ? "ignored" : "unknown";
  }
  if (words.accept("redirect")) {
    const zone = takeZone(words, draft);
    draft.management.deviceServices.push({
      name: "redirect from HTTP to HTTPS",
      on: { value: true, span: words.statement },
      interface: zone,
    });
    if (!words.done) words.skip();
    return undefined;
  }
  if (/^(authentication-certificate|username-from-certificate)$/.test(words.peek())) return "ignored";
  return readAccess(words, draft, "http");
}

/** `A MASK [IF]`, `A6/LENGTH [IF]`; without an interface, on all of them */
function readAccess(words: Words, draft: Draft, protocol: AccessStatement["protocol"]): Outcome {
  const from = readNetwork(words, draft);
  if (!from) return "unknown";
  const zone = words.done ? undefined : takeZone(words, draft);
  draft.management.access.push({
    protocol,
    from: matchOf(from),
    ...(zone ? { interface: zone } : {}),
    span: words.statement,
  });
  return undefined;
}

function readLimit(words: Words, draft: Draft, service: string): Outcome {
  const span = words.span();
  const minutes = parseNatural(words.peek(), 1440);
  if (minutes === undefined) return "unknown";
  words.skip();
  draft.management.limits.push({ service, idleMinutes: { value: minutes === 0 ? "none" : minutes, span } });
  return undefined;
}

/** `icmp {permit | deny} {any | host A | A MASK} [TYPE] IF`, `icmp unreachable …` */
export function readIcmpAccess(words: Words, draft: Draft): Outcome {
  if (words.is("unreachable")) return "ignored";
  const action = words.span();
  const permits = words.is("permit");
  if (!permits && !words.is("deny")) return "unknown";
  words.skip();
  const from = readAddress(words, draft);
  if (!from) return "unknown";
  const span = words.span();
  const type = words.left > 1 ? parseIcmpType(words.peek(), 1) : undefined;
  if (type !== undefined) words.skip();
  if (words.done) return "unknown";
  const zone = takeZone(words, draft);
  draft.pingRules.push({
    interface: zone,
    permits,
    action,
    from: matchOf(from),
    ...(type === undefined ? {} : { type: { value: type, span } }),
    span: words.statement,
  });
  return undefined;
}

/** `management-access IF`: that interface may be managed from inside a tunnel */
export function readManagementAccess(words: Words, draft: Draft): Outcome {
  if (words.done) return "unknown";
  takeZone(words, draft);
  return undefined;
}

/** `ntp server A [key N] [source IF] [prefer]`; keys and trust are left aside */
export function readNtp(words: Words, draft: Draft): Outcome {
  if (!words.accept("server")) return "ignored";
  if (words.done) return "unknown";
  draft.management.timeServers.push(words.takeLocated());
  while (!words.done) {
    if (words.accept("prefer")) continue;
    if (words.accept("source")) takeZone(words, draft);
    else if (words.is("key") || words.is("version")) words.skip(2);
    else break;
  }
  return undefined;
}

/** `password-policy …` */
export function readPasswordPolicy(words: Words, draft: Draft): Outcome {
  const setting = words.take();
  if (setting === "authenticate" || setting === "username-check") return "ignored";
  const span = words.span();
  const value = parseNatural(words.peek(), 65535);
  if (value === undefined) return "unknown";
  words.skip();
  draft.management.passwords ??= {};
  const rules = draft.management.passwords;
  switch (setting) {
    case "minimum-length":
      rules.minimumLength = { value, span };
      return undefined;
    case "lifetime":
      rules.maximumAgeDays = { value: value === 0 ? "never" : value, span };
      return undefined;
    case "minimum-uppercase":
    case "minimum-lowercase":
    case "minimum-numeric":
    case "minimum-special":
      if (value > 0 || !rules.complexity) rules.complexity = { value: value > 0, span };
      return undefined;
    case "reuse-interval":
      rules.history = { value, span };
      return undefined;
    case "minimum-changes":
      return undefined;
    default:
      return "unknown";
  }
}

/** `service …`: answers to refused connections, and password recovery */
export function readService(words: Words, draft: Draft): Outcome {
  if (words.peek() === "password-recovery") {
    draft.management.deviceServices.push({ name: "password recovery", on: { value: true, span: words.statement } });
    words.rest();
    return undefined;
  }
  return "ignored";
}
