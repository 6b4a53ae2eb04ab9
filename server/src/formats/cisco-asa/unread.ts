import type { Leftover } from "../../syntax/indented.ts";
import type { Span } from "../../text/span.ts";
import type { Unread } from "../format.ts";

/** What was not understood, with what it can have been about. */
export function unreadOf(text: string, leftovers: readonly Leftover[]): Unread[] {
  let statement: Span | undefined;
  let secret: Span | undefined;
  let about: Topic | undefined;
  return leftovers.map((leftover) => {
    if (leftover.statement.start !== statement?.start) {
      statement = leftover.statement;
      secret = secretWordIn(text, statement);
      about = topics.get(leftover.within ?? subjectOf(text, leftover));
    }
    const span = withoutSecret(leftover.span, secret);
    return about ? { span, about } : { span };
  });
}

/** `no ssh …` is about what `ssh …` is about. */
function subjectOf(text: string, { word, statement }: Leftover): string {
  return word === "no" ? (/^no\s+(\S+)/.exec(text.slice(statement.start, statement.end))?.[1] ?? word) : word;
}

/** Unread text is shown to people; of a statement that may hold a secret only the word that announces it is. */
function withoutSecret(span: Span, secret: Span | undefined): Span {
  if (!secret || span.end <= secret.start) return span;
  return secret.end <= span.start ? secret : { start: Math.min(span.start, secret.start), end: secret.end };
}

function secretWordIn(text: string, { start, end }: Span): Span | undefined {
  const found = secretWord.exec(text.slice(start, end));
  return found ? { start: start + found.index, end: start + found.index + found[0].length } : undefined;
}

const secretWord = /\b(?:auth|community|key|md5|passphrase|passwd|password|pre-shared-key|priv|pw|secret|sha)\b/;

/** Which statements are about what, by the words they begin with. */
type Topic = NonNullable<Unread["about"]>;

const topics = new Map<string, Topic>(
  Object.entries({
    filters: `access-list access-group apply conduit established global interface ip ipv6 name nameif nat object object-group
      outbound same-security-traffic static time-range`,
    vpn: "crypto dynamic-access-policy-record group-policy isakmp ssl sysopt tunnel-group tunnel-group-map vpn-filter webvpn",
    logging: "logging",
    management: "console http icmp management-access ntp service snmp-server ssh telnet",
    accounts: "aaa aaa-server enable ldap passwd password-policy username",
  } satisfies Partial<Record<Topic, string>>).flatMap(([topic, words]) =>
    words.split(/\s+/).map((word): [string, Topic] => [word, topic as Topic]),
  ),
);
