import type { Principal } from "../model/policy.ts";

/** An account as a configuration writes it: a policy's principal, or a device's own user name. */
export type AccountName = Pick<Principal, "text"> & Partial<Pick<Principal, "sid" | "name" | "known">>;

/**
 * Whether a pattern of palisade.yaml names an account: `NORTHGATE\svc-msp*`, `msp-*`, `svc@northgate.example`, a SID.
 * It is "likely" when only one of the two names a domain that the other would have to be in, as for the pattern
 * `NORTHGATE\svc-msp` and a policy that says just `svc-msp`.
 */
export function accountMatch(pattern: string, account: AccountName): "certain" | "likely" | undefined {
  const sid = sidOf(pattern);
  if (sid !== undefined) {
    const own = account.sid ?? sidOf(account.text);
    return own !== undefined && matchesWildcard(sid, own) ? "certain" : undefined;
  }
  const wanted = splitName(pattern);
  let best: "certain" | "likely" | undefined;
  for (const text of new Set([account.text, account.name, account.known])) {
    if (text === undefined || sidOf(text) !== undefined) continue;
    const match = nameMatch(wanted, splitName(text));
    if (match === "certain") return match;
    best ??= match;
  }
  return best;
}

interface Name {
  readonly domain?: string;
  readonly name: string;
}

function nameMatch(wanted: Name, given: Name): "certain" | "likely" | undefined {
  if (!matchesWildcard(wanted.name, given.name)) return undefined;
  if (wanted.domain === undefined) return "certain";
  if (given.domain === undefined) return "likely";
  if (matchesWildcard(wanted.domain, given.domain)) return "certain";
  return sameDomain(wanted.domain, given.domain) ? "likely" : undefined;
}

/** A NetBIOS name and a DNS name of one domain usually begin alike: NORTHGATE and northgate.example. */
function sameDomain(a: string, b: string): boolean {
  if (a.includes(".") === b.includes(".")) return false;
  const [long, short] = a.includes(".") ? [a, b] : [b, a];
  return matchesWildcard(short, long.slice(0, long.indexOf(".")));
}

function splitName(text: string): Name {
  const backslash = text.indexOf("\\");
  if (backslash >= 0) return { domain: text.slice(0, backslash), name: text.slice(backslash + 1) };
  const at = text.lastIndexOf("@");
  return at > 0 ? { domain: text.slice(at + 1), name: text.slice(0, at) } : { name: text };
}

/** The SID in `S-1-5-…` or, as security templates write it, `*S-1-5-…`. */
function sidOf(text: string): string | undefined {
  const bare = text.startsWith("*") ? text.slice(1) : text;
  return /^s-1-/i.test(bare) ? bare : undefined;
}

/** Whether all of the text fits a pattern in which `*` stands for anything; letters of either case are equal. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = pattern.toLowerCase().split("*");
  const value = text.toLowerCase();
  const [first = ""] = parts;
  if (parts.length === 1) return value === first;
  const last = parts.at(-1) ?? "";
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= value.length - last.length;
}
