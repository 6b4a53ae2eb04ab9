import type { Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import { ignoredBlock } from "../ignored.ts";
import { define, refer, takeReference } from "../names.ts";
import { readRouter } from "../routing-protocols.ts";
import { readNamedList, readNamedList6 } from "./access-lists.ts";
import { switchedOn } from "./device-services.ts";
import { type Draft, filterKinds, routingKinds } from "./draft.ts";
import { ignoredIp, ignoredIp6 } from "./ignored.ts";
import { readNat } from "./nat.ts";
import { readRoute } from "./routes.ts";

/** `ip {access-list … | route … | nat … | http … | ssh version N | …}` */
export function readIp(words: Words, draft: Draft): Outcome {
  const { management } = draft;
  const span = words.statement;
  const word = words.take();
  switch (word) {
    case "access-list":
      return readNamedList(words, draft);
    case "route":
      return readRoute(words, draft);
    case "nat":
      return readNat(words, draft);
    case "http":
      return readHttp(words, draft);
    case "ssh":
      if (!words.accept("version")) return "ignored";
      management.sshVersion = words.takeLocated();
      return undefined;
    case "local":
      return readLocal(words, draft);
    case "inspect":
      draft.zones.logsDrops ||= words.is("log") && words.is("drop-pkt", 1);
      return ignoredBlock;
    case "source-route":
    case "finger":
    case "bootp":
    case "identd":
    case "rcmd": {
      const name = deviceServiceNames.get(`${word} ${words.peek()}`) ?? deviceServiceNames.get(word);
      if (!name) return "ignored";
      words.rest();
      management.deviceServices.push(switchedOn(name, span));
      return undefined;
    }
    default:
      return ignoredIp.has(word) ? ignoredBlock : "unknown";
  }
}

/** `ip …` that is answered, or done, for anybody who asks. */
export const deviceServiceNames: ReadonlyMap<string, string> = new Map([
  ["source-route", "source routing"],
  ["finger", "finger"],
  ["bootp server", "BOOTP"],
  ["identd", "identd"],
  ["rcmd rsh-enable", "remote shell (rsh)"],
  ["rcmd rcp-enable", "remote copy (rcp)"],
]);

/** `ip local {pool NAME FIRST [LAST] | policy route-map NAME}` */
function readLocal(words: Words, draft: Draft): Outcome {
  if (words.acceptPair("policy", "route-map") && !words.done) {
    takeReference(words, draft, routingKinds);
    return undefined;
  }
  if (!words.accept("pool") || words.done) return "unknown";
  define(draft, "pool", words.takeLocated(), words, "address pool", false);
  words.rest();
  return undefined;
}

/** `ip http {server | secure-server | access-class LIST | …}` */
function readHttp(words: Words, draft: Draft): Outcome {
  const { management } = draft;
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
      if (words.done) return "unknown";
      const isFor6 = words.accept("ipv6");
      const list = refer(draft, filterKinds, words.takeLocated(), { whenUndefined: "everybody may then connect" });
      if (!isFor6) management.httpList = list;
      return undefined;
    }
    case "active-session-modules":
    case "authentication":
    case "banner":
    case "client":
    case "digest":
    case "help-path":
    case "max-connections":
    case "path":
    case "port":
    case "secure-active-session-modules":
    case "secure-ciphersuite":
    case "secure-client-auth":
    case "secure-port":
    case "secure-trustpoint":
    case "session-idle-timeout":
    case "session-module-list":
    case "timeout-policy":
    case "tls-version":
      return "ignored";
    default:
      return "unknown";
  }
}

/** `ipv6 {access-list … | route … | router … | …}` */
export function readIp6(words: Words, draft: Draft): Outcome {
  const word = words.take();
  switch (word) {
    case "access-list":
      return readNamedList6(words, draft);
    case "route":
      return readRoute(words, draft);
    case "router":
      draft.routesIp6 = true;
      return readRouter(words, draft);
    case "unicast-routing":
      draft.routesIp6 = true;
      return undefined;
    default:
      return ignoredIp6.has(word) ? ignoredBlock : "unknown";
  }
}
