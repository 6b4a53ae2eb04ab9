import type { Check } from "../rules/rule.ts";

/** What the review itself reports, beside what rules find. */
export const syntaxProblem: Check = {
  id: "syntax-problem",
  title: "Statement cannot be understood",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  docs: `The statement starts like one that Palisade knows and goes on in a way the vendor would not take.
Checks judge the file without it, so correct it, or the device may do something else than this review says.`,
};

export const unreadLines: Check = {
  id: "unread-lines",
  title: "Part of the file was not understood",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  docs: `Palisade counts every line as read, known to be irrelevant, or unread. These lines are unread: no check has
looked at what they mean. A recommendation that they could bear on is reported as *not assessed* rather than as kept.`,
};

export const internalError: Check = {
  id: "internal-error",
  title: "A check or a reader failed",
  recommendation: undefined,
  severity: "error",
  proves: "broken-only",
  docs: `This is a mistake in Palisade, not in the file. The check that is named did not finish, so what it would have
found is unknown; all other checks are unaffected. Please report it, with the statement it points at if you can share it.`,
};

export const siteFileMistake: Check = {
  id: "site-file",
  title: "Mistake in palisade.yaml",
  recommendation: undefined,
  severity: "error",
  proves: "broken-only",
  docs: `The site file says something that Palisade does not understand. What it says there does not count until it is
corrected: a fact is missing, an acceptance or a severity is not applied.`,
};

export const undeclaredFact: Check = {
  id: "undeclared-fact",
  title: "A check needs a fact that palisade.yaml does not declare",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  docs: `No export says which accounts, systems and networks are the MSP's, or which hosts resolve names and collect logs.
Palisade does not guess: the checks that are named stay *not assessed* until \`palisade.yaml\` declares the fact.`,
};

export const expiredAcceptance: Check = {
  id: "expired-acceptance",
  title: "An acceptance has expired",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  docs: `The day up to which \`palisade.yaml\` accepts this finding has passed, so the finding counts again.
Look at the reason once more: mend the finding, or set a new day.`,
};

export const unusedAcceptance: Check = {
  id: "unused-acceptance",
  title: "An acceptance matches nothing",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  docs: `No finding of that rule stands in any file the acceptance names. It was mended, or the name of the rule or file
has changed. Left in place, the acceptance would silently hide the next one.`,
};

export const switchedOffPart: Check = {
  id: "switched-off-part",
  title: "Half of the policy is switched off",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  docs: `A Group Policy has a half for computers and a half for users, and either can be switched off as a whole. What stands in
such a half comes into force nowhere, so no check judges it. Only passwords are still found: everyone who may read the policy can read them.

**What to do:** take the settings out if nobody needs them. If they are meant to be in force, switch the half on
(in the policy's *Details*, *GPO Status*) and export the policy anew.`,
};

export const wmiFilterNotRead: Check = {
  id: "wmi-filter-not-read",
  title: "A WMI filter narrows who gets the policy",
  recommendation: undefined,
  severity: "information",
  proves: "broken-only",
  docs: `A WMI filter is a query that each machine answers for itself: the policy applies where the answer is yes. Neither a report
nor a backup shows which machines those are, so Palisade judges the policy as if it applied wherever it is linked.

**What to do:** look the filter up in the Group Policy console, and keep in mind which machines it leaves out: they need the
settings from another policy.`,
};

export const fileTooLarge: Check = {
  id: "file-too-large",
  title: "File is too large to be reviewed",
  recommendation: undefined,
  severity: "warning",
  proves: "broken-only",
  docs: `The file is larger than the setting \`palisade.maxFileSizeMb\` allows, so nothing in it was looked at.
Raise the setting, or exclude the file if it is no configuration.`,
};

export const ownChecks: readonly Check[] = [
  syntaxProblem,
  unreadLines,
  internalError,
  siteFileMistake,
  undeclaredFact,
  expiredAcceptance,
  unusedAcceptance,
  switchedOffPart,
  wmiFilterNotRead,
  fileTooLarge,
];
