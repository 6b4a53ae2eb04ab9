import type { AccessPort, Interface } from "../../model/network.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Device } from "./device.ts";

/** What these carry is routed by the interface of its VLAN or bridge domain. */
const switching: ReadonlySet<string> = new Set(["ethernet-switching", "bridge", "vpls", "ccc"]);

/** What a unit is as a port of a switch. */
type SwitchPort = Pick<Interface, "switched" | "accessPort" | "vlan">;

/** VLANs by name and by number. */
export type Vlans = ReadonlyMap<string, PathNode>;

/** `vlans NAME { vlan-id 10; … }` */
export function vlansOf({ root }: Device): Vlans {
  const vlans = root.find("vlans")?.children ?? [];
  return new Map([
    ...vlans.map((vlan) => [idOf(vlan) ?? "", vlan] as const),
    ...vlans.map((vlan) => [vlan.word, vlan] as const),
  ]);
}

function idOf(vlan: PathNode): string | undefined {
  return vlan.find("vlan-id")?.children.at(-1)?.word;
}

/** `family ethernet-switching { interface-mode access; vlan { members NAME; } }`, as switches of either kind write it */
export function switchPortOf(device: Device, vlans: Vlans, port: PathNode, unit: PathNode): SwitchPort {
  const families = unit.find("family")?.children ?? [];
  if (families.length === 0 || !families.every((family) => switching.has(family.word))) return {};
  const family = families.find((each) => each.word === "ethernet-switching");
  const members = family?.find("vlan")?.find("members")?.children ?? [];
  const mode = (family?.find("interface-mode") ?? family?.find("port-mode"))?.children.at(-1);
  const [member] = members;
  if (!member || members.length > 1 || (mode && mode.word !== "access")) return { switched: true };
  const vlan = vlanOf(vlans, member);
  if (!vlan) return { switched: true };
  const edge = edgeOf(device, port, unit);
  const isolation = vlan.isolation;
  const accessPort: AccessPort = {
    span: (mode ?? member).span,
    ...(isolation ? { isolation } : {}),
    ...(edge ? { edge: edge.span } : {}),
  };
  return { switched: true, vlan: { value: vlan.number, span: member.span }, accessPort };
}

interface Vlan {
  readonly number: number;
  readonly isolation?: AccessPort["isolation"];
}

/** `private-vlan isolated`, `no-local-switching` */
function vlanOf(vlans: Vlans, member: PathNode): Vlan | undefined {
  const vlan = vlans.get(member.word);
  const id = vlan ? idOf(vlan) : member.word;
  if (id === undefined || !/^[0-9]{1,4}$/.test(id)) return undefined;
  const isolated = vlan?.find("private-vlan")?.find("isolated");
  const silent = vlan?.find("no-local-switching");
  return {
    number: Number(id),
    ...(isolated ? { isolation: { value: "private-vlan", span: isolated.span } } : {}),
    ...(silent && !isolated ? { isolation: { value: "protected", span: silent.span } } : {}),
  };
}

/** `protocols rstp interface ge-0/0/0 edge`: no switch is plugged in there. */
function edgeOf({ root }: Device, port: PathNode, unit: PathNode): PathNode | undefined {
  const protocols = root.find("protocols");
  for (const protocol of ["rstp", "mstp", "stp"]) {
    const interfaces = protocols?.find(protocol)?.find("interface");
    for (const name of [`${port.word}.${unit.word}`, port.word, "all"]) {
      const edge = interfaces?.find(name)?.find("edge");
      if (edge && !edge.inactive) return edge;
    }
  }
  return undefined;
}
