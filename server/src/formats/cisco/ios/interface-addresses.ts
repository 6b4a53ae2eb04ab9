import { parseIp, parseIp4, rangeOf } from "../../../net/ip.ts";
import type { Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import { located } from "../../../text/span.ts";
import { refer, takeReference } from "../names.ts";
import { readMasked } from "./addresses.ts";
import { type Draft, filterKinds, type InterfaceItem, routingKinds } from "./draft.ts";
import { ignoredIp6, ignoredIpOfInterfaces } from "./ignored.ts";

/** ` ip {address … | access-group NAME {in | out} | nat {inside | outside} | …}` */
export function readIp(words: Words, item: InterfaceItem): Outcome {
  const { draft, own } = item;
  const word = words.take();
  switch (word) {
    case "address":
      return readAddress(words, item);
    case "access-group":
      return readBinding(words, item, 4);
    case "nat":
      if (words.is("inside") || words.is("outside")) own.natSide = words.is("inside") ? "inside" : "outside";
      else return "ignored";
      words.rest();
      return undefined;
    case "port":
      // NX-OS binds lists to switch ports this way.
      return words.accept("access-group") ? readBinding(words, item, 4) : "unknown";
    case "policy":
      if (!words.accept("route-map")) return "unknown";
      takeReference(words, draft, routingKinds);
      return undefined;
    case "unnumbered":
      own.dynamicAddress = words.rest();
      return undefined;
    case "verify":
      return readVerify(words, draft);
    default:
      return ignoredIpOfInterfaces.has(word) ? "ignored" : "unknown";
  }
}

/** ` ip address {A MASK | A/LENGTH} [secondary]`, ` ip address {dhcp | negotiated}` */
function readAddress(words: Words, { own }: InterfaceItem): Outcome {
  if (/^(dhcp|negotiated|pool|previous)$/.test(words.peek())) {
    own.dynamicAddress = words.rest();
    return undefined;
  }
  const { start } = words.span();
  const found = readMasked(words);
  const address = found && parseIp4(found.address);
  if (!found || address === undefined) return "unknown";
  own.addresses.push({ address, network: found.range, span: words.since(start) });
  words.accept("secondary");
  while (words.accept("tag") || words.accept("route-preference")) words.skip();
  words.accept("secondary");
  if (words.accept("standby") || words.accept("vrf")) words.skip();
  return undefined;
}

/** ` ip access-group NAME {in | out}`, ` ipv6 traffic-filter NAME {in | out}` */
function readBinding(words: Words, { draft, own }: InterfaceItem, family: 4 | 6): Outcome {
  const list = words.takeLocated();
  if (list.value === "" || (!words.is("in") && !words.is("out"))) return "unknown";
  refer(draft, filterKinds, list, { whenUndefined: "the interface then lets everything pass" });
  const direction = words.take() === "in" ? "in" : "out";
  draft.bindings.push({ list, direction, family, interface: own.name, span: words.statement });
  return undefined;
}

export function readIp6(words: Words, item: InterfaceItem): Outcome {
  const { draft, own } = item;
  const word = words.take();
  if (word === "address" || word === "enable" || word === "traffic-filter") draft.routesIp6 = true;
  switch (word) {
    case "address": {
      const { start } = words.span();
      if (/^(dhcp|autoconfig|use-link-local-only)$/.test(words.peek())) {
        own.dynamicAddress = words.rest();
        return undefined;
      }
      const word = words.peek();
      const found = readMasked(words);
      const address = parseIp(found ? found.address : word);
      if (address === undefined) {
        words.rest();
        return undefined;
      }
      if (!found) words.skip();
      own.addresses.push({ address, network: found?.range ?? rangeOf(address), span: words.since(start) });
      words.rest();
      return undefined;
    }
    case "traffic-filter":
      return readBinding(words, item, 6);
    case "port":
      return words.accept("traffic-filter") ? readBinding(words, item, 6) : "unknown";
    case "policy":
      if (!words.accept("route-map") || words.done) return "unknown";
      takeReference(words, draft, routingKinds);
      return undefined;
    default:
      return ignoredIp6.has(word) ? "ignored" : "unknown";
  }
}

/** ` ip verify unicast source reachable-via rx [LIST]` */
function readVerify(words: Words, draft: Draft): Outcome {
  const list = /\s(\d+)$/.exec(words.text.slice(words.statement.start, words.statement.end))?.[1];
  if (list !== undefined) {
    const { end } = words.statement;
    refer(draft, filterKinds, located(list, { start: end - list.length, end }));
  }
  words.rest();
  return undefined;
}
