import type { PolicyScript, TemplateSetting } from "../../model/policy.ts";
import type { Problem } from "../../text/span.ts";
import type { LineCounts } from "../format.ts";
import { newPolicyDraft, type PolicyDraft } from "../windows/policy-draft.ts";

/** Computer settings go to the machine's hive, user settings to each user's. */
export type Half = "machine" | "user";

/** What one policy of a report has said so far. */
export interface ReportDraft extends PolicyDraft {
  readonly templates: TemplateSetting[];
  readonly scripts: PolicyScript[];
  readonly problems: Problem[];
}

export function newReportDraft(): ReportDraft {
  return { ...newPolicyDraft(), templates: [], scripts: [], problems: [] };
}

/** A reader's word on one element: taken for its meaning, known not to matter, or not understood. */
export type Taken = Exclude<keyof LineCounts, "total">;
