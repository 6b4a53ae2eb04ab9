import type { Vpn } from "../../model/vpn.ts";
import { addressSets } from "../../net/packet-set.ts";
import { wideStretch } from "../breadth.ts";
import { addressObjects, leavesOf } from "../leaves.ts";
import type { Opening } from "../openings.ts";
import { witnessOf } from "../openings.ts";
import { broken, notAssessed, type Observation, type RuleContext } from "../rule.ts";
import { accessSpan } from "./tunnels.ts";

/** A VPN that no list limits: nothing but the networks it carries keeps it from all there is. */
export function unlimited(vpn: Vpn, opening: Opening, { configuration }: RuleContext): Observation {
  const { name, access, peers, technology } = vpn;
  const elsewhere = access.filter === undefined || (access.filter.implied !== undefined && configuration.fragment);
  if (elsewhere && technology !== "wireguard")
    return notAssessed(accessSpan(vpn), `what limits ${name.value} is not in this file`);
  const objects = addressObjects(configuration);
  const local = peers.flatMap((peer) => (peer.local ? leavesOf(peer.local, objects) : [])).map((leaf) => leaf.term);
  const ranges = local.flatMap((term) => (term.kind === "range" ? [term.range] : []));
  const sets = addressSets(ranges);
  const narrow = local.length > 0 && ranges.length === local.length && !wideStretch([...sets[4], ...sets[6]]);
  return broken({
    span: accessSpan(vpn),
    message: narrow
      ? `no list limits which services ${name.value} reaches in the networks it carries`
      : `no list limits what ${name.value} reaches`,
    severity: narrow ? "warning" : "error",
    witness: witnessOf(opening),
  });
}
