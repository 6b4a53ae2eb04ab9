import type { Outcome, Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import { refer } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { type Draft, filterKinds } from "./draft.ts";
import type { SessionAttributes } from "./vpn-draft.ts";

export interface SessionItem {
  readonly draft: Draft;
  readonly attributes: SessionAttributes;
}

/** What stands alike below `group-policy NAME attributes` and `username NAME attributes`. */
export const sessionAttributes: readonly [string, Reader<SessionItem>][] = [
  ["vpn-filter", readFilter],
  ["ipv6-vpn-filter", readFilter6],
  ["vpn-access-hours", readHours],
  ["vpn-idle-timeout", readIdle],
  ["vpn-session-timeout", readSession],
  ["vpn-simultaneous-logins", readLogins],
  ["vpn-tunnel-protocol", readProtocols],
];

/** ` vpn-filter {value NAME | none}` */
function readFilter(words: Words, { draft, attributes }: SessionItem): Outcome {
  const span = words.statement;
  if (words.accept("none")) {
    attributes.filter = { value: undefined, span };
    return undefined;
  }
  if (!words.accept("value") || words.done) return "unknown";
  const name = refer(draft, filterKinds, words.takeLocated(), {
    whenUndefined: "the tunnel has no list to be held to",
  });
  attributes.filter = { value: name.value, span: name.span };
  return undefined;
}

/** ` ipv6-vpn-filter {value NAME | none}`, from before lists held both families */
function readFilter6(words: Words, { draft }: SessionItem): Outcome {
  if (words.accept("none")) return undefined;
  if (!words.accept("value") || words.done) return "unknown";
  refer(draft, filterKinds, words.takeLocated());
  return undefined;
}

/** ` vpn-access-hours {value TIME-RANGE | none}` */
function readHours(words: Words, { draft, attributes }: SessionItem): Outcome {
  const span = words.statement;
  if (words.accept("none")) {
    attributes.hours = { value: undefined, span };
    return undefined;
  }
  if (!words.accept("value") || words.done) return "unknown";
  const name = refer(draft, ["schedule"], words.takeLocated());
  attributes.hours = { value: name.value, span: name.span };
  return undefined;
}

/** ` vpn-idle-timeout {MINUTES | none} [alert-interval MINUTES]` */
function readIdle(words: Words, { attributes }: SessionItem): Outcome {
  const value = readMinutes(words);
  if (value) attributes.idle = value;
  return value || words.is("alert-interval") ? alertInterval(words) : "unknown";
}

/** ` vpn-session-timeout {MINUTES | none} [alert-interval MINUTES]` */
function readSession(words: Words, { attributes }: SessionItem): Outcome {
  const value = readMinutes(words);
  if (value) attributes.session = value;
  return value || words.is("alert-interval") ? alertInterval(words) : "unknown";
}

function readMinutes(words: Words) {
  const span = words.span();
  if (words.accept("none")) return { value: "none", span } as const;
  const value = parseNatural(words.peek(), 35_791_394);
  if (value === undefined) return undefined;
  words.skip();
  return { value, span };
}

function alertInterval(words: Words): Outcome {
  if (words.accept("alert-interval")) words.skip();
  return undefined;
}

/** ` vpn-simultaneous-logins NUMBER` */
function readLogins(words: Words, { attributes }: SessionItem): Outcome {
  const span = words.span();
  const value = parseNatural(words.peek(), 2_147_483_647);
  if (value === undefined) return "unknown";
  words.skip();
  attributes.logins = { value, span };
  return undefined;
}

/** ` vpn-tunnel-protocol ikev1 ikev2 ssl-client …` */
function readProtocols(words: Words, { attributes }: SessionItem): Outcome {
  const protocols: string[] = [];
  while (!words.done) {
    const word = words.peek().toLowerCase();
    if (!tunnelProtocols.has(word)) break;
    protocols.push(word);
    words.skip();
  }
  attributes.protocols = protocols;
  return undefined;
}

const tunnelProtocols = new Set([
  "ikev1",
  "ikev2",
  "ipsec",
  "l2tp-ipsec",
  "ssl-client",
  "ssl-clientless",
  "svc",
  "webvpn",
]);
