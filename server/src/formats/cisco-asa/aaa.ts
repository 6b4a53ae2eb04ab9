import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { ignored } from "../cisco/ignored.ts";
import { define, refer, takeReference } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { type Draft, filterKinds, otherKinds, takeZone } from "./draft.ts";
import { takePolicy } from "./group-policies.ts";

/** `aaa {authentication | authorization | accounting | local authentication attempts max-fail N | …}` */
export function readAaa(words: Words, draft: Draft): Outcome {
  switch (words.take()) {
    case "authentication":
      return readAuthentication(words, draft);
    case "authorization":
    case "accounting":
      return readRights(words, draft);
    case "local": {
      if (!words.acceptPair("authentication", "attempts") || !words.accept("max-fail")) return "unknown";
      const span = words.span();
      const value = parseNatural(words.peek(), 65535);
      if (value === undefined) return "unknown";
      words.skip();
      draft.management.lockout = { threshold: { value, span } };
      return undefined;
    }
    case "mac-exempt":
    case "proxy-limit":
      return "ignored";
    default:
      return "unknown";
  }
}

/** `authentication SERVICE console NAME [LOCAL]`, `authentication match LIST IF NAME` */
function readAuthentication(words: Words, draft: Draft): Outcome {
  if (words.is("match")) return readMatch(words, draft);
  if (!words.is("console", 1)) return knownAside.has(words.peek()) ? "ignored" : "unknown";
  const service = words.take();
  words.skip();
  const methods: Located<string>[] = [];
  while (!words.done && !words.is("!")) methods.push(takeMethod(words, draft));
  draft.management.logins.push({ service, methods, span: words.statement });
  return undefined;
}

const knownAside = new Set(["exclude", "http-request", "include", "listener", "login-history", "secure-http-client"]);

function takeMethod(words: Words, draft: Draft): Located<string> {
  const name = words.takeLocated();
  const local = name.value === "LOCAL";
  refer(draft, ["server-group"], name, local ? { builtIn: true } : undefined);
  return local ? { value: "local", span: name.span } : name;
}

/** `match LIST IF NAME`: who passes only after a login */
function readMatch(words: Words, draft: Draft): Outcome {
  words.skip();
  if (words.left < 3) return "unknown";
  refer(draft, filterKinds, words.takeLocated());
  takeZone(words, draft);
  takeMethod(words, draft);
  return undefined;
}

/** `authorization command NAME [LOCAL]`, `accounting ssh console NAME`: which servers say who may do what, and are told */
function readRights(words: Words, draft: Draft): Outcome {
  if (words.is("match")) return readMatch(words, draft);
  const known = draft.definitions;
  while (!words.done) {
    const name = words.takeLocated();
    if (name.value === "LOCAL") refer(draft, ["server-group"], name, { builtIn: true });
    else if (known.has(`${serverGroup} ${name.value}`)) refer(draft, ["server-group"], name);
  }
  return undefined;
}

const serverGroup = "server group";

/** `aaa-server NAME {protocol PROTOCOL | [(IF)] host A …}` */
export function readAaaServer(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (words.done) return "unknown";
  if (words.accept("protocol")) {
    define(draft, "server-group", name, words, serverGroup, false);
    words.rest();
    return block(serverStatements, draft, { strangers: "unread" });
  }
  if (/^(deadtime|max-failed-attempts)$/.test(words.peek())) return "ignored";
  refer(draft, ["server-group"], name);
  if (words.peek().startsWith("(")) words.skip();
  if (!words.accept("host")) return "unknown";
  words.rest();
  return block(serverStatements, draft, { strangers: "unread" });
}

const serverStatements: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>([
  ...ignored(`
    accounting-mode accounting-port acl-netmask-convert ad-agent-mode authentication-port authorize-only
    dynamic-authorization dacl-netmask-convert group-base-dn group-search-timeout interim-accounting-update
    kerberos-realm key ldap-base-dn ldap-group-base-dn ldap-login-dn ldap-login-password ldap-naming-attribute
    ldap-over-ssl ldap-scope max-failed-attempts merge-dacl mschapv2-capable no nt-auth-domain-controller
    radius-common-pw reactivation-mode realm-id retry-interval sasl-mechanism sdi-pre-5-slave sdi-version server-port
    server-type ssl-client-certificate tacacs-server timeout validate-kdc web-agent-url policy-server-secret
    start-url auth-cookie-name action-uri user-parameter password-parameter request-timeout max-retry-attempts
  `),
  [
    "ldap-attribute-map",
    (words, draft) => {
      takeReference(words, draft, otherKinds);
      return undefined;
    },
  ],
]);

interface MapItem {
  readonly draft: Draft;
  /** Attributes of the directory that choose a group policy. */
  readonly choosing: Set<string>;
}

/** `ldap attribute-map NAME`, with ` map-name` and ` map-value` below */
export function readLdap(words: Words, draft: Draft): Outcome {
  if (!words.accept("attribute-map") || words.done) return "unknown";
  define(draft, "other", words.takeLocated(), words, "LDAP attribute map", true);
  return block(mapStatements, { draft, choosing: new Set<string>() }, { strangers: "unread" });
}

const mapStatements: ReadonlyMap<string, Reader<MapItem>> = new Map<string, Reader<MapItem>>([
  [
    "map-name",
    (words, { choosing }) => {
      const attribute = words.take();
      if (/^(Group-Policy|IETF-Radius-Class|cVPN3000-IETF-Radius-Class)$/i.test(words.peek())) choosing.add(attribute);
      words.skip();
      return undefined;
    },
  ],
  [
    "map-value",
    (words, { draft, choosing }) => {
      const chooses = choosing.has(words.take());
      words.skip();
      if (chooses && !words.done) draft.vpn.mappedPolicies.push(takePolicy(words, draft));
      else words.rest();
      return undefined;
    },
  ],
]);
