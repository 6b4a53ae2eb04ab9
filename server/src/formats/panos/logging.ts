import type { LocalLog, Logging, LogServer } from "../../model/logging.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Span } from "../../text/span.ts";
import { filteredMessages } from "./log-filters.ts";
import { below, entriesOf, numberOf, passOver, passOverRest, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

/** `log-settings`: servers, and what is sent to them */
export function loggingOf(scope: Scope, places: readonly PathNode[], head: Span, whole: boolean): Logging | undefined {
  const holders = [...new Set([...scope.layers.flat(), ...places])].flatMap((node) => node.get("log-settings") ?? []);
  const panorama = below(places, "panorama", "log-settings");
  const all = [...holders, ...panorama];
  const wanted = forwarded(all);
  for (const collector of below(places, "log-collector-group")) {
    wanted.take(collector);
    passOverRest(collector);
  }
  for (const profile of scope.table("log-settings", "profiles")) {
    scope.define("other", profile, "log forwarding profile", false);
  }
  const servers = all.flatMap((holder) => entriesOf([holder], "syslog")).flatMap((entry) => readProfile(scope, entry));
  const filtered = filteredMessages(all);
  for (const holder of all) for (const each of holder.all) if (each.word !== "syslog") passOverRest(each);
  if (all.length === 0 && !whole) return undefined;
  const sent = servers.filter((each) => wanted.names.has(each.profile)).map((each) => each.server);
  const collectors = wanted.toPanorama ? panoramaServers(places) : [];
  const targets = [...sent, ...collectors];
  const span = all[0]?.span ?? head;
  return {
    enabled: { value: true, span, implied: "PAN-OS always logs" },
    timestamps: { value: true, span, implied: "every message of PAN-OS has its time" },
    servers: targets,
    ...(targets.length > 0
      ? { serverLevel: { value: 6, span, implied: "what no filter leaves out is sent whatever its severity" } }
      : {}),
    local: [{ name: "log database", span, kind: "disk", enabled: true }, ...expiringLogs(places)],
    suppressed: [],
    ...(filtered.length > 0 ? { filtered } : {}),
    subjects: [],
  };
}

/** `deviceconfig setting management quota-settings log-expiration-period traffic 30`, in days; else the space tells. */
function expiringLogs(places: readonly PathNode[]): LocalLog[] {
  const settings = below(places, "deviceconfig", "setting", "management", "quota-settings");
  for (const each of settings) passOver(each, ["disk-quota"]);
  return below(settings, "log-expiration-period").flatMap((table) =>
    table.children.flatMap(({ word, span }): LocalLog[] => {
      const days = numberOf(table, word);
      return days ? [{ name: word, span, kind: "disk", enabled: true, days }] : [];
    }),
  );
}

interface Forwarded {
  readonly names: Set<string>;
  readonly toPanorama: boolean;
  take(node: PathNode): void;
}

/** The names that `send-syslog` says anywhere, and whether anything is sent to Panorama. */
function forwarded(holders: readonly PathNode[]): Forwarded {
  const names = new Set<string>();
  let toPanorama = false;
  const take = (node: PathNode): void => {
    if (node.word === "send-syslog" || node.word === "using-syslog-setting")
      for (const each of node.read().children) names.add(each.read().word);
    else if (node.word === "send-to-panorama" && node.all.some((each) => each.word === "yes")) toPanorama = true;
    else for (const child of node.all) take(child);
  };
  for (const holder of holders) for (const child of holder.all) if (child.word !== "syslog") take(child);
  return {
    names,
    take,
    get toPanorama() {
      return toPanorama;
    },
  };
}

interface ServerReading {
  readonly profile: string;
  readonly server: LogServer;
}

/** `syslog P server S server 10.0.0.5 transport UDP port 514` */
function readProfile(scope: Scope, entry: PathNode): ServerReading[] {
  scope.define("server-group", entry, "syslog profile", false);
  passOver(entry, ["format"]);
  return entriesOf([entry], "server").flatMap((server): ServerReading[] => {
    const address = wordOf(server, "server");
    const transport = wordOf(server, "transport")?.value;
    const port = wordsOf(server, "port").at(-1);
    passOver(server, ["format", "facility", "ssl-protocol-version"]);
    if (!address) return [];
    const number = Number(port?.value);
    return [
      {
        profile: entry.word,
        server: {
          address,
          transport: transport === "SSL" ? "tls" : transport === "TCP" ? "tcp" : "udp",
          ...(Number.isInteger(number) && port ? { port: number } : {}),
          span: server.extent,
        },
      },
    ];
  });
}

/** `deviceconfig system panorama-server 10.0.0.1`; releases since 9.1 have it below `panorama local-panorama`. */
function panoramaServers(places: readonly PathNode[]): LogServer[] {
  return below(places, "deviceconfig", "system").flatMap((system) =>
    [system, ...below([system], "panorama", "local-panorama")].flatMap((node) =>
      ["panorama-server", "panorama-server-2"].flatMap((key): LogServer[] => {
        const address = wordOf(node, key);
        return address ? [{ address, transport: "tls", span: address.span }] : [];
      }),
    ),
  );
}
