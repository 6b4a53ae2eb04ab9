import type { LocalLog, Logging, LogServer } from "../../model/logging.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import type { Device } from "./device.ts";
import { ignoreKeys, kilobytesOf, numberOf } from "./settings.ts";

type Subjects = Logging["subjects"][number];

interface ServerReading {
  readonly server: LogServer;
  readonly level: Stated<number> | undefined;
}

/** `system syslog` and `security log`: servers, files, and how fine each is */
export function loggingOf(device: Device, head: Span, whole: boolean): Logging | undefined {
  const { root } = device;
  const syslog = root.at("system")?.get("syslog");
  const security = root.find("security")?.get("log");
  const hosts = (syslog?.values("host") ?? []).map((node) => readHost(syslog, node));
  const streams = (security?.values("stream") ?? []).flatMap((node) => readStream(security, node));
  const local = [...(syslog?.values("file") ?? []).map((node) => readFile(syslog, node)), ...ownLog(security)];
  const subjects = (syslog?.values("host") ?? []).flatMap(subjectsOf);
  for (const user of syslog?.values("user") ?? []) {
    takeFacilities(user);
    ignoreKeys(user, hostKeys);
  }
  for (const each of syslog?.find("archive")?.all ?? []) each.ignore();
  if (syslog) ignoreKeys(syslog, syslogKeys);
  if (security) ignoreKeys(security, securityKeys);
  if (!syslog && !security && !whole) return undefined;
  const span = syslog?.span ?? security?.span ?? head;
  const servers = [...hosts, ...streams];
  const level = finest(servers.map((each) => each.level));
  return {
    enabled: { value: true, span, implied: "a Junos device always logs" },
    timestamps: { value: true, span, implied: "every message of a Junos device has its time" },
    servers: servers.map((each) => each.server),
    local: syslog ? local : [...local, usualFile(span)],
    suppressed: [],
    subjects,
    ...(servers.length > 0 && level ? { serverLevel: level } : {}),
  };
}

/** What a device does that states nothing of its log. */
function usualFile(span: Span): LocalLog {
  return { name: "messages", span, kind: "disk", enabled: true };
}

const syslogKeys: ReadonlySet<string> = new Set(
  `archive console time-format source-address log-rotate-frequency allow-duplicates server server-config
  routing-instance local-filters traceoptions`.split(/\s+/),
);

const securityKeys: ReadonlySet<string> = new Set(
  `format mode source-address source-interface report cache disable event-rate rate-cap max-database-record utc-timestamp
  facility-override traceoptions transport file limit escape exclude local-category profile`.split(/\s+/),
);

const severities = ["emergency", "alert", "critical", "error", "warning", "notice", "info", "any"];

/** 0 to 7; undefined for `none` and what is no severity. */
function levelOf(node: PathNode): Located<number> | undefined {
  const level = severities.indexOf(node.word);
  return level < 0 ? undefined : { value: level, span: node.span };
}

/** What logs what, by a name: `any notice`, `interactive-commands any` */
const facilities: ReadonlySet<string> = new Set(
  `any authorization change-log conflict-log daemon dfc external firewall ftp interactive-commands kernel ntp pfe security
  user local0 local1 local2 local3 local4 local5 local6 local7 dsm`.split(/\s+/),
);

/** The severities that a destination takes, by facility; the last one stated of each counts. */
function takeFacilities(node: PathNode): Map<string, PathNode> {
  const found = new Map<string, PathNode>();
  for (const each of node.children) {
    if (!facilities.has(each.word)) continue;
    const value = node.value(each.word);
    if (value) found.set(each.word, value);
  }
  return found;
}

const hostKeys: ReadonlySet<string> = new Set(
  `facility-override log-prefix match match-strings explicit-priority structured-data source-address routing-instance
  exclude-hostname allow-duplicates tlsdetails tls-profile archive`.split(/\s+/),
);

/** `host 192.0.2.1 { any notice; port 6514; transport tls; }` */
function readHost(syslog: PathNode | undefined, node: PathNode): ServerReading {
  const levels = [...takeFacilities(node)].flatMap(([facility, value]) =>
    carriesFirewall.has(facility) ? (levelOf(value) ?? []) : [],
  );
  const transport = node.value("transport")?.word;
  const port = numberOf(node.value("port"));
  ignoreKeys(node, hostKeys);
  const server: LogServer = {
    address: node.located,
    transport: transport === "tls" || transport === "tcp" ? transport : "udp",
    ...(port ? { port: port.value } : {}),
    span: node.extent,
  };
  const level = finest(levels);
  return {
    server,
    level: level ?? {
      value: 0,
      span: node.span,
      implied: `${syslog?.word ?? "syslog"} sends nothing of what passes to it`,
    },
  };
}

