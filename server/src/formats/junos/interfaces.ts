import type { Interface, InterfaceAddress } from "../../model/network.ts";
import { parseIp, parseNetwork } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { rangeWord } from "./interface-ranges.ts";
import { ignoreKeys } from "./settings.ts";
import { switchPortOf, type Vlans, vlansOf } from "./switch-ports.ts";

/** `filter input NAME`, `filter output-list [ A B ]` of a unit, for one family */
export interface FilterBinding {
  readonly interface: Located<string>;
  readonly family: string;
  readonly direction: "input" | "output";
  readonly filters: readonly PathNode[];
  readonly node: PathNode;
}

export interface Interfaces {
  readonly interfaces: readonly Interface[];
  readonly bindings: readonly FilterBinding[];
}

/** `interfaces { NAME { unit N { family inet { address A/L; filter … } } } }` */
export function interfacesOf(device: Device): Interfaces {
  const interfaces: Interface[] = [];
  const bindings: FilterBinding[] = [];
  const vlans = vlansOf(device);
  const top = device.root.get("interfaces");
  if (top) defineRanges(device, top);
  for (const port of top?.all ?? []) {
    if (port.word === rangeWord) continue;
    if (port.inactive || passedOver.has(port.word)) {
      if (!port.inactive) port.ignore();
      continue;
    }
    port.read();
    device.define("interface", port.located, port, "interface", false);
    const description = port.value("description")?.located;
    const disabled = port.get("disable")?.span;
    for (const unit of port.values("unit"))
      interfaces.push(readUnit(device, port, unit, { description, disabled, vlans }, bindings));
    ignoreKeys(port, portKeys);
  }
  return { interfaces, bindings };
}

const passedOver: ReadonlySet<string> = new Set(["interface-set", "traceoptions", "stacked-interface-set"]);

/** What a range says was read with its members; without members it says nothing. */
function defineRanges(device: Device, top: PathNode): void {
  for (const range of top.values(rangeWord)) {
    device.define("other", range.located, range, "interface range", false);
    for (const key of ["member", "member-range"])
      for (const member of range.values(key)) for (const to of member.values("to")) to.read();
    if (range.heirs.length > 0) continue;
    for (const each of range.all) if (each.taken === "unread") each.ignore();
  }
}

function readUnit(
  device: Device,
  port: PathNode,
  unit: PathNode,
  above: { description: Located<string> | undefined; disabled: Interface["disabled"]; vlans: Vlans },
  bindings: FilterBinding[],
): Interface {
  const name = { value: `${port.word}.${unit.word}`, span: unit.span };
  device.define("interface", name, unit, "interface", false);
  const { vlans } = above;
  const addresses: InterfaceAddress[] = [];
  let dynamic: Located<string> | undefined;
  for (const family of unit.values("family")) {
    for (const address of family.values("address")) {
      addresses.push(...addressOf(address));
      ignoreKeys(address, addressKeys);
    }
    for (const key of ["dhcp", "dhcp-client", "dhcpv6-client", "negotiate-address"]) {
      const stated = family.get(key);
      if (!stated) continue;
      dynamic = { value: key === "negotiate-address" ? "pppoe" : "dhcp", span: stated.span };
      for (const each of stated.all) each.ignore();
    }
    bindings.push(...bindingsOf(name, family, family.word));
    ignoreKeys(family, familyKeys);
  }
  bindings.push(...bindingsOf(name, unit, "any"));
  const own = unit.value("description")?.located ?? above.description;
  const disabled = unit.get("disable")?.span ?? above.disabled;
  const vlan = unit.value("vlan-id");
  ignoreKeys(unit, unitKeys);
  return {
    name,
    span: device.own(unit),
    addresses,
    ...(dynamic ? { dynamicAddress: dynamic } : {}),
    ...(own ? { description: own } : {}),
    ...(disabled ? { disabled } : {}),
    ...(vlan && /^[0-9]{1,4}$/.test(vlan.word) ? { vlan: { value: Number(vlan.word), span: vlan.span } } : {}),
    parent: port.located,
    ...switchPortOf(device, vlans, port, unit),
    ...(tunnelPort.test(port.word) ? { tunnel: true } : {}),
    ...(managementPort.test(port.word) ? { managementOnly: { value: true, span: port.span } } : {}),
  };
}

const tunnelPort = /^(?:st0$|gr-|ip-|lt-|vt-)/;
/** Nothing is forwarded through them. */
const managementPort = /^(?:fxp[0-9]+|em[0-9]+|me[0-9]+|vme|mgmt[0-9]*|re[0-9]+:mgmt-[0-9])$/;

