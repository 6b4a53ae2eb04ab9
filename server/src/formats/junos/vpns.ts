import type { AddressTerm } from "../../model/address.ts";
import type { Proposal, Vpn, VpnPeer } from "../../model/vpn.ts";
import { type IpRange, parseNetwork } from "../../net/ip.ts";
import { isEvery } from "../../net/packet-set.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Span } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { type Gateway, gatewaysOf } from "./ike.ts";
import { groupsOf, proposalSet, proposalsOf } from "./proposals.ts";
import { ignoreKeys, Settings } from "./settings.ts";

/** `security ipsec vpn NAME`, with the gateway and policies it names; people's tunnels of `dynamic-vpn` and `remote-access` */
export function vpnsOf(device: Device): Vpn[] {
  const gateways = gatewaysOf(device);
  const security = device.root.get("security");
  const top = security?.get("ipsec");
  const policies = dataPolicies(device, top);
  const forPeople = remoteAccess(device);
  const vpns = (top?.values("vpn") ?? []).map((node) => readVpn(device, node, gateways, policies, forPeople));
  if (top)
    ignoreKeys(
      top,
      new Set(["traceoptions", "vpn-monitor-options", "security-association", "anti-replay-window-size", "internal"]),
    );
  return vpns;
}

interface DataPolicy {
  readonly proposals: readonly Proposal[];
}

/** `policy NAME { perfect-forward-secrecy { keys group14; } proposals NAME; }` */
function dataPolicies(device: Device, top: PathNode | undefined): ReadonlyMap<string, DataPolicy> {
  const proposals = proposalsOf(device, "data");
  const policies = new Map<string, DataPolicy>();
  for (const node of top?.values("policy") ?? []) {
    device.define("vpn-policy", { value: `IPsec ${node.word}`, span: node.span }, node, "IPsec policy", true);
    const named = node.values("proposals");
    for (const each of named) device.refer(["crypto"], each.located);
    const groups = groupsOf(node.get("perfect-forward-secrecy")?.values("keys") ?? []);
    const set = node.value("proposal-set");
    const stated = set && proposalSet(set, "data");
    ignoreKeys(node, new Set(["description"]));
    const offers = named.flatMap((each) => proposals.get(each.word)?.proposal ?? []);
    const all = [...offers, ...(stated ? [stated] : [])].map((each) =>
      groups.length > 0 ? { ...each, groups } : each,
    );
    policies.set(node.word, { proposals: all });
  }
  return policies;
}

const vpnKeys: ReadonlySet<string> = new Set(
  `establish-tunnels vpn-monitor df-bit match-direction passive-mode-tunneling tunnel-mtu udp-encapsulate multi-sa
  copy-outer-dscp distribution-profile manual description`.split(/\s+/),
);

const ikeKeys: ReadonlySet<string> = new Set(
  "idle-time no-anti-replay install-interval anti-replay-window-size".split(" "),
);

function readVpn(
  device: Device,
  node: PathNode,
  gateways: ReadonlyMap<string, Gateway>,
  policies: ReadonlyMap<string, DataPolicy>,
  forPeople: ReadonlySet<string>,
): Vpn {
  device.define("tunnel", { value: `VPN ${node.word}`, span: node.span }, node, "IPsec VPN", false);
  const port = node.value("bind-interface");
  const bound = port && { value: port.word.includes(".") ? port.word : `${port.word}.0`, span: port.span };
  if (bound) device.refer(["interface"], bound);
  const ike = node.get("ike");
  const named = ike?.value("gateway");
  if (named) device.refer(["tunnel"], named.located);
  const data = ike?.value("ipsec-policy");
  if (data) device.refer(["vpn-policy"], { value: `IPsec ${data.word}`, span: data.span });
  const networks = [
    ...(ike ? selectors(ike.values("proxy-identity"), ike) : []),
    ...selectors(node.values("traffic-selector"), node),
  ];
  if (ike) ignoreKeys(ike, ikeKeys);
  ignoreKeys(node, vpnKeys);
  const gateway = named && gateways.get(named.word);
  const isForPeople = forPeople.has(node.word) || (gateway?.people.length ?? 0) > 0;
  const peer: VpnPeer = {
    ...(gateway?.endpoint ? { endpoint: gateway.endpoint } : {}),
    ...side(networks, "remote"),
    ...side(networks, "local"),
    span: gateway?.endpoint?.span ?? named?.span ?? node.span,
  };
  return {
    name: node.located,
    span: device.own(node),
    use: isForPeople ? "remote-access" : gateway?.isShared ? "unknown" : "site-to-site",
    technology: "ipsec",
    enabled: true,
    zone: bound?.value ?? node.word,
    terminatesOn: gateway?.interface ? [gateway.interface] : [],
    authentication: [...(gateway?.policy?.authentication ?? []), ...(gateway?.people ?? [])],
    certificates: gateway?.policy?.certificates ?? [],
    peers: [peer],
    access: {},
    proposals: [...(gateway?.policy?.proposals ?? []), ...((data && policies.get(data.word)?.proposals) ?? [])],
  };
}

