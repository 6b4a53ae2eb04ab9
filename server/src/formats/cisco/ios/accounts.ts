import type { DeviceAccount } from "../../../model/management.ts";
import { block, type Outcome, type Reader } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located } from "../../../text/span.ts";
import { ignored, ignoredBlock } from "../ignored.ts";
import { define, refer } from "../names.ts";
import { parseNatural } from "../numbers.ts";
import type { Draft } from "./draft.ts";

/** `username NAME [privilege N] {nopassword | password [N] SECRET | secret [N] SECRET} […]`; NX-OS adds `role NAME` */
export function readUsername(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  let secret: Secret | undefined;
  let privilege: Located<number> | undefined;
  let role: Located<string> | undefined;
  while (!words.done && !words.is("!")) {
    const word = words.take();
    switch (word) {
      case "privilege": {
        const span = words.span();
        const value = parseNatural(words.peek(), 15);
        if (value === undefined) words.reject();
        else words.skip();
        if (value !== undefined) privilege = { value, span };
        continue;
      }
      case "nopassword":
        secret = { secret: "none" };
        continue;
      case "password":
      case "secret":
        secret = readSecret(words, draft.dialect);
        continue;
      case "role":
        role = words.takeLocated();
        continue;
      case "common-criteria-policy":
      case "access-class":
      case "user-maxlinks":
      case "view":
      case "dnis":
      case "expire":
      case "autocommand":
      case "passphrase":
      case "sshkey":
      case "keypair":
      case "ssh-cert-dn":
      case "description":
      case "aaa":
        words.rest();
        continue;
      case "one-time":
      case "nohangup":
      case "noescape":
      case "algorithm-type":
      case "callback-dialstring":
        continue;
      default:
        return "unknown";
    }
  }
  define(draft, "account", name, words, "user", false);
  const { accounts, users } = draft.management;
  const before = users.get(name.value) ?? accounts.length;
  const known = accounts[before];
  const account: DeviceAccount = {
    name: known?.name ?? name,
    span: known?.span ?? words.statement,
    ...(privilege ? { privilege } : known?.privilege ? { privilege: known.privilege } : {}),
    ...(role ? { profile: role } : known?.profile ? { profile: known.profile } : {}),
    administrator:
      privilege?.value === 15 ||
      role?.value === "network-admin" ||
      role?.value === "vdc-admin" ||
      known?.administrator === true,
    ...(secret ?? secretOf(known)),
  };
  accounts[before] = account;
  users.set(name.value, before);
  return undefined;
}

function secretOf(known: DeviceAccount | undefined): Secret {
  if (!known) return { secret: "unknown" };
  return { secret: known.secret, ...(known.form ? { form: known.form } : {}) };
}

/** How a secret is kept, never what it is. */
type Secret = Pick<DeviceAccount, "secret" | "form">;

/** `[0 | 4 | 5 | 6 | 7 | 8 | 9] SECRET` */
function readSecret(words: Words, dialect: Draft["dialect"]): Secret {
  const type = words.left > 1 && /^[0-9]$/.test(words.peek()) ? words.take() : undefined;
  const word = words.peek();
  words.skip();
  if (type === undefined) return { secret: /^(\*+|<removed>)$/.test(word) ? "unknown" : "clear" };
  // NX-OS keeps both kinds of hash under one number; what the hash begins with tells them apart.
  if (type === "5" && dialect === "nxos" && !word.startsWith("$1$"))
    return { secret: word.startsWith("$") ? "strong" : "unknown", form: "type 5, SHA-256" };
  return secretTypes.get(type) ?? { secret: "unknown" };
}

const secretTypes: ReadonlyMap<string, Secret> = new Map<string, Secret>([
  ["0", { secret: "clear" }],
  ["4", { secret: "weak", form: "type 4, a hash without salt" }],
  // Salted, but guessed at millions a second.
  ["5", { secret: "weak", form: "type 5, MD5" }],
  ["6", { secret: "strong", form: "type 6, AES with a key that is not in the file" }],
  ["7", { secret: "weak", form: "type 7, which anyone can turn back" }],
  ["8", { secret: "strong", form: "type 8, PBKDF2" }],
  ["9", { secret: "strong", form: "type 9, scrypt" }],
]);

