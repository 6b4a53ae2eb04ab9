import { Budget } from "../../net/budget.ts";
import type { Ip } from "../../net/ip.ts";
import type { Packet } from "../../net/packet.ts";
import { connectionStates } from "../../net/packet-set.ts";
import { type Field, field, fieldCount, overlap, type Product } from "../../net/product.ts";
import { coversRange, type Ranges } from "../../net/ranges.ts";
import { type Cover, isCovered } from "../../net/remainder.ts";
import type { Decision, Verdict } from "../traffic.ts";
import { decisionOf, type Stage } from "./stage.ts";

/** The packet as a region of one point; parts it leaves out are taken as what most packets are. */
export function pointOf(
  packet: Packet,
  inbound: Ranges | undefined,
  outbound: Ranges | undefined,
): { point: Product; family: 4 | 6 } {
  const family = typeof packet.source === "bigint" ? 6 : 4;
  const point = new Array<Ranges<Ip> | undefined>(fieldCount).fill(undefined);
  const set = (at: Field, value: Ip | undefined) => {
    if (value !== undefined) point[at] = [value, value];
  };
  set(field.protocol, packet.protocol);
  set(field.source, packet.source);
  set(field.destination, packet.destination);
  set(field.sourcePort, packet.sourcePort);
  set(
    field.detail,
    packet.destinationPort ??
      (packet.icmpType === undefined ? undefined : packet.icmpType * 256 + (packet.icmpCode ?? 0)),
  );
  if (packet.protocol === 6) set(field.flags, packet.flags);
  if (packet.state !== undefined) set(field.state, connectionStates.indexOf(packet.state));
  set(field.fragment, packet.fragment ? 1 : 0);
  point[field.inbound] = inbound;
  point[field.outbound] = outbound;
  return { point, family };
}

/** What all stages together do with one packet. */
export function verdictThrough(
  stages: readonly Stage[],
  packet: Packet,
  inbound: Ranges | undefined,
  outbound: Ranges | undefined,
): Verdict {
  const { point, family } = pointOf(packet, inbound, outbound);
  const by: Decision[] = [];
  const dependsOn = new Set<string>();
  let verdict: Verdict["verdict"] = "permit";
  for (const stage of stages) {
    const here = verdictAt(stage, point, family, by, dependsOn);
    if (here === "deny") return { verdict: "deny", by, dependsOn: [...dependsOn] };
    if (here === "depends") verdict = "depends";
  }
  return { verdict, by, dependsOn: verdict === "depends" ? [...dependsOn] : [] };
}

/** First match of one stage on a point: lines that only may match leave both answers open until they agree. */
function verdictAt(
  stage: Stage,
  point: Product,
  family: 4 | 6,
  by: Decision[],
  dependsOn: Set<string>,
): Verdict["verdict"] {
  let mayPermit = false;
  let mayDeny = false;
  if (!stage.flat.complete) {
    dependsOn.add("calls that are too many or name no filter");
    return "depends";
  }
  for (const line of stage.flat.lines) {
    if (!touches(line.maybe[family], point)) continue;
    by.push(decisionOf(stage, line));
    if (line.permits) mayPermit = true;
    else mayDeny = true;
    if (covers(line.sure[family], point, family)) break;
    for (const each of line.unknown.length > 0 ? line.unknown : ["parts of the packet that were not given"])
      dependsOn.add(each);
  }
  if (!mayPermit && !mayDeny) dependsOn.add(`what the file does not tell of IPv${family}`);
  return mayPermit === mayDeny ? "depends" : mayPermit ? "permit" : "deny";
}

function touches(cover: Cover, point: Product): boolean {
  return (
    cover.products.some((product) => overlap(product, point)) &&
    !cover.except.some((except) => containsPoint(except, point))
  );
}

function covers(cover: Cover, point: Product, family: 4 | 6): boolean {
  return (
    isCovered(point, [{ products: cover.products, except: [] }], family, new Budget(10_000)) === true &&
    !cover.except.some((except) => overlap(except, point))
  );
}

function containsPoint(product: Product, point: Product): boolean {
  return product.every((set, at) => {
    if (set === undefined) return true;
    const value = point[at];
    return value !== undefined && value.length >= 2 && coversRange(set, value[0] as Ip, value.at(-1) as Ip);
  });
}
