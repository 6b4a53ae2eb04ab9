import { fullRoles } from "../../facts/panos-names.ts";
import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { DeviceAccount, Management, ManagementService, SessionLimit } from "../../model/management.ts";
import { parseRange } from "../../net/ip.ts";
import { isEvery } from "../../net/packet-set.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import type { InterfaceReading } from "./interfaces.ts";
import { below, entriesOf, flagOf, numberOf, passOver, passOverRest, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";
import { communitiesOf } from "./snmp.ts";

/** Who administers the device, from where, and by what */
export function managementOf(
  scope: Scope,
  places: readonly PathNode[],
  interfaces: readonly InterfaceReading[],
  head: Span,
  whole: boolean,
): Management {
  const communities = below(places, "deviceconfig", "system").flatMap(communitiesOf);
  const profiles = new Map(
    entriesOf(places, "network", "profiles", "interface-management-profile").map((entry) => [
      entry.word,
      readProfile(scope, entry, communities),
    ]),
  );
  const services = interfaces.flatMap(({ own, profile }) =>
    profile && !own.disabled
      ? (profiles.get(profile.value) ?? []).map((each) => ({ ...each, interface: own.name }))
      : [],
  );
  const port = ownPort(places);
  const idle = idleTime(places, head, whole);
  const asksForCertificate = below(places, "deviceconfig", "system", "certificate-profile").length > 0;
  return {
    services: [...services, ...port],
    deviceServices: [],
    logins: [],
    accounts: entriesOf(places, "mgt-config", "users").map((entry) => readAccount(scope, entry, asksForCertificate)),
    sessionLimits: idle ? [idle] : [],
    timeServers: timeServersOf(places),
  };
}

const protocols = ["https", "http", "ssh", "telnet"] as const;

/** `interface-management-profile P https yes permitted-ip 10.0.0.0/8` */
function readProfile(scope: Scope, entry: PathNode, communities: readonly ManagementService[]): ManagementService[] {
  scope.define("server-group", entry, "management profile", true);
  const from = permittedOf(entry);
  const services = protocols.flatMap((protocol): ManagementService[] => {
    const flag = flagOf(entry, protocol);
    if (flag?.value !== true) return [];
    const encrypted = protocol === "https" || protocol === "ssh";
    return [{ protocol, encrypted, span: flag.span, ...(from ? { from } : {}) }];
  });
  // Versions and communities the device states in one place for all interfaces.
  const snmp = flagOf(entry, "snmp");
  if (snmp?.value)
    for (const each of communities) services.push({ ...each, span: snmp.span, ...(from ? { from } : {}) });
  passOver(entry, [
    "ping",
    "response-pages",
    "userid-service",
    "userid-syslog-listener-ssl",
    "userid-syslog-listener-udp",
    "http-ocsp",
  ]);
  return services;
}

/** `permitted-ip 10.0.0.0/8`; whole families permit everybody. */
function permittedOf(node: PathNode | undefined): AddressMatch | undefined {
  const words = wordsOf(node, "permitted-ip");
  for (const each of node?.find("permitted-ip")?.all ?? []) for (const more of each.all) more.ignore();
  const terms = words.map(({ value, span }): AddressTerm => {
    const range = parseRange(value);
    return range ? { kind: "range", range, span } : { kind: "unknown", text: value, span };
  });
  const [first] = terms;
  if (!first || terms.some((term) => term.kind === "range" && isEvery(term.range))) return undefined;
  return { terms, span: cover(first.span, (terms.at(-1) ?? first).span) };
}

/** The port for management: HTTPS and SSH answer there unless they are switched off, Telnet and HTTP when switched on. */
function ownPort(places: readonly PathNode[]): ManagementService[] {
  return below(places, "deviceconfig", "system").flatMap((system) => {
    const switches = system.get("service");
    const from = permittedOf(system);
    const place = portPlace(system);
    const services = (["https", "ssh", "telnet", "http"] as const).flatMap((protocol): ManagementService[] => {
      const flag = flagOf(switches, `disable-${protocol}`);
      const encrypted = protocol === "https" || protocol === "ssh";
      const span = flag?.span ?? place?.span;
      if (!span || !(flag ? !flag.value : encrypted)) return [];
      return [{ protocol, encrypted, span, interface: { value: portName, span }, ...(from ? { from } : {}) }];
    });
    const snmp = communitiesOf(system).map((each) => ({
      ...each,
      interface: { value: portName, span: each.span },
      ...(from ? { from } : {}),
    }));
    const answers = flagOf(switches, "disable-snmp")?.value === true ? [] : snmp;
    passOver(switches, ["disable-icmp", "disable-userid-service", "disable-http-ocsp", "disable-snmp"]);
    return [...services, ...answers];
  });
}

/** Where the file says anything of the port that carries management alone. */
export function portPlace(system: PathNode): PathNode | undefined {
  return system.find("ip-address") ?? system.find("permitted-ip") ?? system.find("service") ?? system.find("type");
}

/** What the web interface calls the port that carries management alone. */
export const portName = "management";

/** `mgt-config users U permissions role-based superuser yes` */
function readAccount(scope: Scope, entry: PathNode, asksForCertificate: boolean): DeviceAccount {
  scope.define("account", entry, "administrator", false);
  const roles = entry.at("permissions", "role-based");
  const role = roles?.children.find((each) => !isNo(each));
  const custom = wordOf(roles, "custom", "profile");
  const hash = wordOf(entry, "phash");
  const remote = wordOf(entry, "authentication-profile");
  if (remote) scope.refer(["server-group"], remote, true);
  const otherProofs = ["public-key", "client-certificate-only", "password"].flatMap((key) => entry.find(key) ?? []);
  for (const each of roles?.all ?? []) {
    each.read();
    for (const value of each.all) passOverRest(value);
  }
  for (const proof of otherProofs) proof.ignore();
  passOver(entry, ["preferences", "password-profile", "ssh-keys"]);
  const profile = custom ?? role?.located;
  const asks = asksForCertificate || otherProofs.length > 0 ? undefined : asked(entry, hash, remote);
  return {
    name: entry.located,
    span: entry.extent,
    ...(profile ? { profile } : {}),
    administrator: role !== undefined && fullRoles.has(role.word),
    secret: secretOf(hash, remote !== undefined || otherProofs.length > 0),
    ...(asks ? { asks } : {}),
  };
}

/** Its own password, or whatever the servers of a profile ask for. */
function asked(
  { span }: PathNode,
  hash: Located<string> | undefined,
  remote: Located<string> | undefined,
): DeviceAccount["asks"] {
  if (remote) return { value: "server", span: remote.span };
  return hash && { value: "password", span };
}

function isNo(role: PathNode): boolean {
  return role.all.length === 1 && role.all[0]?.word === "no";
}

/** `$1$` is salted MD5, which is fast to try; `$5$` and `$6$` take their time. */
function secretOf(hash: Located<string> | undefined, otherwise: boolean): DeviceAccount["secret"] {
  if (!hash) return otherwise ? "unknown" : "none";
  if (/^\$[56y]\$/.test(hash.value)) return "strong";
  return hash.value.startsWith("$1$") ? "weak" : "unknown";
}

/** `deviceconfig setting management idle-timeout 10`, in minutes; 0 is never. */
function idleTime(places: readonly PathNode[], head: Span, whole: boolean): SessionLimit | undefined {
  const [settings] = below(places, "deviceconfig", "setting", "management");
  const stated = numberOf(settings, "idle-timeout");
  if (stated)
    return { service: "https", idleMinutes: stated.value === 0 ? { value: "none", span: stated.span } : stated };
  const implied = "PAN-OS ends idle sessions of administrators after 60 minutes";
  return whole ? { service: "https", idleMinutes: { value: 60, span: head, implied } } : undefined;
}

/** `ntp-servers primary-ntp-server ntp-server-address 10.0.0.1` */
function timeServersOf(places: readonly PathNode[]): Located<string>[] {
  return below(places, "deviceconfig", "system", "ntp-servers").flatMap((servers) =>
    ["primary-ntp-server", "secondary-ntp-server"].flatMap((which) => {
      const node = servers.get(which);
      passOver(node, ["authentication-type"]);
      return wordOf(node, "ntp-server-address") ?? [];
    }),
  );
}
