import type { AccessPort, Interface } from "../../model/network.ts";
import { grouped } from "../../text/grouped.ts";
import { broken, type Fix, kept, type Related, type Rule, type RuleSample } from "../rule.ts";
import { fortios, ios } from "../samples.ts";
import { listed } from "../wording.ts";

export const sharedAccessVlan: Rule = {
  id: "shared-access-vlan",
  title: "Computers of one VLAN reach each other",
  recommendation: "private-vlans",
  severity: "warning",
  proves: "broken-only",
  docs: `
An intruder who holds one workstation looks for the next one first. On a switch whose user ports share a VLAN with nothing
between them, every workstation can open connections to all others, and no firewall sees it.

A VLAN is reported when two or more ports of \`switchport mode access\` that are marked for end devices (\`spanning-tree
portfast\`) belong to it, and neither a private VLAN nor \`switchport protected\` keeps them apart. On a FortiGate these are the
ports of managed switches that carry one VLAN without tags, unless \`switch-controller-access-vlan\` of the VLAN is enabled.

**What to do:** put work groups into private VLANs. Where that takes more planning, \`switchport protected\` keeps the user
ports of one switch from each other, and \`set switch-controller-access-vlan enable\` sends all traffic of a VLAN to the
FortiGate, where policies decide; printers and cast devices that users share belong on a port without it.`,
  bad: [
    ios(`
hostname access-1
interface GigabitEthernet1/0/1
 switchport access vlan 10
 switchport mode access
 ^^^^^^^^^^^^^^^^^^^^^^ nothing keeps the ports of VLAN 10 apart: GigabitEthernet1/0/1 and GigabitEthernet1/0/2
 spanning-tree portfast
interface GigabitEthernet1/0/2
 switchport access vlan 10
 switchport mode access
 spanning-tree portfast
`),
    twoPorts(
      "",
      `                ^^^^^^^^^^^^^^^^ nothing keeps the ports of VLAN 10 apart: floor-1 port1 and floor-1 port2
`,
    ),
  ],
  good: [
    ios(`
hostname access-1
interface GigabitEthernet1/0/1
 switchport access vlan 10
 switchport mode access
 switchport protected
 spanning-tree portfast
interface GigabitEthernet1/0/2
 switchport access vlan 10
 switchport mode access
 spanning-tree portfast
interface GigabitEthernet1/0/3
 switchport access vlan 10
 switchport mode access
 spanning-tree portfast
 shutdown
interface GigabitEthernet1/0/4
 description uplink
 switchport access vlan 10
 switchport mode access
`),
    twoPorts("        set switch-controller-access-vlan enable\n"),
  ],

  *check({ configuration }) {
    for (const [vlan, ports] of byVlan(configuration.interfaces)) {
      for (const { isolation } of ports.flatMap(({ accessPort }) => accessPort ?? []))
        if (isolation) yield kept(isolation.span, `a port of VLAN ${vlan} is kept from the others`);
      const open = ports.flatMap(openPort);
      const [first, ...others] = open;
      if (!first || others.length === 0) continue;
      yield broken({
        span: first.port.span,
        message: `nothing keeps the ports of VLAN ${vlan} apart: ${listed(open.map(({ name }) => name))}`,
        related: others.slice(0, mostRelated).map(({ port, name }): Related => ({ span: port.span, message: name })),
        fixes: [keepApart(vlan, open)],
      });
    }
  },
};

/** Two ports of a managed switch in one VLAN. */
function twoPorts(settings: string, mark = ""): RuleSample {
  return fortios(`
config system interface
    edit "STAFF"
        set ip 10.20.10.1 255.255.255.0
        set interface "fortilink"
        set vlanid 10
${settings}    next
end
config switch-controller managed-switch
    edit "floor-1"
        config ports
            edit "port1"
                set vlan "STAFF"
${mark}            next
            edit "port2"
                set vlan "STAFF"
            next
        end
    next
end
`);
}

/** What people still look through. */
const mostRelated = 10;

interface OpenPort {
  readonly name: string;
  readonly port: AccessPort;
}

function openPort({ name, accessPort, disabled }: Interface): OpenPort[] {
  return accessPort?.edge && !accessPort.isolation && !disabled ? [{ name: name.value, port: accessPort }] : [];
}

function keepApart(vlan: number, open: readonly OpenPort[]): Fix {
  const changes = open.map(
    ({ port }) => ({ kind: "set", setting: "isolate-port", value: "on", at: port.span }) as const,
  );
  return { title: `Protect the user ports of VLAN ${vlan} from each other`, changes, safe: false };
}

function byVlan(interfaces: readonly Interface[]): ReadonlyMap<number, readonly Interface[]> {
  const ports = interfaces.filter((each) => each.accessPort);
  return grouped(ports, (each) => each.vlan?.value ?? 1);
}