/** What policies and filters log comes as one of these. */
const carriesFirewall: ReadonlySet<string> = new Set(["any", "user", "firewall", "pfe"]);

/** What a host gets of logins and commands. */
function subjectsOf(node: PathNode): Subjects[] {
  return (["authorization", "daemon", "interactive-commands"] as const).flatMap((facility): Subjects[] => {
    const value = node.has(facility) ? node.value(facility) : undefined;
    const level = value && levelOf(value);
    const about = facility === "daemon" ? "vpn" : facility === "authorization" ? "logins" : "commands";
    return level ? [{ about, to: "servers", level: level.value, span: level.span }] : [];
  });
}

/** `file messages { any notice; archive size 1m files 10; }` */
function readFile(syslog: PathNode | undefined, node: PathNode): LocalLog {
  const levels = [...takeFacilities(node).values()].flatMap((value) => levelOf(value) ?? []);
  const archive = node.get("archive") ?? syslog?.get("archive");
  const size = kilobytesOf(archive?.value("size") ?? sizeBehind(archive));
  const files = numberOf(
    archive?.value("files") ?? archive?.get("size")?.children[0]?.get("files")?.children[0]?.read(),
  );
  for (const each of archive?.all ?? []) if (each.taken === "unread") each.ignore();
  // Of sizes stated again only the last counts, with what stands behind the others.
  for (const each of archive?.find("size")?.all ?? []) each.find("files")?.ignore();
  ignoreKeys(node, hostKeys);
  const level = finest(levels);
  const kilobytes = size && { value: size.value * (files?.value ?? 10), span: size.span };
  return {
    name: node.word,
    span: node.extent,
    kind: "disk",
    enabled: levels.length > 0,
    ...(level ? { level: { value: level.value, span: level.span } } : {}),
    ...(kilobytes ? { kilobytes } : {}),
  };
}

/** `archive files 10 size 1m`, in one statement */
function sizeBehind(archive: PathNode | undefined): PathNode | undefined {
  return archive?.get("files")?.children[0]?.read().get("size")?.children[0]?.read();
}

/** `security log stream NAME { host 192.0.2.1; severity info; }` */
function readStream(log: PathNode | undefined, node: PathNode): ServerReading[] {
  const host = node.get("host");
  const [address] = host?.children ?? [];
  const port = numberOf(address?.get("port")?.children[0] ?? node.value("port"));
  for (const each of host?.all ?? []) {
    each.read();
    for (const inner of each.all) inner.ignore();
  }
  const transport = node.at("transport")?.value("protocol") ?? log?.find("transport")?.find("protocol")?.all[0];
  for (const each of node.find("transport")?.all ?? []) if (each.taken === "unread") each.ignore();
  const severity = node.value("severity");
  ignoreKeys(node, streamKeys);
  if (!address) return [];
  const stated = severity && streamSeverities.indexOf(severity.word);
  const level: Stated<number> =
    severity && stated !== undefined && stated >= 0
      ? { value: stated, span: severity.span }
      : { value: 7, span: node.span, implied: "a stream that states no severity sends all" };
  const named = address.word === "ipaddr" ? (host?.value("ipaddr") ?? address) : address;
  const server: LogServer = {
    address: named.located,
    transport: transport?.word === "tls" ? "tls" : transport?.word === "tcp" ? "tcp" : "udp",
    ...(port ? { port: port.value } : {}),
    span: node.extent,
  };
  return [{ server, level }];
}

const streamSeverities = ["emergency", "alert", "critical", "error", "warning", "notice", "info", "debug"];

const streamKeys: ReadonlySet<string> = new Set(
  `format category rate-limit filter source-address file port port-number facility-override`.split(/\s+/),
);

/** `security log { mode event; }` puts what policies log among the messages of the device. */
function ownLog(security: PathNode | undefined): LocalLog[] {
  const file = security?.get("file");
  if (!file) return [];
  for (const each of file.all) each.ignore();
  return [{ name: "security log", span: file.extent, kind: "disk", enabled: true }];
}

function finest(levels: readonly (Stated<number> | undefined)[]): Stated<number> | undefined {
  return levels.reduce((best, each) => (each && (!best || each.value > best.value) ? each : best), undefined);
}
