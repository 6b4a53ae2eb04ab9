import type { VpnAccess } from "../../model/vpn.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import type { Draft } from "./draft.ts";
import { defaultPolicy } from "./group-policies.ts";
import type { PolicyDraft, SessionAttributes } from "./vpn-draft.ts";

/** What holds for sessions of a policy: the user's own words, the policy's, those of the default policy, the vendor's. */
export function accessOf(
  draft: Draft,
  named: Located<string> | undefined,
  nearest: Span,
  own: SessionAttributes = {},
  accounting?: Located<string>,
): VpnAccess {
  const { layers, complete, policy } = layersOf(draft, named);
  layers.unshift(own);
  const first = <Key extends keyof SessionAttributes>(key: Key): SessionAttributes[Key] | undefined =>
    layers.find((layer) => layer[key] !== undefined)?.[key];
  const span = policy?.span ?? nearest;
  const orDefault = <T>(stated: Stated<T> | undefined, value: T, implied: string): Stated<T> | undefined =>
    stated ?? (complete ? { value, span, implied } : undefined);

  const access: { -readonly [Key in keyof VpnAccess]: VpnAccess[Key] } = {};
  if (policy) access.policy = policy;
  const filter = orDefault(first("filter"), undefined, "neither the group policy nor DfltGrpPolicy names a vpn-filter");
  if (filter) access.filter = filter;
  const hours = orDefault(first("hours"), undefined, "nothing limits the hours unless vpn-access-hours does");
  if (hours) access.hours = hours;
  const idle = orDefault<number | "none">(
    first("idle"),
    30,
    "sessions end after 30 idle minutes unless the file says otherwise",
  );
  if (idle) access.idleMinutes = idle;
  const session = orDefault<number | "none">(
    first("session"),
    "none",
    "sessions last as long as they like unless the file says otherwise",
  );
  if (session) access.sessionMinutes = session;
  const logins = orDefault(first("logins"), 3, "three sessions at a time unless the file says otherwise");
  if (logins) access.simultaneousLogins = logins;
  const split = orDefault<"all" | "listed" | "all-but-listed">(
    first("split"),
    "all",
    "clients send everything into the tunnel unless split-tunnel-policy says otherwise",
  );
  if (split) access.split = split;
  const splitList = first("splitList");
  if (splitList) access.splitList = splitList;
  if (accounting) access.accounting = accounting;
  return access;
}

/** The tunnel protocols in effect; undefined where the file leaves the vendor's default. */
export function protocolsOf(draft: Draft, named: Located<string> | undefined, own: SessionAttributes = {}) {
  return [own, ...layersOf(draft, named).layers].find((layer) => layer.protocols)?.protocols;
}

/**
 * The attributes of a policy and of those it takes after, nearest first. Not complete when a policy is missing here or
 * kept on a server: then what nobody states is open.
 */
function layersOf(draft: Draft, named: Located<string> | undefined) {
  const layers: SessionAttributes[] = [];
  const seen = new Set<string>();
  let complete = true;
  let policy: Located<string> | undefined = named;
  for (let name = named; name && !seen.has(name.value); ) {
    seen.add(name.value);
    const found: PolicyDraft | undefined = draft.vpn.policies.get(name.value);
    if (!found) {
      complete = complete && name.value === defaultPolicy;
      break;
    }
    if (name === named) policy = found.name;
    if (found.external) complete = false;
    layers.push(found.attributes);
    name = found.parent;
  }
  const last = draft.vpn.policies.get(defaultPolicy);
  if (last && !seen.has(defaultPolicy)) {
    layers.push(last.attributes);
    policy ??= last.name;
  }
  return { layers, complete, policy };
}
