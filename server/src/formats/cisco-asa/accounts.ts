import type { DeviceAccount } from "../../model/management.ts";
import { block, type Outcome, type Reader } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { ignored } from "../cisco/ignored.ts";
import { define, takeReference } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import type { Draft } from "./draft.ts";
import { takePolicy } from "./group-policies.ts";
import { type SessionItem, sessionAttributes } from "./session-attributes.ts";
import type { UserDraft } from "./vpn-draft.ts";

export interface AccountDraft {
  readonly name: Located<string>;
  readonly span: DeviceAccount["span"];
  privilege?: Located<number>;
  secret: DeviceAccount["secret"];
}

/** `username NAME {nopassword | password SECRET [HOW]} [privilege N]`, `username NAME attributes` */
export function readUsername(words: Words, draft: Draft): Outcome {
  const name = words.takeLocated();
  if (name.value === "") return "unknown";
  define(draft, "account", name, words, "user", false);
  if (words.accept("attributes")) return block(attributes, itemOf(draft, name, words), { strangers: "unread" });
  const account: AccountDraft = { name, span: words.statement, secret: "unknown" };
  if (words.accept("nopassword")) account.secret = "none";
  else if (words.accept("password")) account.secret = readSecret(words);
  const span = words.span(1);
  const level = words.is("privilege") ? parseNatural(words.peek(1), 15) : undefined;
  if (level !== undefined) {
    account.privilege = { value: level, span };
    words.skip(2);
  }
  draft.management.accounts.push(account);
  return undefined;
}

/** `SECRET [encrypted | pbkdf2 | nt-encrypted | mschap]`: how it is kept, never what it is */
function readSecret(words: Words): DeviceAccount["secret"] {
  const masked = words.peek().startsWith("*");
  words.skip();
  if (words.accept("pbkdf2")) return "strong";
  // `encrypted` is 16 characters of an MD5 sum without salt worth the name; the others are NT hashes.
  if (words.accept("encrypted") || words.accept("nt-encrypted") || words.accept("mschap")) return "weak";
  return masked ? "unknown" : "clear";
}

/** `enable password SECRET [level N] [HOW]`: the account every administrator shares */
export function readEnable(words: Words, draft: Draft): Outcome {
  if (!words.accept("password")) return "unknown";
  const start = words.statement.start;
  const name = { value: "enable_15", span: { start, end: start + "enable".length } };
  if (words.is("level", 1)) {
    words.rest();
    return undefined;
  }
  const secret = words.done ? "none" : readSecret(words);
  draft.management.accounts.push({ name, span: words.statement, secret, privilege: { value: 15, span: name.span } });
  words.rest();
  return undefined;
}

interface UserItem extends SessionItem {
  readonly user: UserDraft;
}

function itemOf(draft: Draft, name: Located<string>, words: Words): UserItem {
  let user = draft.vpn.users.get(name.value);
  if (!user) {
    user = { name, span: words.statement, lastPart: words.statement.start, remoteAccessOnly: false, attributes: {} };
    draft.vpn.users.set(name.value, user);
  }
  return { draft, user, attributes: user.attributes };
}

const attributes: ReadonlyMap<string, Reader<UserItem>> = new Map<string, Reader<UserItem>>([
  ...ignored("memberof no password-storage ssh vpn-framed-ip-address vpn-framed-ipv6-address webvpn vlan"),
  ...sessionAttributes,
  [
    "group-lock",
    (words, { draft }) => {
      if (words.accept("none")) return undefined;
      words.accept("value");
      takeReference(words, draft, ["tunnel"]);
      return undefined;
    },
  ],
  [
    "vpn-group-policy",
    (words, { draft, user }) => {
      if (words.done) return "unknown";
      user.policy = takePolicy(words, draft);
      return undefined;
    },
  ],
  [
    "service-type",
    (words, { user }) => {
      user.remoteAccessOnly = words.is("remote-access");
      words.skip();
      return undefined;
    },
  ],
]);

/** The accounts, with what their attributes add. */
export function accountsOf(draft: Draft): DeviceAccount[] {
  return draft.management.accounts.map((account) => {
    const remoteAccessOnly = draft.vpn.users.get(account.name.value)?.remoteAccessOnly === true;
    return {
      name: account.name,
      span: account.span,
      ...(account.privilege ? { privilege: account.privilege } : {}),
      administrator: account.privilege?.value === 15 && !remoteAccessOnly,
      secret: account.secret,
      ...(remoteAccessOnly ? { remoteAccessOnly } : {}),
    };
  });
}
