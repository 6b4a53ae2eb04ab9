import type { Problem, Span } from "../../text/span.ts";
import type { FirewallProfile, ProfileName } from "../windows-firewall-rules/profiles.ts";
import type { FirewallRule } from "../windows-firewall-rules/rule.ts";

/** What an export of the firewall has said so far. */
export interface FirewallDraft {
  readonly rules: FirewallRule[];
  readonly profiles: Map<ProfileName, FirewallProfile>;
  readonly unread: Span[];
  readonly ignored: Span[];
  readonly problems: Problem[];
}

export function newDraft(): FirewallDraft {
  return { rules: [], profiles: new Map(), unread: [], ignored: [], problems: [] };
}
