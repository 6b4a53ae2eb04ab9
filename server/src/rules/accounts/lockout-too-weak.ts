import type { Change } from "../../model/change.ts";
import type { LockoutRules } from "../../model/policy.ts";
import type { Site } from "../../site/site.ts";
import type { Stated } from "../../text/span.ts";
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
    if (lockout.threshold.value > 0) yield* judgeTimes(lockout);
  },
};

function judgeThreshold(threshold: Stated<number>, lockout: LockoutRules, site: Site): Observation {
  const { value, span } = threshold;
  const declared = site.passwords.lockoutThreshold?.value;
  const wanted = declared ?? suggestedThreshold;
  if (value > 0 && (declared === undefined || value <= declared))
    return kept(span, `accounts are locked after ${value} failed logins`);
  const message =
    value === 0
      ? "accounts are never locked, however many logins fail"
      : `accounts are locked after ${value} failed logins; palisade.yaml says after ${wanted}`;
  return broken({
    span,
    message,
    severity: value === 0 ? "error" : "warning",
    ...(value === 0 ? { alsoBreaks: ["msp-password-policy"] } : {}),
    fixes: [
      {
        title: `Lock accounts after ${wanted} failed logins`,
        changes: [
          { kind: "set", setting: "lockout-threshold", value: wanted, at: span },
          ...(value === 0 ? lengthen(lockout) : []),
        ],
        safe: true,
      },
    ],
  });
}

/** Times that did not matter while nobody was locked. */
function lengthen({ minutes, windowMinutes }: LockoutRules): readonly Change[] {
  const lasts =
    minutes === undefined || minutes.value === "forever" ? undefined : Math.max(minutes.value, shortestMinutes);
  const counted =
    windowMinutes && Math.min(Math.max(windowMinutes.value, shortestMinutes), lasts ?? Number.POSITIVE_INFINITY);
  return [
    ...(minutes && lasts !== undefined && lasts !== minutes.value
      ? [{ kind: "set" as const, setting: "lockout-minutes" as const, value: lasts, at: minutes.span }]
      : []),
    ...(windowMinutes && counted !== windowMinutes.value && counted !== undefined
      ? [{ kind: "set" as const, setting: "lockout-window" as const, value: counted, at: windowMinutes.span }]
      : []),
  ];
}

function* judgeTimes({ minutes, windowMinutes }: LockoutRules): Iterable<Observation> {
  if (minutes && minutes.value !== "forever" && minutes.value < shortestMinutes)
    yield broken({
      span: minutes.span,
      message: `a lockout lasts ${sayMinutes(minutes.value)} only`,
      severity: "warning",
      fixes: [
        {
          title: `Lock for ${shortestMinutes} minutes`,
          changes: [{ kind: "set", setting: "lockout-minutes", value: shortestMinutes, at: minutes.span }],
          safe: true,
        },
      ],
    });
  if (!windowMinutes) return;
  const lasts = minutes && minutes.value !== "forever" ? minutes.value : undefined;
  if (lasts !== undefined && lasts >= shortestMinutes && windowMinutes.value > lasts)
    yield broken({
      span: windowMinutes.span,
      message: `failures are counted for ${sayMinutes(windowMinutes.value)}, longer than the lockout of ${sayMinutes(lasts)} lasts`,
      severity: "warning",
      fixes: countFor(lasts, windowMinutes.span),
    });
  else if (windowMinutes.value < shortestMinutes)
    yield broken({
      span: windowMinutes.span,
      message: `failures are forgotten after ${sayMinutes(windowMinutes.value)}`,
      severity: "warning",
      fixes: countFor(shortestMinutes, windowMinutes.span),
    });
}

function countFor(minutes: number, at: NonNullable<LockoutRules["windowMinutes"]>["span"]) {
  const change = { kind: "set" as const, setting: "lockout-window" as const, value: minutes, at };
  return [{ title: `Count failures for ${sayMinutes(minutes)}`, changes: [change], safe: true }];
}

function sayMinutes(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
