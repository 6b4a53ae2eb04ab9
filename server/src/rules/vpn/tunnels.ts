import type { Checkpoint, Filter } from "../../model/filter.ts";
import type { Vpn } from "../../model/vpn.ts";
import { parseIp } from "../../net/ip.ts";
import type { Span } from "../../text/span.ts";
import type { RuleContext } from "../rule.ts";

/**
 * The VPNs that the alert is about: those that palisade.yaml or the MSP's declared networks tell to be the MSP's.
 * Where nothing tells, any of them may be.
 */
export function mspVpns(context: RuleContext): readonly Vpn[] {
  const enabled = context.configuration.vpns.filter((vpn) => vpn.enabled);
  const declared = enabled.filter((vpn) => isDeclaredMsp(vpn, context));
  return declared.length > 0 ? declared : enabled;
}

function isDeclaredMsp(vpn: Vpn, { site }: RuleContext): boolean {
  const names = [vpn.name.value, vpn.zone, vpn.access.policy?.value].map((name) => name?.toLowerCase());
  const declared = [...(site.zones.get("msp") ?? []), ...(site.zones.get("vpn") ?? [])];
  if (declared.some((name) => names.includes(name.value.toLowerCase()))) return true;
  return vpn.peers.some((peer) => {
    const address = peer.endpoint && parseIp(peer.endpoint.value.replace(/:\d+$/, ""));
    return (
      address !== undefined &&
      site.msp.networks.some(
        ({ value }) => value.lo <= address && address <= value.hi && typeof value.lo === typeof address,
      )
    );
  });
}

/** Lists that a VPN's decrypted traffic is held against. */
export function filtersOn(vpn: Vpn, { configuration }: RuleContext): Filter[] {
  const names = new Set(
    checkpointsOn(vpn, configuration.checkpoints).flatMap((point) => point.filters.map((name) => name.value)),
  );
  return configuration.filters.filter((filter) => names.has(filter.name.value));
}

function checkpointsOn(vpn: Vpn, checkpoints: readonly Checkpoint[]): Checkpoint[] {
  return checkpoints.filter(
    ({ traffic, inbound, mirrored }) =>
      traffic === "forwarded" &&
      !mirrored &&
      inbound?.negated !== true &&
      inbound?.names.some(({ value }) => value === vpn.zone),
  );
}

/** Where the file would have to say what limits the VPN: its filter, its policy, or else its name. */
export function accessSpan(vpn: Vpn): Span {
  return vpn.access.filter?.span ?? vpn.access.policy?.span ?? vpn.name.span;
}
