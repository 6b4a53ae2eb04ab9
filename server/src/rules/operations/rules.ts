import type { Rule } from "../rule.ts";
import { deviceReviewOverdue, policyReviewOverdue } from "./review-overdue.ts";
import { unapprovedAdministrator } from "./unapproved-administrator.ts";

/** Rules about what somebody must look at again and again. */
export const operationsRules: readonly Rule[] = [deviceReviewOverdue, policyReviewOverdue, unapprovedAdministrator];
