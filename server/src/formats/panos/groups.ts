import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import { addressesOf } from "./addresses.ts";
import { type FileFacts, formatId, vendor } from "./configuration.ts";
import { filteringOf, ruleBasesOf } from "./filters.ts";
import { interfacesOf, portsOf } from "./interfaces.ts";
import type { DeviceGroup, Layout } from "./layout.ts";
import { translationsOf } from "./nat.ts";
import { below, passOverRest } from "./places.ts";
import { defineProfiles } from "./profiles.ts";
import { routersOf, routingOf } from "./routes.ts";
import { schedulesOf } from "./schedules.ts";
import { Scope } from "./scope.ts";
import { servicesOf } from "./services.ts";
import { zonesOf } from "./zones.ts";

/** One configuration for each device group of a Panorama; a group that only others are made of is told with them. */
export function groupConfigurations(layout: Layout, facts: FileFacts): Configuration[] {
  const told = new Set(layout.groups.filter((group) => group.hasDevices).flatMap((group) => group.ancestors));
  return layout.groups
    .filter((group) => group.hasDevices || !told.has(group.node))
    .map((group) => groupConfiguration(group, layout, facts));
}

/** Its rules with those around them, between the zones of the templates that its firewalls have. */
function groupConfiguration(group: DeviceGroup, { device }: Layout, facts: FileFacts): Configuration {
  const layers = [[group.node], ...group.ancestors.map((each) => [each]), device.shared];
  const scope = new Scope({
    name: group.name,
    layers,
    ruleLayers: layers,
    tools: facts.tools,
    known: facts.known,
    hidden: facts.hidden,
  });
  const span = group.name.span;
  const places = group.templates.flatMap((each) => each.places);
  const systems = group.templates.flatMap((each) => each.systems.flatMap((system) => system.nodes));
  const zones = zonesOf(scope, systems);
  const readings = interfacesOf(scope, portsOf(places), () => true);
  const zoneOf = new Map(zones.flatMap((zone) => zone.interfaces.map((each) => [each.value, zone.name] as const)));
  const interfaces = readings.map(({ own }) => {
    const zone = zoneOf.get(own.name.value);
    return zone ? { ...own, zone } : own;
  });
  const routing = routingOf(scope, routersOf(places));
  const addresses = addressesOf(scope);
  const services = servicesOf(scope);
  const schedules = schedulesOf(scope);
  defineProfiles(scope);
  for (const settings of below([group.node], "log-settings")) passOverRest(settings);
  return {
    ...emptyConfiguration(formatId, vendor, span),
    subjects: ["firewall"],
    fragment: !facts.whole,
    hostname: group.name,
    ...(facts.software ? { software: facts.software } : {}),
    interfaces,
    zones,
    routes: routing.routes,
    ...(routing.dynamic ? { dynamicRouting: routing.dynamic } : {}),
    translations: translationsOf(scope, ruleBasesOf(scope)),
    addresses,
    services,
    schedules,
    ...filteringOf(
      scope,
      zones.map((zone) => zone.name),
      span,
      false,
    ),
    definitions: scope.definitions,
    references: scope.references,
  };
}
