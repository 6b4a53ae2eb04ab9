import type { Interface, InterfaceAddress, Zone } from "../../model/network.ts";
import { parseIp, parseNetwork } from "../../net/ip.ts";
import type { BlockWord } from "../../syntax/config-blocks.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import { parseNetworkWords } from "./addresses.ts";
import { interfaceKeys, zoneKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import { Settings } from "./settings.ts";
import type { Row } from "./tables.ts";

/** An interface with what belongs to it alone. */
export interface InterfaceReading {
  readonly own: Interface;
  /** The virtual domain it is in. */
  readonly domain: string | undefined;
  /** Ways to administer the device by it: the words of `allowaccess`. */
  readonly access: readonly BlockWord[];
  /** What keeps the ports of its VLAN on managed switches from each other. */
  readonly isolation: Span | undefined;
}

/** `config system interface` */
export function interfacesOf(scope: Scope): InterfaceReading[] {
  return (scope.table("system interface")?.rows ?? []).map((row) => readInterface(scope, row));
}

function readInterface(scope: Scope, { name, span, settings }: Row): InterfaceReading {
  scope.define("interface", name, "interface", span, false);
  const domain = settings.value("vdom");
  const type = settings.value("type");
  const mode = settings.word("mode");
  const status = settings.word("status");
  const description = settings.word("alias") ?? settings.word("description");
  const vlan = settings.number("vlanid");
  const parent = settings.word("interface");
  if (parent) scope.refer(["interface"], parent);
  for (const member of settings.words("member")) scope.refer(["interface"], member);
  const dedicated = settings.word("dedicated-to");
  const access = [...settings.words("allowaccess")];
  const addresses = [
    ...addressesIn(settings, "ip"),
    ...ipv6Addresses(settings, access),
    ...secondaries(settings, access),
  ];
  const isolated = settings.flag("switch-controller-access-vlan");
  settings.finish(interfaceKeys, "management");
  const dynamic = mode && mode.value !== "static" ? mode : undefined;
  const isManagement = dedicated?.value === "management";
  const own: Interface = {
    name,
    span,
    addresses: dynamic ? [] : addresses,
    ...(dynamic ? { dynamicAddress: dynamic } : {}),
    ...(description ? { description } : {}),
    ...(status?.value === "down" ? { disabled: status.span } : {}),
    ...(vlan ? { vlan } : {}),
    ...(parent ? { parent } : {}),
    ...(type === "tunnel" || name.value.startsWith("ssl.") ? { tunnel: true } : {}),
    ...(isManagement && dedicated ? { managementOnly: { value: true, span: dedicated.span } } : {}),
  };
  return { own, domain, access, isolation: isolated?.value ? isolated.span : undefined };
}

/** `set ip A MASK`, `set ip A/LENGTH`; 0.0.0.0 is none. */
function addressesIn(settings: Settings, key: string): InterfaceAddress[] {
  const words = settings.words(key);
  const [first, second] = words;
  const network = parseNetworkWords(words);
  const address = parseIp(first?.value.split("/")[0] ?? "");
  if (!first || !network || address === undefined || address === 0 || address === 0n) return [];
  return [{ address, network: network.value, span: cover(first.span, (second ?? first).span) }];
}

/** `config ipv6` with `set ip6-address 2001:db8::1/64` and its own allowaccess */
function ipv6Addresses(settings: Settings, access: BlockWord[]): InterfaceAddress[] {
  return settings.claim("ipv6").flatMap((section) => {
    settings.ledger.read(section);
    const own = new Settings(section.items, settings.ledger);
    for (const each of own.words("ip6-allowaccess")) access.push(each);
    const word = own.word("ip6-address");
    own.finish(interfaceKeys, "management");
    const network = word && parseNetwork(word.value);
    const address = parseIp(word?.value.split("/")[0] ?? "");
    if (!word || !network || typeof address !== "bigint" || address === 0n) return [];
    return [{ address, network, span: word.span }];
  });
}

/** `config secondaryip`, each with an address and its own allowaccess */
function secondaries(settings: Settings, access: BlockWord[]): InterfaceAddress[] {
  return settings.claim("secondaryip").flatMap((section) => {
    settings.ledger.read(section);
    return section.items.flatMap((edit) => {
      if (edit.kind !== "edit") {
        settings.ledger.reject(edit);
        return [];
      }
      settings.ledger.read(edit);
      const own = new Settings(edit.items, settings.ledger);
      for (const each of own.words("allowaccess")) access.push(each);
      const addresses = addressesIn(own, "ip");
      own.finish(interfaceKeys, "management");
      return addresses;
    });
  });
}

export interface Zones {
  readonly zones: readonly Zone[];
  /** Zones whose own interfaces may talk to each other. */
  readonly open: readonly Located<string>[];
}

/** `config system zone`, `config system sdwan` and what it was called before */
export function zonesOf(scope: Scope): Zones {
  const zones: Zone[] = [];
  const open: Located<string>[] = [];
  for (const { name, span, settings } of scope.table("system zone")?.rows ?? []) {
    scope.define("zone", name, "zone", span, false);
    const members = settings.words("interface");
    for (const member of members) scope.refer(["interface"], member);
    const intrazone = settings.word("intrazone");
    if (intrazone?.value === "allow") open.push({ value: name.value, span: intrazone.span });
    const description = settings.word("description");
    settings.finish(zoneKeys, "filters");
    zones.push({ name, interfaces: members, kind: "network", ...(description ? { description } : {}) });
  }
  return { zones: [...zones, ...wideAreaZones(scope)], open };
}

/** SD-WAN: zones, and members that say which zone they are in */
function wideAreaZones(scope: Scope): Zone[] {
  const members = new Map<string, { name: Located<string>; interfaces: Located<string>[] }>();
  for (const path of ["system sdwan", "system virtual-wan-link"]) {
    const table = scope.table(path);
    if (!table) continue;
    for (const section of table.settings.claim("zone")) {
      scope.ledger.ignore(section);
      scope.ledger.read(section);
      for (const edit of section.items)
        if (edit.kind === "edit") {
          scope.define("zone", edit.name, "SD-WAN zone", edit.span, false);
          if (!members.has(edit.name.value)) members.set(edit.name.value, { name: edit.name, interfaces: [] });
        }
    }
    for (const section of table.settings.claim("members")) {
      scope.ledger.read(section);
      for (const edit of section.items) {
        if (edit.kind !== "edit") continue;
        scope.ledger.ignore(edit);
        scope.ledger.read(edit);
        const own = new Settings(edit.items, scope.ledger);
        const port = own.word("interface");
        const zone = own.word("zone");
        if (!port) continue;
        scope.refer(["interface"], port);
        const key = zone?.value ?? "virtual-wan-link";
        const known = members.get(key) ?? { name: { value: key, span: zone?.span ?? section.head }, interfaces: [] };
        known.interfaces.push(port);
        members.set(key, known);
      }
    }
    if (!members.has("virtual-wan-link") || path === "system virtual-wan-link")
      scope.define(
        "zone",
        { value: "virtual-wan-link", span: table.heads[0]?.head ?? { start: 0, end: 0 }, outer: { start: 0, end: 0 } },
        "SD-WAN zone",
        table.heads[0]?.head ?? { start: 0, end: 0 },
        false,
      );
    table.settings.ignoreRest();
  }
  return [...members.values()]
    .filter((zone) => zone.interfaces.length > 0)
    .map(({ name, interfaces }) => ({ name, interfaces, kind: "network" }));
}
