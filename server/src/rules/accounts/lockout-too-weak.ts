import type { Change } from "../../model/change.ts";
import type { LockoutRules } from "../../model/policy.ts";
import type { Site } from "../../site/site.ts";
import type { Span, Stated } from "../../text/span.ts";
import { broken, kept, type Observation, type Rule } from "../rule.ts";
import { template } from "../samples.ts";

/** What is offered where the organization declares no number: within the usual 5 to 10. */
const suggestedThreshold = 5;
/** Shorter than this, a patient guesser hardly notices. */
const shortestMinutes = 15;

export const lockoutTooWeak: Rule = {
  id: "lockout-too-weak",
  title: "Failed logins do not lock the account",
  recommendation: "lockout-against-brute-force",
  mayAlsoBreak: ["msp-password-policy"],
  severity: "error",
  proves: "kept-or-broken",
  docs: `
Without lockout a password can be guessed for as long as it takes, over remote desktop in particular. The alert gives no number; Palisade
compares with \`passwords.lockoutThreshold\` of palisade.yaml, and without it reports only what locks nobody.

**What to do:** lock after 5 to 10 failures, for ${shortestMinutes} minutes or more. A duration of -1 (until an administrator unlocks) is the strictest.
The counter must not be kept longer than the lockout lasts.`,
  bad: [
    template(`
[Unicode]
Unicode=yes
[System Access]
LockoutBadCount = 0
                  ^ accounts are never locked, however many logins fail
`),
    template(`
[Unicode]
Unicode=yes
[System Access]
LockoutBadCount = 5
ResetLockoutCount = 30
                    ^^ failures are counted for 30 minutes, longer than the lockout of 15 minutes lasts
LockoutDuration = 15
`),
  ],
  good: [
    template(`
[Unicode]
Unicode=yes
[System Access]
LockoutBadCount = 5
ResetLockoutCount = 15
LockoutDuration = -1
`),
  ],

  *check({ configuration, site }) {
    const lockout = configuration.lockout;
    if (!lockout?.threshold || lockout.threshold.implied) return;
    yield judgeThreshold(lockout.threshold, lockout, site);
    if (lockout.threshold.value === 0) return;
    for (const { span, message, title, change } of timeFaults(lockout))
      yield broken({ span, message, severity: "warning", fixes: [{ title, changes: [change], safe: true }] });
  },
};

function judgeThreshold({ value, span }: Stated<number>, lockout: LockoutRules, site: Site): Observation {
  const declared = site.passwords.lockoutThreshold?.value;
  const wanted = declared ?? suggestedThreshold;
  const title = `Lock accounts after ${wanted} failed logins`;
  const change: Change = { kind: "set", setting: "lockout-threshold", value: wanted, at: span };
  if (value === 0)
    return broken({
      span,
      message: "accounts are never locked, however many logins fail",
      alsoBreaks: ["msp-password-policy"],
      // Times that did not matter while nobody was locked would be found next.
      fixes: [{ title, changes: [change, ...timeFaults(lockout).map((fault) => fault.change)], safe: true }],
    });
  if (declared === undefined || value <= declared)
    return kept(span, `accounts are locked after ${value} failed logins`);
  return broken({
    span,
    message: `accounts are locked after ${value} failed logins; palisade.yaml says after ${wanted}`,
    severity: "warning",
    fixes: [{ title, changes: [change], safe: true }],
  });
}

interface TimeFault {
  readonly span: Span;
  readonly message: string;
  readonly title: string;
  readonly change: Change;
}

/** A lockout that ends soon, and a count that is forgotten soon or outlasts the lockout. */
function timeFaults({ minutes, windowMinutes: window }: LockoutRules): readonly TimeFault[] {
  const faults: TimeFault[] = [];
  const lasts = minutes && minutes.value !== "forever" ? minutes.value : undefined;
  if (minutes && lasts !== undefined && lasts < shortestMinutes)
    faults.push({
      span: minutes.span,
      message: `a lockout lasts ${sayMinutes(lasts)} only`,
      title: `Lock for ${sayMinutes(shortestMinutes)}`,
      change: { kind: "set", setting: "lockout-minutes", value: shortestMinutes, at: minutes.span },
    });
  if (!window) return faults;
  const longest = lasts === undefined ? Number.POSITIVE_INFINITY : Math.max(lasts, shortestMinutes);
  const wanted = Math.min(Math.max(window.value, shortestMinutes), longest);
  if (wanted !== window.value)
    faults.push({
      span: window.span,
      message:
        window.value < wanted
          ? `failures are forgotten after ${sayMinutes(window.value)}`
          : `failures are counted for ${sayMinutes(window.value)}, longer than the lockout of ${sayMinutes(lasts ?? longest)} lasts`,
      title: `Count failures for ${sayMinutes(wanted)}`,
      change: { kind: "set", setting: "lockout-window", value: wanted, at: window.span },
    });
  return faults;
}

function sayMinutes(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
