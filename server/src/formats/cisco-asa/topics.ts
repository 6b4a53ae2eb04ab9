import type { Unread } from "../format.ts";

type Topic = NonNullable<Unread["about"]>;

const topics = new Map<string, Topic>(
  Object.entries({
    filters: `access-list access-group apply conduit established global interface ip ipv6 name nameif nat object object-group
      outbound same-security-traffic static time-range`,
    vpn: "crypto dynamic-access-policy-record group-policy ip isakmp ssl sysopt tunnel-group tunnel-group-map vpn-filter webvpn",
    logging: "logging",
    management: "console http icmp management-access ntp service snmp-server ssh telnet",
    accounts: "aaa aaa-server enable ldap passwd password-policy username",
  } satisfies Partial<Record<Topic, string>>).flatMap(([topic, words]) =>
    words.split(/\s+/).map((word): [string, Topic] => [word, topic as Topic]),
  ),
);

/** What a statement that was not understood can have been about, by the words it begins with. */
export function topicOf(word: string, within: string | undefined): Topic | undefined {
  return topics.get(within ?? word);
}
