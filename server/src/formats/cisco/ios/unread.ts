import type { Leftover } from "../../../syntax/indented.ts";
import type { Unread } from "../../format.ts";
import { unreadWith } from "../unread.ts";

/** What was not understood, with what it can have been about. */
export function unreadOf(text: string, leftovers: readonly Leftover[]): Unread[] {
  return unreadWith(text, leftovers, topics);
}

type Topic = NonNullable<Unread["about"]>;

/** Which statements are about what, by the words they begin with. */
const topics: ReadonlyMap<string, Topic> = new Map(
  Object.entries({
    filters:
      "access-list class-map interface ip ipv6 object-group policy-map time-range zone zone-pair Extended Standard",
    vpn: "crypto",
    logging: "logging",
    management: "feature line ntp service snmp-server",
    accounts: "aaa enable login password security username",
  } satisfies Partial<Record<Topic, string>>).flatMap(([topic, words]) =>
    words.split(/\s+/).map((word): [string, Topic] => [word, topic as Topic]),
  ),
);
