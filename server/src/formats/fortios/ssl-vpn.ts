import { isDefaultCertificate } from "../../facts/fortios-names.ts";
import type { Authentication, Vpn, VpnAccess } from "../../model/vpn.ts";
import type { BlockWord } from "../../syntax/config-blocks.ts";
import type { Located } from "../../text/span.ts";
import { portalKeys, sslKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import { Settings } from "./settings.ts";

/** `config vpn ssl settings`, with the portals people are led to */
export function remoteAccessOf(scope: Scope): Vpn[] {
  const portals = portalsOf(scope);
  const table = scope.table("vpn ssl settings");
  const [head] = table?.heads ?? [];
  const name = head?.words.at(-1);
  if (!table || !head || !name) return [];
  const { settings } = table;
  const status = settings.flag("status");
  const interfaces = settings.words("source-interface");
  for (const each of interfaces) scope.refer(["interface", "zone"], each, each.value === "any");
  for (const key of ["source-address", "tunnel-ip-pools"])
    for (const word of settings.words(key)) scope.refer(["address"], word, word.value === "all");
  const certificate = settings.word("servercert");
  if (certificate) scope.refer(["certificate"], certificate, isDefaultCertificate(certificate.value));
  const demanded = settings.flag("reqclientcert");
  const rules = rulesOf(scope, settings);
  const portal = settings.word("default-portal") ?? rules.portals[0];
  const [idle, session] = [settings.number("idle-timeout"), settings.number("auth-timeout")];
  settings.finish(sslKeys, "vpn");
  const byCertificate = demanded?.value === true ? demanded : rules.certificate;
  const authentication: Authentication[] = [
    ...(certificate ? [{ method: "certificate", of: "local", span: certificate.span } as const] : []),
    ...(byCertificate ? [{ method: "certificate", of: "user", span: byCertificate.span } as const] : []),
    ...(rules.groups[0]
      ? rules.groups.map((each) => ({ method: "password", of: "user", span: each.span, server: each.value }) as const)
      : [{ method: "password", of: "user", span: name.span, implied: "people log in with a password" } as const]),
  ];
  const chosen = portal && portals.get(portal.value);
  const access: VpnAccess = {
    ...(portal ? { policy: portal } : {}),
    idleMinutes: minutes(idle, 300, name),
    sessionMinutes: minutes(session, 28_800, name),
    ...chosen,
  };
  return [
    {
      name: { value: "SSL VPN", span: name.span },
      span: head.span,
      use: "remote-access",
      technology: "tls",
      enabled: status?.value !== false && interfaces.length > 0,
      zone: `ssl.${scope.name?.value ?? "root"}`,
      terminatesOn: interfaces,
      authentication,
      certificates: certificate ? [certificate] : [],
      peers: [],
      access,
      proposals: [],
    },
  ];
}

/** Seconds as minutes; 0 is never. */
function minutes(
  seconds: Located<number> | undefined,
  usual: number,
  name: BlockWord,
): VpnAccess["idleMinutes"] & object {
  if (!seconds) return { value: usual / 60, span: name.span, implied: `FortiOS ends it after ${usual} seconds` };
  return { value: seconds.value === 0 ? "none" : Math.ceil(seconds.value / 60), span: seconds.span };
}

interface LoginRules {
  readonly groups: readonly BlockWord[];
  readonly portals: readonly BlockWord[];
  /** All people must show a certificate. */
  readonly certificate: Located<boolean> | undefined;
}

/** `config authentication-rule`, each with groups, users and a portal */
function rulesOf(scope: Scope, settings: Settings): LoginRules {
  const groups: BlockWord[] = [];
  const portals: BlockWord[] = [];
  const certificates: (Located<boolean> | undefined)[] = [];
  for (const section of settings.claim("authentication-rule")) {
    scope.ledger.read(section);
    for (const edit of section.items) {
      if (edit.kind !== "edit") continue;
      scope.ledger.read(edit);
      const own = new Settings(edit.items, scope.ledger);
      for (const group of own.words("groups")) {
        scope.refer(["server-group"], group);
        groups.push(group);
      }
      for (const user of own.words("users")) scope.refer(["account"], user);
      for (const each of own.words("portal")) portals.push(each);
      const certificate = own.flag("client-cert");
      certificates.push(certificate?.value === true ? certificate : undefined);
      own.finish(sslKeys, "vpn");
    }
  }
  const all = certificates.length > 0 && certificates.every((each) => each !== undefined);
  return { groups, portals, certificate: all ? certificates[0] : undefined };
}

/** `config vpn ssl web portal` */
function portalsOf(scope: Scope): ReadonlyMap<string, VpnAccess> {
  const portals = new Map<string, VpnAccess>();
  for (const { name, span, settings } of scope.table("vpn ssl web portal")?.rows ?? []) {
    scope.define("vpn-policy", name, "portal", span, false);
    settings.flag("tunnel-mode");
    const split = settings.flag("split-tunneling");
    const networks = settings.words("split-tunneling-routing-address");
    for (const each of [...networks, ...settings.words("ip-pools")])
      scope.refer(["address"], each, each.value === "all" || each.value.startsWith("SSLVPN_TUNNEL_"));
    const limited = settings.flag("limit-user-logins");
    settings.finish(portalKeys, "vpn");
    portals.set(name.value, {
      policy: name,
      ...(split ? { split: { value: split.value ? "listed" : "all", span: split.span } } : {}),
      ...(limited?.value ? { simultaneousLogins: { value: 1, span: limited.span } } : {}),
    });
  }
  return portals;
}
