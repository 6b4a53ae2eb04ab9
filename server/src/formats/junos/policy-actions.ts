import type { Action, Entry, EntryLog } from "../../model/filter.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { ignoreKeys } from "./settings.ts";

/** `permit { firewall-authentication … }`: only for people who prove who they are. */
export function authenticationOf(then: PathNode | undefined): Located<string>[] {
  const stated = then?.get("permit")?.get("firewall-authentication");
  if (!stated) return [];
  for (const each of stated.all) each.ignore();
  return [{ value: "the user who logs in at the firewall", span: stated.span }];
}

export function actionOf(then: PathNode | undefined, node: PathNode): Located<Action> {
  const permit = then?.get("permit");
  if (permit) return { value: { kind: "permit" }, span: permit.span };
  for (const word of ["deny", "reject"] as const) {
    const stated = then?.get(word);
    if (!stated) continue;
    ignoreKeys(stated, new Set(["application-services", "profile", "ssl-proxy", "tcp-options"]));
    return { value: { kind: "deny", ...(word === "reject" ? { reject: true } : {}) }, span: stated.span };
  }
  return { value: { kind: "deny" }, span: node.span };
}

/** `then log session-init`; what is denied has no session, so nothing logs its end. */
export function logOf(then: PathNode | undefined, action: Located<Action>): EntryLog {
  const node = then?.get("log");
  const begin = node?.get("session-init");
  const end = node?.get("session-close");
  const stated = begin ?? (action.value.kind === "permit" ? end : undefined);
  if (then) ignoreKeys(then, new Set(["count", "trace"]));
  if (stated) return { on: true, level: 6, span: stated.span };
  if (end) return { on: false, implied: "what is denied has no session whose end could be logged" };
  return { on: false, implied: "a policy logs only what it says" };
}

export interface TunnelContext {
  readonly device: Device;
  /** The zone behind which a VPN's far end is, by the VPN's name. */
  readonly beyond: ReadonlyMap<string, string>;
}

interface Tunnel {
  readonly name: Located<string>;
  readonly beyond: string | undefined;
}

/** `permit { tunnel { ipsec-vpn NAME; } }` */
export function tunnelOf({ device, beyond }: TunnelContext, then: PathNode | undefined): Tunnel | undefined {
  const tunnel = then?.find("permit")?.get("tunnel");
  const vpn = tunnel?.value("ipsec-vpn");
  if (tunnel) ignoreKeys(tunnel, new Set(["pair-policy"]));
  if (!vpn) return undefined;
  device.refer(["tunnel"], { value: `VPN ${vpn.word}`, span: vpn.span });
  return { name: vpn.located, beyond: beyond.get(vpn.word) };
}

/** What comes from the zone behind which the far end is comes out of the tunnel, and what goes there goes in. */
export function throughTunnel(
  tunnel: Tunnel | undefined,
  from: readonly PathNode[],
  to: readonly PathNode[],
): Pick<Entry, "inbound" | "outbound"> {
  const isFrom = tunnel !== undefined && from.some((zone) => zone.word === tunnel.beyond);
  const isTo = tunnel !== undefined && !isFrom && to.some((zone) => zone.word === tunnel.beyond);
  const inbound = isFrom ? [tunnel.name] : from.map((zone) => zone.located);
  const outbound = isTo ? [tunnel.name] : to.map((zone) => zone.located);
  return {
    ...(inbound.length > 0 ? { inbound: { names: inbound } } : {}),
    ...(outbound.length > 0 ? { outbound: { names: outbound } } : {}),
  };
}

/** `permit { application-services { idp-policy NAME; utm-policy NAME; } }` */
export function inspectionOf(then: PathNode | undefined): Located<string>[] {
  const permit = then?.get("permit");
  if (!permit) return [];
  const names: Located<string>[] = [];
  for (const service of permit.get("application-services")?.children ?? []) {
    service.read();
    const values = service.children.filter((each) => each.all.length === 0);
    for (const each of service.all) if (!values.includes(each)) each.ignore();
    for (const value of values) names.push(value.read().located);
    if (service.all.length === 0) names.push(service.located);
  }
  ignoreKeys(permit, permitKeys);
  return names;
}

const permitKeys: ReadonlySet<string> = new Set(["destination-address", "services-offload", "tcp-options"]);
