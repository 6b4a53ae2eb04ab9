import type { Ip } from "../../net/ip.ts";
import { contains, everyValue, type Field, field, overlap, type Product } from "../../net/product.ts";
import { intersect, type Ranges, subtract, union } from "../../net/ranges.ts";
import type { Cover } from "../../net/remainder.ts";
import type { Passage, SpreadField } from "../traffic.ts";
import type { Ends } from "./ends.ts";
import type { Stage } from "./stage.ts";
import { pointOf } from "./verdict.ts";

/** All values of one field for which the point, otherwise unchanged, passes every stage for sure. */
export function spreadOf(
  stages: readonly (Stage | undefined)[],
  passage: Passage,
  of: SpreadField,
  ends: Ends,
): Ranges<Ip> {
  const inbound = passage.inbound === undefined ? undefined : ends.of(passage.inbound);
  const outbound = passage.outbound === undefined || passage.outbound === "" ? undefined : ends.of(passage.outbound);
  const { point, family } = pointOf(passage.witness, inbound, outbound);
  const at = field[of === "destinationPort" || of === "icmp" ? "detail" : of];
  const line = point.slice();
  line[at] = undefined;
  if (at === field.protocol) {
    line[field.detail] = undefined;
    line[field.sourcePort] = undefined;
    line[field.flags] = undefined;
  }
  let passing = everyValue(at, family);
  for (const stage of stages) if (stage) passing = intersect(passing, permittedValues(stage, line, at, family));
  return passing;
}

function permittedValues(stage: Stage, region: Product, at: Field, family: 4 | 6): Ranges<Ip> {
  let open = everyValue(at, family);
  let permitted: Ranges<Ip> = [];
  for (const line of stage.flat.lines) {
    if (open.length === 0) break;
    const sure = valuesAlong(line.sure[family], region, at, family, true);
    if (line.permits) permitted = union(permitted, intersect(open, sure));
    open = subtract(open, line.permits ? sure : valuesAlong(line.maybe[family], region, at, family, false));
  }
  return permitted;
}

/** Values of the field with which all (or, for `wholly` false, some) of the region lies in the cover. */
function valuesAlong(cover: Cover, region: Product, at: Field, family: 4 | 6, wholly: boolean): Ranges<Ip> {
  const along = (products: readonly Product[], all: boolean): Ranges<Ip> => {
    let values: Ranges<Ip> = [];
    for (const product of products) {
      const rest = product.slice();
      rest[at] = undefined;
      const fits = all ? contains(rest, region, family) : overlap(rest, region);
      if (fits) values = union(values, product[at] ?? everyValue(at, family));
    }
    return values;
  };
  return subtract(along(cover.products, wholly), along(cover.except, !wholly));
}
