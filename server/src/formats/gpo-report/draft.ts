import type { PolicyScript, ProgramRule, TemplateSetting } from "../../model/policy.ts";
import type { LineCounts } from "../format.ts";
import { newPreferencesDraft, type PreferencesDraft } from "../preferences/draft.ts";

/** Computer settings go to the machine's hive, user settings to each user's. */
export type Half = "machine" | "user";

/** What one policy of a report has said so far. */
export interface ReportDraft extends PreferencesDraft {
  readonly templates: TemplateSetting[];
  readonly scripts: PolicyScript[];
  readonly programRules: ProgramRule[];
}

export function newReportDraft(): ReportDraft {
  return { ...newPreferencesDraft(), templates: [], scripts: [], programRules: [] };
}

/** A reader's word on one element: taken for its meaning, known not to matter, or not understood. */
export type Taken = Exclude<keyof LineCounts, "total">;
