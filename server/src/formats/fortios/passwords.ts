import type { LockoutRules, PasswordRules } from "../../model/policy.ts";
import type { Span, Stated } from "../../text/span.ts";
import { passwordKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";

/** `config system password-policy`; nothing is asked of passwords until it is enabled. */
export function passwordRulesOf(scope: Scope, head: Span, whole: boolean): PasswordRules | undefined {
  const table = scope.table("system password-policy");
  const settings = table?.settings;
  const status = settings?.flag("status");
  const length = settings?.number("minimum-length");
  const counts = ["min-lower-case-letter", "min-upper-case-letter", "min-number", "min-non-alphanumeric"].map((key) =>
    settings?.number(key),
  );
  const expires = settings?.flag("expire-status");
  const days = settings?.number("expire-day");
  const reuse = settings?.flag("reuse-password");
  settings?.word("apply-to");
  settings?.finish(passwordKeys, "accounts");
  if (!table && !whole) return undefined;
  const span = status?.span ?? table?.heads[0]?.head ?? head;
  if (status?.value !== true) {
    const implied = "no password policy is enabled";
    return { complexity: { value: false, span, implied }, maximumAgeDays: { value: "never", span, implied } };
  }
  const demanded = counts.filter((count) => count !== undefined && count.value > 0);
  const [first] = demanded;
  const age: Stated<number | "never"> = expires?.value
    ? (days ?? { value: 90, span: expires.span, implied: "passwords expire after 90 days" })
    : { value: "never", span: expires?.span ?? span };
  return {
    minimumLength: length ?? { value: 8, span, implied: "a password policy asks for 8 characters" },
    complexity: { value: demanded.length >= 3, span: first?.span ?? span },
    maximumAgeDays: age,
    ...(reuse ? { history: { value: reuse.value ? 0 : 1, span: reuse.span } } : {}),
  };
}

/** `set admin-lockout-threshold 3`, `set admin-lockout-duration 60` in seconds */
export function lockoutRulesOf(scope: Scope, head: Span, whole: boolean): LockoutRules | undefined {
  const settings = scope.table("system global")?.settings;
  const threshold = settings?.number("admin-lockout-threshold");
  const duration = settings?.number("admin-lockout-duration");
  if (!threshold && !duration && !whole) return undefined;
  return {
    threshold: threshold ?? { value: 3, span: head, implied: "a FortiGate locks out after 3 failures" },
    minutes: duration
      ? { value: duration.value / 60, span: duration.span }
      : { value: 1, span: head, implied: "a FortiGate locks out for 60 seconds" },
  };
}
