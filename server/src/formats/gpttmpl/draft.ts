import type { Located, Problem } from "../../text/span.ts";
import type { LineCounts } from "../format.ts";
import { newPolicyDraft, type PolicyDraft } from "../windows/policy-draft.ts";

/** What the sections of a template have said so far. */
export interface Draft extends PolicyDraft {
  readonly problems: Problem[];
  description?: Located<string>;
}

export function newDraft(): Draft {
  return { ...newPolicyDraft(), problems: [] };
}

/** A reader's word on one line: taken for its meaning, known not to matter, or not understood. */
export type Taken = Exclude<keyof LineCounts, "total">;
