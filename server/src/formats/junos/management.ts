import type { DeviceService, Management, ManagementService } from "../../model/management.ts";
import type { Interface } from "../../model/network.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import { accountsOf, loginsOf, sessionLimitsOf } from "./accounts.ts";
import type { Device } from "./device.ts";
import type { FilterReading } from "./filters.ts";
import type { FilterBinding } from "./interfaces.ts";
import { fromWhere, loopbackEntries } from "./loopback.ts";
import { ignoreKeys } from "./settings.ts";
import { snmpServicesOf } from "./snmp.ts";
import { type Inbound, withUnit, type Zones } from "./zones.ts";

export interface ManagementContext {
  readonly device: Device;
  readonly interfaces: readonly Interface[];
  readonly zones: Zones;
  readonly bindings: readonly FilterBinding[];
  readonly filters: readonly FilterReading[];
}

/** A service of the device, before it is known where it answers. */
export interface Offered {
  readonly protocol: ManagementService["protocol"];
  readonly encrypted: boolean;
  readonly version?: Located<string>;
  readonly from?: ManagementService["from"];
  /** The interfaces that it is limited to. */
  readonly interfaces: readonly Located<string>[];
  readonly node: PathNode;
  /** What `host-inbound-traffic` calls it. */
  readonly inbound: readonly string[];
  readonly port: number;
}

/** `system services`, `snmp`, `system login`, `system ntp`: who administers the device, from where, and by what */
export function managementOf(context: ManagementContext): Management {
  const { device } = context;
  const offered = [...offeredBy(device), ...snmpServicesOf(device)];
  const accounts = accountsOf(device);
  const answering = offered
    .filter((each) => remote.has(each.protocol))
    .map((each) => ({ value: each.protocol, span: each.node.span }));
  return {
    services: offered.flatMap((each) => placed(each, context)),
    deviceServices: deviceServicesOf(context),
    logins: loginsOf(device, answering),
    accounts,
    sessionLimits: sessionLimitsOf(device, accounts),
    timeServers: timeServersOf(device),
  };
}

const remote: ReadonlySet<string> = new Set(["ssh", "telnet", "http", "https"]);

/** `system services { ssh; telnet; ftp; web-management { … } netconf { ssh; } }` */
function offeredBy({ root }: Device): Offered[] {
  const services = root.get("system")?.get("services");
  const offered: Offered[] = [];
  const add = (
    node: PathNode | undefined,
    offer: Pick<Offered, "protocol" | "encrypted" | "inbound" | "port">,
    version?: Located<string>,
  ) => {
    if (!node) return;
    const interfaces = node.values("interface").map((each) => each.located);
    for (const each of node.all) if (each.taken === "unread" && each.word !== "apply-groups") each.ignore();
    offered.push({ ...offer, node, interfaces, ...(version ? { version } : {}) });
  };
  const ssh = services?.get("ssh");
  add(ssh, { protocol: "ssh", encrypted: true, inbound: ["ssh"], port: 22 }, sshVersion(ssh));
  add(services?.get("telnet"), { protocol: "telnet", encrypted: false, inbound: ["telnet"], port: 23 });
  add(services?.get("ftp"), { protocol: "ftp", encrypted: false, inbound: ["ftp"], port: 21 });
  const web = services?.get("web-management");
  add(web?.get("http"), { protocol: "http", encrypted: false, inbound: ["http"], port: 80 });
  add(web?.get("https"), { protocol: "https", encrypted: true, inbound: ["https"], port: 443 });
  if (web) ignoreKeys(web, new Set(["management-url", "session", "control", "limits", "traceoptions", "idle-timeout"]));
  const rest = services?.get("rest");
  add(rest?.get("http"), { protocol: "http", encrypted: false, inbound: ["webapi-clear-text"], port: 3000 });
  add(rest?.get("https"), { protocol: "https", encrypted: true, inbound: ["webapi-ssl"], port: 3443 });
  if (rest) ignoreKeys(rest, new Set(["control", "enable-explorer", "traceoptions"]));
  const netconf = services?.get("netconf");
  add(netconf?.get("ssh"), { protocol: "netconf", encrypted: true, inbound: ["netconf"], port: 830 });
  if (netconf) for (const each of netconf.all) if (each.taken === "unread") each.ignore();
  if (services) ignoreKeys(services, serviceKeys);
  return offered;
}

