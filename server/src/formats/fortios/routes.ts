import type { Route } from "../../model/network.ts";
import { everyIp4, everyIp6, parseIp } from "../../net/ip.ts";
import type { BlockSection } from "../../syntax/config-blocks.ts";
import type { Located } from "../../text/span.ts";
import { parseNetworkWords } from "./addresses.ts";
import { routeKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";

/** `config router static`, `static6`: without a destination, the default route */
export function routesOf(scope: Scope): Route[] {
  return ([4, 6] as const).flatMap((family) =>
    (scope.table(family === 6 ? "router static6" : "router static")?.rows ?? []).flatMap(({ name, span, settings }) => {
      const dst = settings.words("dst");
      const port = settings.word("device") ?? settings.word("sdwan-zone");
      const gateway = settings.word("gateway");
      const off = settings.flag("status")?.value === false;
      const named = settings.word("dstaddr");
      if (named) scope.refer(["address"], named);
      if (port) scope.refer(["interface", "zone"], port, port.value === "virtual-wan-link");
      const blackhole = settings.isOn("blackhole");
      settings.finish(routeKeys);
      const everywhere = { value: family === 6 ? everyIp6 : everyIp4, span: name.span };
      const destination = dst.length > 0 ? parseNetworkWords(dst) : everywhere;
      // A data base of the vendor, or a named address, says where such a route goes.
      if (off || blackhole || named || settings.has("internet-service") || !destination) return [];
      const via = parseIp(gateway?.value ?? "");
      return [
        {
          destination,
          span,
          ...(port ? { interface: { value: port.value, span: port.span } } : {}),
          ...(gateway && via !== undefined && via !== 0 && via !== 0n
            ? { gateway: { value: via, span: gateway.span } }
            : {}),
        },
      ];
    }),
  );
}

/** The protocol by which the device learns more routes than the file states. */
export function dynamicRoutingOf(scope: Scope): Located<string> | undefined {
  for (const protocol of ["bgp", "ospf", "ospf6", "rip", "ripng", "isis"]) {
    const [head] = scope.tables.get(`router ${protocol}`)?.heads ?? [];
    const word = head?.words.at(-1);
    if (head && word && isRunning(protocol, head)) return { value: protocol.toUpperCase(), span: word.span };
  }
  return undefined;
}

/** A full export states each protocol, running or not: one runs when it has neighbours, networks or interfaces. */
function isRunning(protocol: string, head: BlockSection): boolean {
  const telling =
    protocol === "bgp"
      ? ["neighbor", "neighbor-group"]
      : ["network", "interface", "ospf-interface", "ospf6-interface", "isis-interface"];
  return head.items.some((item) => item.kind === "section" && telling.includes(item.path) && item.items.length > 0);
}
