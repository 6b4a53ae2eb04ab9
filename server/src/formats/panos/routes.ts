import type { Route } from "../../model/network.ts";
import { parseIp, parseNetwork } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import { below, entriesOf, flagOf, passOver, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

export interface Routing {
  readonly routes: readonly Route[];
  readonly dynamic?: Located<string>;
}

/** A router of a device, and the interfaces it routes between. */
export interface Router {
  readonly node: PathNode;
  readonly interfaces: readonly Located<string>[];
}

/** `network virtual-router VR` and `network logical-router LR vrf V` */
export function routersOf(places: readonly PathNode[]): Router[] {
  const nodes = [
    ...entriesOf(places, "network", "virtual-router"),
    ...entriesOf(entriesOf(places, "network", "logical-router"), "vrf"),
  ];
  return nodes.map((node) => ({ node, interfaces: wordsOf(node, "interface") }));
}

export function routingOf(scope: Scope, routers: readonly Router[]): Routing {
  const routes: Route[] = [];
  let dynamic: Located<string> | undefined;
  for (const { node: router, interfaces } of routers) {
    for (const name of interfaces) scope.refer(["interface"], name);
    for (const family of ["ip", "ipv6"])
      for (const entry of entriesOf([router], "routing-table", family, "static-route"))
        for (const route of routeOf(scope, entry)) routes.push(route);
    const protocols = [...below([router], "protocol"), router].flatMap((node) =>
      ["bgp", "ospf", "ospfv3", "rip"].flatMap((name) => node.find(name) ?? []),
    );
    for (const protocol of protocols) {
      if (flagOf(protocol, "enable")?.value === true) dynamic ??= protocol.read().located;
      for (const each of protocol.all) if (each.word !== "enable") each.ignore();
      protocol.read();
    }
    passOver(router.find("protocol"), ["redist-profile", "redist-profile-ipv6"]);
    passOver(router, ["admin-dists", "ecmp", "multicast", "rib-filter", "vr-admin-dists", "sdwan-type", "global-vrid"]);
  }
  return dynamic ? { routes, dynamic } : { routes };
}

/** `destination 0.0.0.0/0`, `interface ethernet1/1`, `nexthop ip-address 198.51.100.1` */
function routeOf(scope: Scope, entry: PathNode): Route[] {
  const destination = wordOf(entry, "destination");
  const port = wordOf(entry, "interface");
  if (port) scope.refer(["interface"], port, port.value === "None");
  const next = entry.get("nexthop");
  const gateway = wordOf(next, "ip-address") ?? wordOf(next, "ipv6-address");
  const stated = gateway && scope.entry(gateway.value, "address");
  if (stated && gateway) scope.refer(["address"], gateway);
  for (const each of next?.all ?? []) if (each.taken === "unread") each.ignore();
  passOver(entry, [
    "metric",
    "admin-dist",
    "admin-distance",
    "route-table",
    "bfd",
    "path-monitor",
    "option",
    "no-install",
  ]);
  const network = parseNetwork(destination?.value ?? "");
  // What goes to another router, or nowhere, leaves by none of these ports.
  if (!destination || !network || (!port && !gateway)) return [];
  const via = parseIp((stated ? wordOf(stated, "ip-netmask")?.value : gateway?.value)?.split("/")[0] ?? "");
  return [
    {
      destination: { value: network, span: destination.span },
      span: entry.extent,
      ...(port && port.value !== "None" ? { interface: port } : {}),
      ...(gateway && via !== undefined ? { gateway: { value: via, span: gateway.span } } : {}),
    },
  ];
}
