import type { LocalAccount, PublishedPassword, ScheduledTask } from "../../model/policy.ts";
import type { XmlElement } from "../../syntax/xml.ts";
import type { Located, Problem } from "../../text/span.ts";
import type { LineCounts } from "../format.ts";
import { newPolicyDraft, type PolicyDraft } from "../windows/policy-draft.ts";

/** What the preferences of a policy have said so far. */
export interface PreferencesDraft extends PolicyDraft {
  readonly localAccounts: LocalAccount[];
  readonly tasks: ScheduledTask[];
  readonly publishedPasswords: PublishedPassword[];
  readonly problems: Problem[];
}

export function newPreferencesDraft(): PreferencesDraft {
  return { ...newPolicyDraft(), localAccounts: [], tasks: [], publishedPasswords: [], problems: [] };
}

/** One preference, such as a group or a registry value, with what the elements around it say. */
export interface Item {
  readonly element: XmlElement;
  readonly properties: XmlElement;
  readonly action: Located<LocalAccount["action"]["value"]>;
  readonly condition?: Located<string>;
}

/** A reader's word on one item: taken for its meaning, known not to matter, or not understood. */
export type Taken = Exclude<keyof LineCounts, "total">;

export function conditionOf({ condition }: Item): { readonly condition?: Located<string> } {
  return condition ? { condition } : {};
}
