import type { EntryLog } from "../../model/filter.ts";
import type { LocalLog, Logging, LogServer, SuppressedMessage } from "../../model/logging.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import { logKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import type { Table } from "./tables.ts";

/** `config log …`: servers, local logs, what is left out */
export function loggingOf(scope: Scope, head: Span, whole: boolean): Logging | undefined {
  const servers = serverTables.flatMap(([path, kind]) => serverOf(scope, path, kind));
  const stated = localLogs(scope);
  const suppressed = suppressedOf(scope);
  const settingsHead = scope.table("log setting")?.heads[0]?.head;
  const speaks = [...scope.tables.keys()].some((path) => path.startsWith("log "));
  for (const [path, table] of scope.tables) if (path.startsWith("log ")) finish(scope, path, table);
  if (!speaks && !whole) return undefined;
  const span = settingsHead ?? head;
  const level = levelOf(scope, servers);
  return {
    enabled: { value: true, span, implied: "a FortiGate always logs" },
    timestamps: { value: true, span, implied: "every message of a FortiGate has its time" },
    servers: servers.map((each) => each.server),
    local: stated.length > 0 ? stated : usualLog(span),
    suppressed,
    subjects: [],
    ...(level ? { serverLevel: level } : {}),
  };
}

/** Which of its logs a model keeps by default, the file does not say; all keep one. */
function usualLog(span: Span): LocalLog[] {
  return [{ name: "memory or disk", span, kind: "memory", enabled: true }];
}

function finish(scope: Scope, path: string, table: Table): void {
  scope.table(path);
  table.settings.finish(logKeys, "logging");
  for (const row of table.rows) row.settings.finish(logKeys, "logging");
}

/** Whether packets that no policy permits leave a log line: `config log setting`, `set fwpolicy-implicit-log enable` */
export function implicitLogOf(...scopes: readonly Scope[]): EntryLog {
  for (const scope of scopes) {
    const flag = scope.table("log setting")?.settings.flag("fwpolicy-implicit-log");
    if (flag) return { on: flag.value, span: flag.span, ...(flag.value ? { level: 5 } : {}) };
  }
  return { on: false, implied: "a FortiGate logs what no policy permits only when fwpolicy-implicit-log is enabled" };
}

const numbers = ["", "2", "3", "4"];

const serverTables: readonly (readonly [path: string, kind: "syslog" | "analyzer" | "cloud"])[] = [
  ...numbers.flatMap((number) => [
    [`log syslogd${number} setting`, "syslog"] as const,
    [`log syslogd${number} override-setting`, "syslog"] as const,
    [`log fortianalyzer${number} setting`, "analyzer"] as const,
    [`log fortianalyzer${number} override-setting`, "analyzer"] as const,
  ]),
  ["log fortianalyzer-cloud setting", "cloud"],
  ["log fortiguard setting", "cloud"],
];

interface ServerReading {
  readonly server: LogServer;
  readonly filter: string;
}

/** `config log syslogd setting`, `set status enable`, `set server "10.30.0.10"` */
function serverOf(scope: Scope, path: string, kind: "syslog" | "analyzer" | "cloud"): ServerReading[] {
  const table = scope.table(path);
  const [head] = table?.heads ?? [];
  if (!table || !head) return [];
  const { settings } = table;
  const on = settings.isOn("status");
  const address = settings.word("server");
  const mode = settings.value("mode");
  const reliable = settings.isOn("reliable");
  const encryption = settings.value("enc-algorithm");
  const port = settings.number("port");
  const name = settings.word("interface");
  if (name) scope.refer(["interface"], name);
  if (!on || (!address && kind !== "cloud")) return [];
  const encrypted = kind === "syslog" ? encryption !== undefined && encryption !== "disable" : encryption !== "disable";
  const stream = kind !== "syslog" || reliable || mode === "reliable" || mode === "legacy-reliable";
  const server: LogServer = {
    address: address ?? { value: "FortiCloud", span: head.head },
    transport: encrypted ? "tls" : stream ? "tcp" : "udp",
    ...(port ? { port: port.value } : {}),
    ...(name ? { interface: name } : {}),
    span: head.span,
  };
  return [{ server, filter: path.replace(/setting$/, "filter") }];
}

const severities = ["emergency", "alert", "critical", "error", "warning", "notification", "information", "debug"];

/** The finest severity that any server gets: `config log syslogd filter`, `set severity warning` */
function levelOf(scope: Scope, servers: readonly ServerReading[]): Stated<number> | undefined {
  let best: Stated<number> | undefined;
  for (const { filter, server } of servers) {
    const word = scope.table(filter)?.settings.word("severity", "logging");
    const stated = word ? severities.indexOf(word.value) : -1;
    const level: Stated<number> =
      word && stated >= 0
        ? { value: stated, span: word.span }
        : { value: 6, span: server.address.span, implied: "a filter that states no severity sends information" };
    if (!best || level.value > best.value) best = level;
  }
  return best;
}

/** `config log disk setting`, `config log memory setting` */
function localLogs(scope: Scope): LocalLog[] {
  return (["disk", "memory"] as const).flatMap((kind): LocalLog[] => {
    const table = scope.table(`log ${kind} setting`);
    const [head] = table?.heads ?? [];
    const size = kind === "memory" ? scope.table("log memory global-setting")?.settings.number("max-size") : undefined;
    const status = table?.settings.flag("status");
    if (!table || !head || !status) return [];
    const full = table.settings.word("diskfull");
    const days = table.settings.number("maximum-log-age");
    const quota = table.settings.number("log-quota");
    const kilobytes = kilobytesOf(size, quota);
    return [
      {
        name: kind,
        span: head.span,
        kind,
        enabled: status.value,
        ...(kilobytes ? { kilobytes } : {}),
        ...(days && days.value > 0 ? { days } : {}),
        ...(full ? { full: { value: full.value === "nolog" ? "stop" : "overwrite", span: full.span } } : {}),
      },
    ];
  });
}

/** Bytes of memory, or megabytes of disk; 0 limits nothing. */
function kilobytesOf(bytes: Located<number> | undefined, megabytes: Located<number> | undefined) {
  if (bytes && bytes.value > 0) return { value: Math.floor(bytes.value / 1024), span: bytes.span };
  if (megabytes && megabytes.value > 0) return { value: megabytes.value * 1024, span: megabytes.span };
  return undefined;
}

const about: readonly (readonly [key: string, about: SuppressedMessage["about"]])[] = [
  ["event", "vpn-sessions"],
  ["vpn", "vpn-sessions"],
  ["user", "logins"],
  ["system", "logins"],
];

/** `config log eventfilter`, `set vpn disable`; `config log syslogd filter`, `set forward-traffic disable` */
function suppressedOf(scope: Scope): SuppressedMessage[] {
  const suppressed: SuppressedMessage[] = [];
  const events = scope.table("log eventfilter")?.settings;
  for (const [key, subject] of events ? about : []) {
    const flag = events?.flag(key);
    if (events && flag?.value === false)
      suppressed.push({ id: { value: key, span: flag.span }, about: subject, span: events.spanOf(key) ?? flag.span });
  }
  for (const [path, table] of scope.tables) {
    if (!/^log (syslogd|fortianalyzer)[234]? filter$/.test(path)) continue;
    const flag = table.settings.flag("forward-traffic");
    if (flag?.value === false)
      suppressed.push({
        id: { value: "forward-traffic", span: flag.span },
        about: "denied-packets",
        span: table.settings.spanOf("forward-traffic") ?? flag.span,
      });
  }
  return suppressed;
}
