import type { Policy } from "../../model/policy.ts";
import type { Located } from "../../text/span.ts";

/** A policy that says who it is and sets nothing. */
export function emptyPolicy(identity: Partial<Policy>): Policy {
  return { settings: [], rights: [], groups: [], registry: [], services: [], audit: [], ...identity };
}

/** A GUID in upper case, without the braces that may stand around it. */
export function plainGuid({ value, span }: Located<string>): Located<string> {
  return { value: value.replace(/^\{|\}$/g, "").toUpperCase(), span };
}
