import type { AccessPort, Interface } from "../../model/network.ts";
import type { BlockEdit } from "../../syntax/config-blocks.ts";
import type { InterfaceReading } from "./interfaces.ts";
import type { Scope } from "./scope.ts";
import { Settings } from "./settings.ts";

type Vlans = ReadonlyMap<string, InterfaceReading>;

/** `config switch-controller managed-switch`: the ports of switches that the device manages, each named with its switch */
export function switchPortsOf(scope: Scope, interfaces: readonly InterfaceReading[]): Interface[] {
  const vlans = new Map(interfaces.map((each) => [each.own.name.value, each] as const));
  return (scope.table("switch-controller managed-switch")?.rows ?? []).flatMap(({ name, settings }) => {
    const sections = settings.claim("ports");
    settings.ignoreRest();
    return sections.flatMap((section) => {
      scope.ledger.read(section);
      return section.items.flatMap((item) => (item.kind === "edit" ? readPort(scope, vlans, name.value, item) : []));
    });
  });
}

/** `edit "port1"`, with ` set vlan "STAFF"` below */
function readPort(scope: Scope, vlans: Vlans, owner: string, port: BlockEdit): Interface {
  const { name, span } = port;
  scope.ledger.read(port);
  const settings = new Settings(port.items, scope.ledger);
  const status = settings.word("status");
  const description = settings.word("description");
  const vlan = settings.word("vlan");
  if (vlan) scope.refer(["interface"], vlan);
  const of = vlan && vlans.get(vlan.value);
  const isAccess = of?.own.vlan !== undefined && isForDevices(settings);
  const edge = settings.flag("edge-port");
  settings.ignoreRest();
  const at = settings.spanOf("vlan") ?? span;
  const accessPort: AccessPort = {
    span: at,
    ...(of?.isolation ? { isolation: { value: "private-vlan", span: of.isolation } } : {}),
    // Ports are for computers unless the file says otherwise.
    ...(edge?.value === false ? {} : { edge: edge?.span ?? at }),
  };
  return {
    name: { value: `${owner} ${name.value}`, span: name.span },
    span,
    addresses: [],
    switched: true,
    ...(description ? { description } : {}),
    ...(status?.value === "down" ? { disabled: status.span } : {}),
    ...(vlan && of?.own.vlan ? { vlan: { value: of.own.vlan.value, span: vlan.span } } : {}),
    ...(isAccess ? { accessPort } : {}),
  };
}

/** No other switch, no trunk, and no VLAN with tags on its frames. */
function isForDevices(settings: Settings): boolean {
  const between = ["isl-local-trunk-name", "isl-peer-port-name", "fgt-peer-port-name", "members"];
  if (between.some((key) => settings.words(key).some(({ value }) => value !== ""))) return false;
  const type = settings.value("type");
  if (type === "trunk" || settings.isOn("allowed-vlans-all")) return false;
  const untagged = new Set(settings.words("untagged-vlans").map(({ value }) => value));
  return settings.words("allowed-vlans").every(({ value }) => untagged.has(value));
}