/** Services that nobody administers the device by. */
const serviceKeys: ReadonlySet<string> = new Set(
  `dhcp dhcp-local-server dhcp-proxy-client dns subscriber-management database-replication extension-service flow-tap-dtcp
  outbound-ssh outbound-https xnm-ssl xnm-clear-text static-subscribers service-deployment resource-monitor bbe-stats-service
  packet-triggered-subscribers pppoe-cache webapi netproxy fabric grpc-tunnel domain-name-resolution extension-services
  reverse dtcp-only local-policy-decision-function dhcpv6 address-assignment session`.split(/\s+/),
);

/** `protocol-version v2`; [ v1 v2 ] lets either be chosen. */
function sshVersion(node: PathNode | undefined): Located<string> | undefined {
  const versions = node?.values("protocol-version") ?? [];
  const old = versions.find((each) => each.word === "v1");
  const [first] = versions;
  if (!first) return undefined;
  return { value: old ? "1" : "2", span: (old ?? first).span };
}

/** Small services, with what `host-inbound-traffic` calls them and their port. */
const smallServices = [
  { name: "finger", inbound: "finger", port: 79 },
  { name: "tftp-server", inbound: "tftp", port: 69 },
  { name: "rlogin", inbound: "rlogin", port: 513 },
  { name: "rsh", inbound: "rsh", port: 514 },
] as const;

/** Small services, wherever they answer anybody who asks. */
function deviceServicesOf(context: ManagementContext): DeviceService[] {
  const services = context.device.root.find("system")?.find("services");
  return smallServices.flatMap(({ name, inbound, port }): DeviceService[] => {
    const node = services?.get(name);
    if (!node) return [];
    for (const each of node.all) each.ignore();
    const offer: Offered = { protocol: "other", encrypted: false, interfaces: [], node, inbound: [inbound], port };
    const open = placed(offer, context).filter(({ from }) => from === undefined);
    return open.map((answer) => ({
      name,
      on: { value: true, span: answer.span },
      ...(answer.interface ? { interface: answer.interface } : { everywhere: true }),
    }));
  });
}

/** Where a service answers: the zones that let it in and the ports for management, or everywhere without zones. */
function placed(
  offer: Offered,
  { device, interfaces, zones, bindings, filters }: ManagementContext,
): ManagementService[] {
  const { protocol, encrypted, version } = offer;
  const limited = fromWhere(loopbackEntries(bindings, filters), offer);
  if (limited === "nobody") return [];
  const from = offer.from ?? limited;
  const common = { protocol, encrypted, ...(version ? { version } : {}), ...(from ? { from } : {}) };
  const span = device.own(offer.node);
  const only = new Set(offer.interfaces.map((each) => withUnit(each.value)));
  const managing = interfaces.filter((each) => each.managementOnly && (only.size === 0 || only.has(each.name.value)));
  const ports = managing.map((each): ManagementService => ({ ...common, interface: each.name, span }));
  if (zones.zones.length === 0) {
    if (only.size > 0) return offer.interfaces.map((each) => ({ ...common, interface: each, span }));
    return [{ ...common, span }];
  }
  const places = zones.inbound.flatMap((inbound) => {
    const word = opening(inbound, offer.inbound);
    const isOut = only.size > 0 && !inbound.interfaces.some((each) => only.has(each));
    return word && !isOut ? [{ place: inbound.place, word }] : [];
  });
  const letIn = places.map(({ place, word }): ManagementService => {
    // Where one place alone lets it in, the service itself is what can go; of several, each has a word of its own.
    const isOwn = places.length + ports.length > 1 && offer.inbound.includes(word.word);
    return { ...common, interface: place, span: isOwn ? device.own(word) : span };
  });
  return [...letIn, ...ports];
}

/** The word of `host-inbound-traffic` that lets a service in. */
function opening({ services }: Inbound, names: readonly string[]): PathNode | undefined {
  const isExcept = (word: PathNode) => word.has("except");
  if (services.some((word) => names.includes(word.word) && isExcept(word))) return undefined;
  return services.find((word) => names.includes(word.word) || word.word === "all" || word.word === "any-service");
}

/** `system ntp { server A; peer B; }` */
function timeServersOf({ root }: Device): Located<string>[] {
  const ntp = root.find("system")?.get("ntp");
  const servers = [...(ntp?.values("server") ?? []), ...(ntp?.values("peer") ?? [])];
  for (const server of servers) for (const each of server.all) each.ignore();
  for (const each of ntp?.all ?? []) if (each.taken === "unread") each.ignore();
  return servers.map((server) => server.located);
}
