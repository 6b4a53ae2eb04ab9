import type { LockoutRules, PasswordRules } from "../../model/policy.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Span } from "../../text/span.ts";
import { below, flagOf, numberOf, passOver } from "./places.ts";

const kinds = [
  "minimum-uppercase-letters",
  "minimum-lowercase-letters",
  "minimum-numeric-letters",
  "minimum-special-characters",
];

/** `mgt-config password-complexity`; nothing is asked of passwords until it is enabled. */
export function passwordRulesOf(places: readonly PathNode[], head: Span, whole: boolean): PasswordRules | undefined {
  const [node] = below(places, "mgt-config", "password-complexity");
  const enabled = flagOf(node, "enabled");
  const length = numberOf(node, "minimum-length");
  const counts = kinds.map((kind) => numberOf(node, kind));
  const history = numberOf(node, "password-history-count");
  const days = numberOf(node, "password-change", "expiration-period");
  passOver(node?.find("password-change"), [
    "expiration-warning-period",
    "post-expiration-admin-login-count",
    "post-expiration-grace-period",
  ]);
  passOver(node, [
    "block-username-inclusion",
    "new-password-differs-by-characters",
    "block-repeated-characters",
    "password-change-on-first-login",
    "password-change-period-block",
  ]);
  if (!node && !whole) return undefined;
  const span = enabled?.span ?? node?.span ?? head;
  if (enabled?.value !== true) {
    const implied = enabled ? {} : { implied: "no password complexity is enabled" };
    return { complexity: { value: false, span, ...implied }, maximumAgeDays: { value: "never", span, ...implied } };
  }
  const demanded = counts.filter((count) => count !== undefined && count.value > 0);
  return {
    minimumLength: length ?? { value: 0, span, implied: "no minimum length is stated" },
    complexity: { value: demanded.length >= 3, span: demanded[0]?.span ?? span },
    maximumAgeDays:
      days && days.value > 0 ? days : { value: "never", span: days?.span ?? span, implied: "no expiration is stated" },
    ...(history ? { history } : {}),
  };
}

/** `deviceconfig setting management admin-lockout failed-attempts 5 lockout-time 30`, in minutes; 0 is until unlocked. */
export function lockoutRulesOf(places: readonly PathNode[], head: Span, whole: boolean): LockoutRules | undefined {
  const [node] = below(places, "deviceconfig", "setting", "management", "admin-lockout");
  const threshold = numberOf(node, "failed-attempts");
  const minutes = numberOf(node, "lockout-time");
  if (!node && !whole) return undefined;
  const implied = "PAN-OS never locks administrators out unless told to";
  return {
    threshold: threshold ?? { value: 0, span: node?.span ?? head, implied },
    ...(minutes ? { minutes: { value: minutes.value === 0 ? "forever" : minutes.value, span: minutes.span } } : {}),
  };
}