/** `enable {secret | password} [level N] [TYPE] SECRET`: the account every administrator shares */
export function readEnable(words: Words, draft: Draft): Outcome {
  const word = words.take();
  if (word !== "secret" && word !== "password") return "unknown";
  if (words.is("level") && words.left > 2) {
    if (!words.is("15", 1)) {
      words.rest();
      return undefined;
    }
    words.skip(2);
  }
  const { start } = words.statement;
  const name = { value: "enable", span: { start, end: start + "enable".length } };
  const secret = readSecret(words, draft.dialect);
  words.rest();
  const account: DeviceAccount = {
    name,
    span: words.statement,
    privilege: { value: 15, span: name.span },
    administrator: true,
    ...secret,
  };
  draft.management.accounts.push(account);
  return undefined;
}

/** `aaa {new-model | authentication login NAME METHOD… | group server KIND NAME | accounting … | …}` */
export function readAaa(words: Words, draft: Draft): Outcome {
  const { management } = draft;
  switch (words.take()) {
    case "new-model":
      management.newModel = words.statement;
      return undefined;
    case "authentication":
      return readAuthentication(words, draft);
    case "group": {
      words.accept("server");
      words.skip();
      const name = words.takeLocated();
      if (name.value === "") return "unknown";
      define(draft, "server-group", name, words, "server group", false);
      return block(serverGroup, draft, { strangers: "unread" });
    }
    case "local":
      if (words.acceptPair("authentication", "attempts") && words.accept("max-fail")) {
        const threshold = parseNatural(words.peek(), 65535);
        if (threshold === undefined) return "unknown";
        management.lockout = { ...management.lockout, threshold: { value: threshold, span: words.span() } };
        words.skip();
        return undefined;
      }
      return "ignored";
    case "accounting":
      return ignoredBlock;
    case "attribute":
    case "authorization":
    case "common-criteria":
    case "configuration":
    case "dnis":
    case "max-sessions":
    case "nas":
    case "password":
    case "policy":
    case "server":
    case "session-id":
    case "traceback":
    case "user":
      return "ignored";
    default:
      return "unknown";
  }
}

const serverGroup: ReadonlyMap<string, Reader<Draft>> = new Map<string, Reader<Draft>>(
  ignored(`
    accounting attribute authorization backoff cache deadtime domain-stripping ip ipv6 load-balance mac-delimiter no
    server server-private source-interface subscriber timeout use-vrf vrf
  `),
);

/** `login {default | console | NAME} METHOD…`, `enable default METHOD…` */
function readAuthentication(words: Words, draft: Draft): Outcome {
  const { management } = draft;
  const service = words.take();
  if (service !== "login" && service !== "enable") return "ignored";
  if (/^(ascii-authentication|chap|mschap|mschapv2|error-enable|invalid-username-log)$/.test(words.peek()))
    return "ignored";
  const list = words.takeLocated();
  if (list.value === "") return "unknown";
  const methods: Located<string>[] = [];
  while (!words.done && !words.is("!")) {
    if (words.accept("group") || words.accept("fallback") || words.accept("error")) continue;
    const method = words.takeLocated();
    methods.push(method);
    if (!builtInMethods.has(method.value)) refer(draft, ["server-group"], method);
  }
  if (service === "enable") management.logins.push({ service: "enable", methods, span: words.statement });
  else management.loginLists.set(list.value, methods);
  return undefined;
}

const builtInMethods = new Set([
  "cache",
  "enable",
  "if-authenticated",
  "krb5",
  "krb5-telnet",
  "ldap",
  "line",
  "local",
  "local-case",
  "none",
  "passwd-expiry",
  "radius",
  "tacacs+",
]);
