import type { Route } from "../../model/network.ts";
import { parseIp, parseNetwork } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { ignoreKeys } from "./settings.ts";

/** `routing-options { static { route A/L next-hop … } }`, those of routing instances too */
export function routesOf(device: Device): Route[] {
  const routes: Route[] = [];
  const top = device.root.get("routing-options");
  if (top) readOptions(device, top, routes);
  for (const instance of device.root.values("routing-instances")) {
    device.define("other", instance.located, instance, "routing instance", false);
    const options = instance.get("routing-options");
    if (options) readOptions(device, options, instance.word === managementInstance ? [] : routes);
    for (const port of instance.values("interface")) {
      device.refer(["interface"], port.located, port.word === "all");
      for (const each of port.all) each.ignore();
    }
    for (const each of instance.all) if (each.taken === "unread") each.ignore();
  }
  return routes;
}

/** Only the management port is in it. */
const managementInstance = "mgmt_junos";

function readOptions(device: Device, node: PathNode, routes: Route[]): void {
  for (const place of [node, ...node.values("rib")]) {
    for (const route of place.get("static")?.values("route") ?? []) routes.push(...readRoute(device, route));
    const own = place.get("static");
    if (own) ignoreKeys(own, new Set(["defaults", "rib-group", "iso-route", "route-target-filter"]));
    for (const each of place.all) if (each.taken === "unread") each.ignore();
  }
}

/** `route 0.0.0.0/0 next-hop 192.0.2.1`, `… next-hop ge-0/0/0.0`, `… { next-hop [ A B ]; }` */
function readRoute(device: Device, node: PathNode): Route[] {
  const destination = parseNetwork(node.word === "default" ? "0.0.0.0/0" : node.word);
  const hops = [...node.values("next-hop"), ...node.values("qualified-next-hop")];
  for (const each of node.all) if (each.taken === "unread") each.ignore();
  if (!destination) return [];
  return hops.map((hop): Route => {
    const gateway = parseIp(hop.word);
    const stated = hop.get("interface")?.children[0];
    for (const each of hop.all) if (each.taken === "unread") each.ignore();
    const port: Located<string> | undefined = gateway === undefined ? hop.located : stated?.read().located;
    if (port) device.refer(["interface"], port, /\.inet6?\.[0-9]$|^inet6?\.[0-9]$/.test(port.value));
    return {
      destination: { value: destination, span: node.span },
      ...(gateway === undefined ? {} : { gateway: { value: gateway, span: hop.span } }),
      ...(port ? { interface: port } : {}),
      span: node.extent,
    };
  });
}

/** A protocol that learns routes: BGP, OSPF, IS-IS, RIP, of any instance */
export function dynamicRoutingOf({ root }: Device): Located<string> | undefined {
  const places = [root, ...(root.find("routing-instances")?.children ?? [])];
  for (const place of places) {
    const protocols = place.has("protocols") ? place.find("protocols") : undefined;
    for (const each of protocols?.children ?? [])
      if (learning.has(each.word) && each.children.length > 0 && !each.has("disable")) return each.located;
  }
  return undefined;
}

const learning: ReadonlySet<string> = new Set(["bgp", "ospf", "ospf3", "isis", "rip", "ripng"]);
