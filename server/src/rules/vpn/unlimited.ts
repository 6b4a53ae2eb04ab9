import type { Vpn } from "../../model/vpn.ts";
import { addressSets } from "../../net/packet-set.ts";
import { wideStretch } from "../breadth.ts";
import type { Opening } from "../openings.ts";
import { witnessOf } from "../openings.ts";
import { broken, type Observation } from "../rule.ts";
import { accessSpan } from "./tunnels.ts";

/** A VPN that no list limits: nothing but the networks it carries keeps it from all there is. */
export function unlimited(vpn: Vpn, opening: Opening): Observation {
  const local = vpn.peers.flatMap((peer) => peer.local?.terms ?? []);
  const ranges = local.flatMap((term) => (term.kind === "range" ? [term.range] : []));
  const selected = local.length > 0 && ranges.length === local.length;
  const sets = addressSets(ranges);
  const narrow = selected && wideStretch([...sets[4], ...sets[6]]) === undefined;
  const why = opening.checkpoint?.implied ?? opening.checkpoint?.otherwise.implied;
  const because = why === undefined ? "" : `: ${why}`;
  return broken({
    span: accessSpan(vpn),
    message: narrow
      ? `no list limits which protocols ${vpn.name.value} brings to the networks its tunnel carries${because}`
      : `no list limits what ${vpn.name.value} reaches${because}`,
    severity: narrow ? "warning" : "error",
    witness: witnessOf(opening),
  });
}
