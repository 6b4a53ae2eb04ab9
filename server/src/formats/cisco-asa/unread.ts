import type { Leftover } from "../../syntax/indented.ts";
import { unreadWith } from "../cisco/unread.ts";
import type { Unread } from "../format.ts";

/** What was not understood, with what it can have been about. */
export function unreadOf(text: string, leftovers: readonly Leftover[]): Unread[] {
  return unreadWith(text, leftovers, topics);
}

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