/** `address 10.0.0.1/24`, also without a length */
function addressOf(node: PathNode): InterfaceAddress[] {
  const slash = node.word.indexOf("/");
  const address = parseIp(slash < 0 ? node.word : node.word.slice(0, slash));
  const network = parseNetwork(node.word);
  return address !== undefined && network ? [{ address, network, span: node.span }] : [];
}

function bindingsOf(name: Located<string>, place: PathNode, family: string): FilterBinding[] {
  const filter = place.get("filter");
  if (!filter) return [];
  const bindings = (["input", "output"] as const).flatMap((direction): FilterBinding[] => {
    const single = filter.values(direction);
    const listed = filter.values(`${direction}-list`);
    const filters = [...single, ...listed].map((each) => {
      ignoreKeys(each, new Set(["precedence", "shared-instance"]));
      return each;
    });
    const [first] = filters;
    return first ? [{ interface: name, family, direction, filters, node: first }] : [];
  });
  ignoreKeys(filter, new Set(["group", "dialer"]));
  return bindings;
}

/** How a port works says nothing of what passes it. */
const portKeys: ReadonlySet<string> = new Set(
  `mtu speed link-mode duplex hold-time vlan-tagging flexible-vlan-tagging stacked-vlan-tagging native-vlan-id
  encapsulation gigether-options ether-options fastether-options aggregated-ether-options redundant-ether-options
  fabric-options traceoptions no-traps traps per-unit-scheduler hierarchical-scheduler damping keepalives no-keepalives
  ppp-options framing t1-options e1-options t3-options clocking gratuitous-arp-reply no-gratuitous-arp-reply
  no-gratuitous-arp-request optics-options mac port-mode auto-negotiation no-auto-negotiation flow-control no-flow-control
  ether-type optic-options otn-options sonet-options serial-options multiservice-options passive-monitor-mode media-type
  media redundancy-options esi anchor-point tunnel-port external-model forwarding-class-accounting interface-mib
  logical-tunnel-options transmit-bucket receive-bucket schedulers force-10g cascade-port auto-speed lacp
  promiscuous-mode ptp unframed multi-chassis-protection name apply-macro dialer-options isdn-options modem-options
  cellular-options act-sim sim loopback no-loopback bandwidth accounting-profile targeted-broadcast`.split(/\s+/),
);

const unitKeys: ReadonlySet<string> = new Set(
  `bandwidth encapsulation point-to-point multipoint tunnel ppp-options pppoe-options pppoe-underlying-options vlan-tags
  vlan-id-list vlan-id-range inner-vlan-id-range native-inner-vlan-id input-vlan-map output-vlan-map no-traps traps
  accounting-profile proxy-arp peer-unit dlci arp-resp statistics interface-shared-with multicast-dlci multicast-vci vci
  compression dial-options dialer-options backup-options demux-options demux-source demux-destination targeted-broadcast
  layer2-policer swap-by-poppush family-inet-options forward-and-send-to-re forward-only esi mac keepalives no-keepalives
  copy-tos-to-outer-ip-header clear-dont-fragment-bit reassemble-packets service-domain qualified-bum-pruning-mode
  transmit-weight vlan-bundle l2-protocol-tunneling vlan alias gratuitous-arp-reply virtual-gateway-v4-mac
  virtual-gateway-v6-mac virtual-gateway-accept-data no-auto-virtual-gateway-esi etree-ac-role bridge-domain-type
  input-three-color output-three-color passive load-balance-client load-balance-options tunnel-termination
  ip-demux-binding radio-router disable-ecmp`.split(/\s+/),
);

const familyKeys: ReadonlySet<string> = new Set(
  `mtu no-redirects no-neighbor-learn rpf-check sampling policer primary unnumbered-address targeted-broadcast
  destination-class-usage source-class-usage accounting ndp-proxy dad-disable nd6-stale-time tcp-mss arp-max-cache
  arp-new-hold-limit simple-filter service no-dad local-address remote-address bundle mlfr-bundle interface-mode port-mode
  vlan vlan-id vlan-id-list native-vlan-id maximum-labels max-sessions no-neighbor-solicit storm-control recovery-timeout
  inter-switch-link receive-options-packets receive-ttl-exceeded iso bridge-domain-type core-facing split-horizon
  flow-monitoring traffic-control-profiles accept-source-mac demux-source demux-destination location
  next-hop-tunnel destination-udp-port unconditional-src-learn allow-filter-on-re no-unconditional-src-learn`.split(
    /\s+/,
  ),
);

const addressKeys: ReadonlySet<string> = new Set(
  `primary preferred vrrp-group vrrp-inet6-group arp eui-64 broadcast destination destination-profile master-only ndp
  web-authentication virtual-gateway-address subnet-router-anycast multipoint-destination`.split(/\s+/),
);
