import type { Outcome, Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import { ignoredBlock } from "../ignored.ts";
import { plainServices, serviceNames } from "./device-services.ts";
import type { Draft } from "./draft.ts";
import { ignoredIp, ignoredIp6, ignoredStatements } from "./ignored.ts";
import { deviceServiceNames } from "./ip-statements.ts";
import { readNoLogging } from "./logging.ts";

/** `no …`: what is switched off, or is not there, where that says something; what takes other lines back is rarely followed */
export function readNo(words: Words, draft: Draft): Outcome {
  const word = words.take();
  const reader = negations.get(word);
  if (reader) return reader(words, draft);
  return passedOver.has(word) ? ignoredBlock : "unknown";
}

/** Statements whose absence says nothing: those that do not matter at all, and some that are off unless a line says on. */
const passedOver: ReadonlySet<string> = new Set([
  ...ignoredStatements.map(([word]) => word),
  ..."feature ntp nxapi privilege radius radius-server router rsakeypair sntp snmp-server ssh tacacs tacacs-server telnet".split(
    " ",
  ),
]);

const negations: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ["logging", readNoLogging],
  ["ip", readNoIp],
  ["ipv6", readNoIp6],
  ["service", readNoService],
  ["access-list", forgetList],
  [
    "aaa",
    (words) => (/^(new-model|user|root|local|accounting|authorization)$/.test(words.peek()) ? "ignored" : "unknown"),
  ],
  ["crypto", (words) => (/^(isakmp|engine|ikev2)$/.test(words.peek()) ? readNoCrypto(words) : "unknown")],
  ["enable", (words) => (words.is("password") || words.is("secret") ? "ignored" : "unknown")],
  ["feature", readNoFeature],
  [
    "password",
    (words, { management }) => {
      if (!words.accept("strength-check")) return "unknown";
      management.passwords = { ...management.passwords, complexity: { value: false, span: words.statement } };
      return undefined;
    },
  ],
]);

function readNoIp(words: Words, draft: Draft): Outcome {
  const { management } = draft;
  const span = words.statement;
  const word = words.take();
  switch (word) {
    case "http":
      if (words.accept("server")) management.http = { value: false, span };
      else if (words.accept("secure-server")) management.https = { value: false, span };
      else return "ignored";
      return undefined;
    case "access-list":
      if (words.is("standard") || words.is("extended")) words.skip();
      return forgetList(words, draft);
    case "route":
      return words.is("static") ? "ignored" : "unknown";
    case "ssh":
      return "ignored";
  }
  const name = deviceServiceNames.get(`${word} ${words.peek()}`) ?? deviceServiceNames.get(word);
  if (!name) return ignoredIp.has(word) || word === "rcmd" ? ignoredBlock : "unknown";
  words.rest();
  management.deviceServices.push({ name, on: { value: false, span } });
  return undefined;
}

function readNoIp6(words: Words, draft: Draft): Outcome {
  if (words.accept("access-list")) return forgetList(words, draft);
  return ignoredIp6.has(words.peek()) ? ignoredBlock : "unknown";
}

/** A list that is taken back is written anew by the lines that follow, or is gone. */
function forgetList(words: Words, draft: Draft): Outcome {
  if (words.done) return "unknown";
  const name = words.take();
  if (!words.done) return "unknown";
  draft.lists.delete(name);
  draft.definitions.delete(`access list ${name}`);
  return undefined;
}

function readNoService(words: Words, { management, logging }: Draft): Outcome {
  const span = words.statement;
  const word = words.take();
  if (word === "timestamps" || word === "timestamp") {
    if (words.is("debug")) return "ignored";
    words.rest();
    logging.timestamps = { value: false, span };
    return undefined;
  }
  const name = serviceNames.get(word);
  if (!name) return plainServices.has(word) ? "ignored" : "unknown";
  words.rest();
  management.deviceServices.push({ name, on: { value: false, span } });
  return undefined;
}

function readNoFeature(words: Words, { management }: Draft): Outcome {
  const at = management.servers.findIndex(({ protocol }) => words.is(protocol === "https" ? "nxapi" : protocol));
  if (at >= 0) management.servers.splice(at, 1);
  return "ignored";
}

/** Keys and policies that are taken back stand elsewhere; what is not on says nothing. */
function readNoCrypto(words: Words): Outcome {
  return words.is("key", 1) || words.is("policy", 1) || words.is("profile", 1) || words.is("keyring", 1)
    ? "unknown"
    : "ignored";
}