interface Selected {
  readonly side: "local" | "remote";
  readonly range: IpRange;
  readonly span: Span;
}

const selectorKeys: ReadonlySet<string> = new Set(["local", "remote", "local-ip", "remote-ip", "service"]);

/** `proxy-identity { local A/L; remote B/M; service any; }`, `traffic-selector NAME { local-ip A/L; remote-ip B/M; }` */
function selectors(nodes: readonly PathNode[], parent: PathNode): Selected[] {
  const places =
    nodes.length > 0 && nodes[0]?.parent?.word === "proxy-identity" ? [parent.get("proxy-identity")] : nodes;
  return places.flatMap((place) => {
    if (!place) return [];
    const settings = new Settings(place, selectorKeys);
    settings.values("service");
    for (const each of place.all)
      if (each.word === "term") for (const term of each.read().children) selectors([term.read()], place);
    return (["local", "remote"] as const).flatMap((end) =>
      [...settings.values(end), ...settings.values(`${end}-ip`)].flatMap((word): Selected[] => {
        const range = parseNetwork(word.word);
        // The whole of a family leaves the choice to routes.
        return range && !isEvery(range) ? [{ side: end, range, span: word.span }] : [];
      }),
    );
  });
}

function side(all: readonly Selected[], end: Selected["side"]): Pick<VpnPeer, "local" | "remote"> {
  const terms = all
    .filter((each) => each.side === end)
    .map(({ range, span }): AddressTerm => ({ kind: "range", range, span }));
  const [first] = terms;
  if (!first) return {};
  const match = { terms, span: first.span };
  return end === "local" ? { local: match } : { remote: match };
}

/** `security dynamic-vpn clients NAME { ipsec-vpn NAME; }`, `security remote-access profile NAME { ipsec-vpn NAME; }` */
function remoteAccess(device: Device): ReadonlySet<string> {
  const security = device.root.get("security");
  const found = new Set<string>();
  const take = (node: PathNode | undefined) => {
    for (const profile of node ? [...node.values("clients"), ...node.values("profile")] : []) {
      const vpn = profile.value("ipsec-vpn");
      if (vpn) {
        found.add(vpn.word);
        device.refer(["tunnel"], { value: `VPN ${vpn.word}`, span: vpn.span });
      }
      const access = profile.value("access-profile");
      if (access) device.refer(["server-group"], access.located);
      for (const each of profile.all) if (each.taken === "unread") each.ignore();
    }
    const common = node?.value("access-profile");
    if (common) device.refer(["server-group"], common.located);
    for (const each of node?.all ?? []) if (each.taken === "unread") each.ignore();
  };
  take(security?.get("dynamic-vpn"));
  take(security?.get("remote-access"));
  return found;
}

/** `access { profile NAME { … } address-assignment … }`: who checks people's passwords */
export function accessOf(device: Device): void {
  const access = device.root.get("access");
  for (const node of access?.values("profile") ?? []) {
    device.define("server-group", node.located, node, "access profile", false);
    for (const each of node.all) each.ignore();
  }
  for (const each of access?.all ?? []) if (each.taken === "unread") each.ignore();
}
