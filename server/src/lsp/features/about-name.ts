import type { Configuration } from "../../model/configuration.ts";
import { namesOf } from "../../model/evaluate/resolve.ts";
import type { Definition } from "../../model/names.ts";
import type { Interface, Schedule } from "../../model/network.ts";
import { formatIp, formatRange, prefixOf } from "../../net/ip.ts";
import { listed } from "../../rules/wording.ts";
import { rolesOf } from "../../site/roles.ts";
import { emptySite } from "../../site/site.ts";
import { code, prose } from "../markdown.ts";
import type { ShownFile } from "../shown-file.ts";
import { aboutService } from "./about-service.ts";
import { aboutTunnel, aboutTunnelPolicy } from "./about-tunnel.ts";
import type { NameAt } from "./names.ts";
import { addressCount, addressesIn } from "./words.ts";

const mostMembers = 12;

/** What a name resolves to, and how often it is used. */
export function aboutName(named: NameAt, shown: ShownFile): string | undefined {
  const { configuration, name, reference, definitions } = named;
  const [definition] = definitions;
  if (!definition) {
    if (!reference || reference.builtIn) return undefined;
    const then = reference.whenUndefined === undefined ? "" : `: ${reference.whenUndefined}`;
    return `${code(name)} is not defined in this file${then}`;
  }
  const uses = named.uses.length > 0 || definition.expectsUse ? [usesIn(named, shown)] : [];
  return [`${code(name)} · ${definition.title}`, ...detailsOf(definition, configuration, shown), ...uses].join("\n\n");
}

function detailsOf(definition: Definition, configuration: Configuration, shown: ShownFile): string[] {
  const name = definition.name.value;
  switch (definition.kind) {
    case "address":
      return addressDetails(configuration, name);
    case "service":
      return [aboutService(configuration, definition)].filter((each) => each !== undefined);
    case "filter":
      return filterDetails(configuration, name);
    case "schedule":
      return configuration.schedules.filter((each) => each.name.value === name).map(scheduleWords);
    case "interface":
    case "zone":
      return zoneDetails(configuration, name, shown);
    case "tunnel":
      return [...zoneDetails(configuration, name, shown), ...aboutTunnel(configuration, name)];
    case "vpn-policy":
      return aboutTunnelPolicy(configuration, name);
    default:
      return [];
  }
}

function addressDetails(configuration: Configuration, name: string): string[] {
  const names = namesOf(configuration);
  const object = names.addresses.get(name);
  if (!object) return [];
  const members = object.terms.flatMap((term) => (term.kind === "name" ? [code(term.name.value)] : []));
  const bounds = names.named(name);
  const count = bounds.unknown.length === 0 ? addressCount(bounds.maybe) : undefined;
  return [
    ...(members.length > 0 ? [`Holds ${listed(members, mostMembers)}`] : []),
    `Resolves to ${addressesIn(bounds)}${count === undefined ? "" : ` (${count})`}`,
  ];
}

function filterDetails(configuration: Configuration, name: string): string[] {
  const filter = configuration.filters.find((each) => each.name.value === name);
  if (!filter) return [];
  const stated = filter.entries.filter((entry) => entry.implied === undefined);
  const size = stated.length === 1 ? "1 entry" : `${stated.length} entries`;
  if (filter.purpose === "selection") return [`${size}. Chooses traffic; it lets nothing pass`];
  const permits = stated.filter((entry) => entry.action.value.kind === "permit" && !entry.disabled).length;
  const last =
    filter.otherwise.value === "next" ? "" : `; what matches none is ${verdictWords[filter.otherwise.value]}`;
  const bound = configuration.checkpoints.filter((each) => each.filters.some((one) => one.value === name));
  const bindings = [...new Set(bound.map((each) => code(each.title)))];
  return [
    `${size}, ${permits} to permit${last}`,
    bindings.length > 0
      ? `Bound by ${listed(bindings, mostMembers)}`
      : "Bound nowhere: no packet is checked against it",
  ];
}

const verdictWords = { permit: "permitted", deny: "denied" } as const;

function zoneDetails(configuration: Configuration, name: string, shown: ShownFile): string[] {
  const roles = rolesOf(configuration, shown.site?.file.site ?? emptySite);
  const port = configuration.interfaces.find((each) => each.name.value === name || each.zone?.value === name);
  const zone = configuration.zones.find((each) => each.name.value === name);
  const found = roles.get(name) ?? (port?.zone && roles.get(port.zone.value));
  const role = found?.role
    ? `Role **${found.role}**: ${prose(found.reason)}`
    : `No role: ${found?.reason ?? "nothing tells"}. Declare it under ${code("zones")} in palisade.yaml`;
  const members = zone?.interfaces.map((each) => code(each.value)) ?? [];
  return [
    role,
    ...(members.length > 0
      ? [`${members.length === 1 ? "Interface" : "Interfaces"} ${listed(members, mostMembers)}`]
      : []),
    ...(port ? interfaceWords(port) : []),
  ];
}

function interfaceWords(port: Interface): string[] {
  const addresses = port.addresses.map(({ address, network }) => {
    const prefix = prefixOf(network);
    return code(prefix === undefined ? formatRange(network) : `${formatIp(address)}/${prefix}`);
  });
  const notes = [
    ...(addresses.length > 0 ? [`Address ${addresses.join(", ")}`] : []),
    ...(port.dynamicAddress ? [`Address from ${port.dynamicAddress.value}`] : []),
    ...(port.disabled ? ["Shut down"] : []),
  ];
  return notes.length > 0 ? [notes.join(" · ")] : [];
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;

function scheduleWords({ weekly, absolute }: Schedule): string {
  if (weekly?.length === 0) return "Never active";
  const windows = (weekly ?? []).map(
    ({ days: on, from, to }) => `${on.map((day) => days[day] ?? day).join(", ")} ${clock(from)}–${clock(to)}`,
  );
  const dates = absolute
    ? [[absolute.start && `from ${absolute.start}`, absolute.end && `until ${absolute.end}`].filter(Boolean).join(" ")]
    : [];
  const all = [...windows, ...dates].filter((each) => each !== "");
  return all.length > 0 ? `Active ${all.join("; ")}` : "Always active";
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function usesIn({ uses }: NameAt, { lines }: ShownFile): string {
  const places = [...new Set(uses.map((each) => lines.lineAt(each.name.span.start) + 1))].sort((a, b) => a - b);
  if (places.length === 0) return "Not used in this file";
  const times = uses.length === 1 ? "once" : `${uses.length} times`;
  return `Used ${times}, ${places.length === 1 ? "line" : "lines"} ${listed(places.map(String), 8)}`;
}
