import type { Authentication, Vpn, VpnAccess } from "../../model/vpn.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located, Stated } from "../../text/span.ts";
import { below, entriesOf, numberOf, passOver, passOverRest, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

/** `global-protect`: gateways people connect to, and portals */
export function remoteAccessOf(scope: Scope, nodes: readonly PathNode[], places: readonly PathNode[]): Vpn[] {
  const holders = below([...new Set([...nodes, ...places])], "global-protect");
  const tunnels = new Map(
    entriesOf(places, "network", "tunnel", "global-protect-gateway").map((entry) => [
      entry.word,
      readTunnel(scope, entry),
    ]),
  );
  const certificates = tlsCertificates(scope);
  const gateways = entriesOf(holders, "global-protect-gateway").map((entry) =>
    readGateway(scope, entry, tunnels, certificates),
  );
  for (const entry of entriesOf(holders, "global-protect-portal")) readPortal(scope, entry, certificates);
  for (const holder of holders) passOver(holder, ["global-protect-mdm", "clientless-app", "clientless-app-group"]);
  return gateways;
}

/** `ssl-tls-service-profile P certificate C`, by profile */
function tlsCertificates(scope: Scope): ReadonlyMap<string, Located<string>> {
  const certificates = new Map<string, Located<string>>();
  for (const entry of scope.table("ssl-tls-service-profile")) {
    scope.define("other", entry, "TLS service profile", true);
    const certificate = wordOf(entry, "certificate");
    if (certificate) {
      scope.refer(["certificate"], certificate);
      certificates.set(entry.word, certificate);
    }
    passOver(entry, ["protocol-settings"]);
  }
  return certificates;
}

interface GatewayTunnel {
  readonly port: Located<string> | undefined;
  readonly arrivesOn: Located<string> | undefined;
}

/** `network tunnel global-protect-gateway G` */
function readTunnel(scope: Scope, entry: PathNode): GatewayTunnel {
  const port = wordOf(entry, "tunnel-interface");
  if (port) scope.refer(["interface"], port);
  const arrivesOn = wordOf(entry, "local-address", "interface");
  if (arrivesOn) scope.refer(["interface"], arrivesOn);
  for (const each of entry.all) if (each.taken === "unread") each.ignore();
  passOver(entry.find("local-address"), ["ip", "floating-ip"]);
  return { port, arrivesOn };
}

function readGateway(
  scope: Scope,
  entry: PathNode,
  tunnels: ReadonlyMap<string, GatewayTunnel>,
  certificates: ReadonlyMap<string, Located<string>>,
): Vpn {
  const common = commonOf(scope, entry, entry, certificates, "GlobalProtect gateway");
  const port = wordOf(entry, "remote-user-tunnel");
  if (port) scope.refer(["interface"], port);
  const own = tunnels.get(`${entry.word}-N`) ?? tunnels.get(entry.word);
  const split = splitOf(entry);
  passOver(entry, [
    "tunnel-mode",
    "hip-notification",
    "security-restrictions",
    "log-success",
    "log-fail",
    "log-setting",
    "satellite-tunnel",
    "client-ip-pool",
    "disable-tunnel",
    "block-quarantined-devices",
  ]);
  const arrivesOn = common.terminatesOn ?? own?.arrivesOn;
  return {
    ...common.vpn,
    zone: port?.value ?? own?.port?.value ?? entry.word,
    terminatesOn: arrivesOn ? [arrivesOn] : [],
    access: { ...sessionOf(entry), ...(split ? { split } : {}) },
  };
}

/** People get their client and its settings from a portal; their traffic goes through gateways alone. */
function readPortal(scope: Scope, entry: PathNode, certificates: ReadonlyMap<string, Located<string>>): void {
  const config = entry.get("portal-config") ?? entry;
  commonOf(scope, entry, config, certificates, "GlobalProtect portal");
  for (const each of entry.all) passOverRest(each);
}

interface Common {
  readonly vpn: Vpn;
  readonly terminatesOn: Located<string> | undefined;
}

/** `local-address interface …`, `client-auth`, `certificate-profile`, `ssl-tls-service-profile` */
function commonOf(
  scope: Scope,
  entry: PathNode,
  node: PathNode,
  certificates: ReadonlyMap<string, Located<string>>,
  title: string,
): Common {
  scope.define("tunnel", entry, title, false);
  const terminatesOn = wordOf(node, "local-address", "interface");
  if (terminatesOn) scope.refer(["interface"], terminatesOn);
  passOver(node.find("local-address"), ["ip", "ip-address-family", "floating-ip"]);
  const tls = wordOf(node, "ssl-tls-service-profile");
  if (tls) scope.refer(["other"], tls, true);
  const certificate = tls && certificates.get(tls.value);
  const demanded = wordOf(node, "certificate-profile");
  if (demanded && demanded.value !== "None") scope.refer(["other"], demanded, true);
  const people = entriesOf([node], "client-auth").map((rule): Authentication => {
    const server = wordOf(rule, "authentication-profile");
    if (server) scope.refer(["server-group"], server, true);
    for (const each of rule.all) if (each.taken === "unread") each.ignore();
    const span = server?.span ?? rule.span;
    return { method: "password", of: "user", span, ...(server ? { server: server.value } : {}) };
  });
  const byCertificate = demanded && demanded.value !== "None";
  return {
    terminatesOn,
    vpn: {
      name: entry.located,
      span: entry.extent,
      use: "remote-access",
      technology: "tls",
      enabled: true,
      zone: entry.word,
      terminatesOn: [],
      authentication: [
        ...(certificate ? [{ method: "certificate", of: "local", span: certificate.span } as const] : []),
        ...(byCertificate ? [{ method: "certificate", of: "user", span: demanded.span } as const] : []),
        ...people,
      ],
      certificates: certificate ? [certificate] : [],
      peers: [],
      access: {},
      proposals: [],
    },
  };
}

/** `inactivity-logout 30` in minutes, `login-lifetime days 30`: of the gateway, or of the role that all its users have */
function sessionOf(entry: PathNode): VpnAccess {
  const holders = [...entriesOf([entry], "roles"), ...below([entry], "security-restrictions"), entry];
  const idle = holders.flatMap(
    (node) => numberOf(node, "disconnect-on-idle", "minutes") ?? numberOf(node, "inactivity-logout") ?? [],
  );
  const sessions = below(holders, "login-lifetime").flatMap((lifetime) =>
    lifetimeUnits.flatMap(([unit, minutes]) => {
      const stated = numberOf(lifetime, unit);
      return stated ? [{ value: stated.value * minutes, span: stated.span }] : [];
    }),
  );
  for (const holder of holders) if (holder !== entry) passOverRest(holder);
  const [limit] = idle;
  const [session] = sessions;
  return {
    ...(limit ? { idleMinutes: { value: limit.value === 0 ? "none" : limit.value, span: limit.span } } : {}),
    ...(session ? { sessionMinutes: session } : {}),
  };
}

const lifetimeUnits = [
  ["days", 1440],
  ["hours", 60],
  ["minutes", 1],
] as const;

/** Which networks clients send into the tunnel: `split-tunneling access-route …` */
function splitOf(entry: PathNode): Stated<"all" | "listed" | "all-but-listed"> | undefined {
  const configs = entriesOf([entry], "remote-user-tunnel-configs");
  let split: Stated<"all" | "listed" | "all-but-listed"> | undefined;
  for (const config of configs) {
    const node = config.get("split-tunneling");
    const routes = wordsOf(node, "access-route");
    const [excluded] = wordsOf(node, "exclude-access-route");
    const [listed] = routes.filter((word) => word.value !== "0.0.0.0/0" && word.value !== "::/0");
    if (listed) split = { value: "listed", span: listed.span };
    else if (excluded) split ??= { value: "all-but-listed", span: excluded.span };
    for (const each of [...(node?.all ?? []), ...config.all]) if (each.taken === "unread") each.ignore();
  }
  return split;
}
