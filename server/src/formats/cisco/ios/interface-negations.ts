import { parseIp } from "../../../net/ip.ts";
import type { Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Draft, InterfaceDraft, InterfaceItem } from "./draft.ts";
import { forwardingOfInterfaces, ignoredIp6, ignoredIpOfInterfaces } from "./ignored.ts";

/** ` no …`: what the interface does not have, or has no longer */
export function readNo(words: Words, { draft, own }: InterfaceItem): Outcome {
  const word = words.take();
  const next = words.peek();
  switch (word) {
    case "shutdown":
    case "shut":
      delete own.disabled;
      break;
    case "description":
      delete own.description;
      break;
    case "zone-member":
      delete own.zone;
      break;
    case "switchport":
      if (next === "protected" || next === "private-vlan") delete own.isolation;
      else if (next === "mode" || next === "") delete own.accessMode;
      if (next === "") delete own.switched;
      break;
    case "ip":
    case "ipv4":
    case "ipv6": {
      const family = word === "ipv6" ? 6 : 4;
      if (next === "access-group" || next === "traffic-filter") unbind(words, draft, own, family);
      else if (next === "nat") delete own.natSide;
      else if (next === "address") withoutAddress(words, own, family);
      else if (!(family === 4 ? ignoredIpOfInterfaces : ignoredIp6).has(next) && next !== "unnumbered")
        return "unknown";
      break;
    }
    case "crypto":
      if (next === "map") delete own.cryptoMap;
      break;
    case "tunnel":
    case "vrf":
    case "service-policy":
    case "encapsulation":
      break;
    default:
      return forwarding.has(word) ? "ignored" : "unknown";
  }
  words.rest();
  return undefined;
}

const forwarding = new Set(forwardingOfInterfaces.map(([word]) => word));

/** ` no ip access-group [LIST] [in | out]` */
function unbind(words: Words, draft: Draft, own: InterfaceDraft, family: 4 | 6): void {
  words.skip();
  const last = words.peek(words.left - 1);
  keep(
    draft.bindings,
    (each) =>
      each.interface.value !== own.name.value ||
      each.family !== family ||
      (last === "in" && each.direction === "out") ||
      (last === "out" && each.direction === "in"),
  );
}

/** ` no ip address [A MASK]` */
function withoutAddress(words: Words, own: InterfaceDraft, family: 4 | 6): void {
  const address = parseIp(words.peek(1).replace(/\/.*/, ""));
  keep(own.addresses, (each) => each.network.family !== family || (address ?? each.address) !== each.address);
  if (words.left === 1 && family === 4) delete own.dynamicAddress;
}

function keep<T>(list: T[], isKept: (each: T) => boolean): void {
  let count = 0;
  for (const each of list) if (isKept(each)) list[count++] = each;
  list.length = count;
}
