import { defaultCryptoProfiles } from "../../facts/panos-names.ts";
import type { AddressTerm } from "../../model/address.ts";
import type { Authentication, Proposal, Vpn, VpnPeer } from "../../model/vpn.ts";
import { parseRange } from "../../net/ip.ts";
import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";
import { algorithmName, groupNumber } from "./algorithms.ts";
import { below, entriesOf, flagOf, passOver, wordOf, wordsOf } from "./places.ts";
import type { Scope } from "./scope.ts";

/** `network tunnel ipsec T`, each with the gateway it is made by */
export function tunnelsOf(scope: Scope, places: readonly PathNode[]): Vpn[] {
  const profiles = below(places, "network", "ike", "crypto-profiles");
  const phases = {
    ike: new Map(entriesOf(profiles, "ike-crypto-profiles").map((entry) => [entry.word, ikeProfile(scope, entry)])),
    data: new Map(entriesOf(profiles, "ipsec-crypto-profiles").map((entry) => [entry.word, dataProfile(scope, entry)])),
  };
  for (const profile of profiles) profile.find("global-protect-app-crypto-profiles")?.ignore();
  const gateways = new Map(
    entriesOf(places, "network", "ike", "gateway").map((entry) => [entry.word, readGateway(scope, entry)]),
  );
  const used = new Set<string>();
  const tunnels = entriesOf(places, "network", "tunnel", "ipsec").map((entry) => {
    const phase = readTunnel(scope, entry);
    const gateway = phase.gateway && gateways.get(phase.gateway.value);
    if (phase.gateway) used.add(phase.gateway.value);
    return tunnel(entry, gateway, phase, phases);
  });
  const alone = [...gateways].filter(([name]) => !used.has(name));
  return [...tunnels, ...alone.map(([, gateway]) => tunnel(gateway.entry, gateway, undefined, phases))];
}

interface Gateway {
  readonly entry: PathNode;
  readonly authentication: readonly Authentication[];
  readonly certificates: readonly Located<string>[];
  readonly endpoint: Located<string> | undefined;
  readonly dynamic: boolean;
  readonly interface: Located<string> | undefined;
  readonly profiles: readonly { readonly version: 1 | 2; readonly name: Located<string> }[];
  readonly disabled: boolean;
}

/** `network ike gateway G` */
function readGateway(scope: Scope, entry: PathNode): Gateway {
  scope.define("crypto", entry, "IKE gateway", true);
  const proof = entry.get("authentication");
  const key = proof?.get("pre-shared-key");
  key?.find("key")?.ignore();
  const byCertificate = proof?.get("certificate");
  const certificate = wordOf(byCertificate, "local-certificate", "name");
  if (certificate) scope.refer(["certificate"], certificate);
  const trust = wordOf(byCertificate, "certificate-profile");
  if (trust) scope.refer(["other"], trust, true);
  passOver(byCertificate?.get("local-certificate"), ["hash-and-url"]);
  passOver(byCertificate, ["use-management-as-source", "strict-validation-revocation", "allow-id-payload-mismatch"]);
  const port = wordOf(entry, "local-address", "interface");
  if (port) scope.refer(["interface"], port);
  passOver(entry.get("local-address"), ["ip", "floating-ip"]);
  const peer = entry.get("peer-address");
  const endpoint = wordOf(peer, "ip") ?? wordOf(peer, "fqdn");
  const dynamic = peer?.get("dynamic") !== undefined;
  const profiles = profilesOf(scope, entry);
  const disabled = flagOf(entry, "disabled")?.value === true;
  passOver(entry, ["protocol-common", "peer-id", "local-id", "ipv6", "comment"]);
  return {
    entry,
    authentication: [
      ...(key ? [{ method: "pre-shared-key", of: "both", span: key.span } as const] : []),
      ...(byCertificate ? [{ method: "certificate", of: "both", span: byCertificate.span } as const] : []),
    ],
    certificates: certificate ? [certificate] : [],
    endpoint,
    dynamic,
    interface: port,
    profiles,
    disabled,
  };
}

/** `protocol version ikev2`, `protocol ikev1 ike-crypto-profile P`; version 1 where none is stated */
function profilesOf(scope: Scope, entry: PathNode): Gateway["profiles"] {
  const protocol = entry.get("protocol");
  const version = wordOf(protocol, "version")?.value ?? "ikev1";
  return ([1, 2] as const).flatMap((number) => {
    const node = protocol?.get(`ikev${number}`);
    const name = wordOf(node, "ike-crypto-profile");
    passOver(node, ["exchange-mode", "dpd", "require-cookie"]);
    if (!name) return [];
    scope.refer(["crypto"], name, defaultCryptoProfiles.has(name.value));
    return version === "ikev2-preferred" || version === `ikev${number}` ? [{ version: number, name }] : [];
  });
}

interface Phase {
  readonly gateway: Located<string> | undefined;
  readonly profile: Located<string> | undefined;
  readonly port: Located<string> | undefined;
  readonly local: readonly AddressTerm[];
  readonly remote: readonly AddressTerm[];
  readonly disabled: boolean;
}

/** `auto-key ike-gateway G`, `ipsec-crypto-profile P`, `proxy-id N local … remote …`, `tunnel-interface tunnel.1` */
function readTunnel(scope: Scope, entry: PathNode): Phase {
  scope.define("tunnel", entry, "IPsec tunnel", false);
  const auto = entry.get("auto-key");
  const gateway = wordsOf(auto, "ike-gateway").at(0);
  if (gateway) scope.refer(["crypto"], gateway);
  const profile = wordOf(auto, "ipsec-crypto-profile");
  if (profile) scope.refer(["crypto"], profile, defaultCryptoProfiles.has(profile.value));
  const port = wordOf(entry, "tunnel-interface");
  if (port) scope.refer(["interface"], port);
  const proxies = ["proxy-id", "proxy-id-v6"].flatMap((key) => entriesOf(auto ? [auto] : [], key));
  const networks = (side: "local" | "remote") =>
    proxies.flatMap((proxy): AddressTerm[] => {
      const word = wordOf(proxy, side);
      const range = parseRange(word?.value ?? "");
      passOver(proxy, ["protocol"]);
      return word && range ? [{ kind: "range", range, span: word.span }] : [];
    });
  const phase = { gateway, profile, port, local: networks("local"), remote: networks("remote") };
  const disabled = flagOf(entry, "disabled")?.value === true;
  passOver(entry, [
    "tunnel-monitor",
    "anti-replay",
    "anti-replay-window",
    "copy-tos",
    "copy-flow-label",
    "ipv6",
    "manual-key",
    "global-protect-satellite",
    "comment",
    "ipsec-mode",
    "enable-gre-encapsulation",
  ]);
  return { ...phase, disabled };
}

interface Phases {
  readonly ike: ReadonlyMap<string, Proposal>;
  readonly data: ReadonlyMap<string, Proposal>;
}

function tunnel(entry: PathNode, gateway: Gateway | undefined, phase: Phase | undefined, phases: Phases): Vpn {
  const offers = (gateway?.profiles ?? []).flatMap(({ name, version }): Proposal[] => {
    const profile = phases.ike.get(name.value);
    return profile ? [{ ...profile, version }] : [];
  });
  const data = phase?.profile && phases.data.get(phase.profile.value);
  const endpoint = gateway?.endpoint;
  const peer: VpnPeer = {
    ...(endpoint ? { endpoint } : {}),
    ...(phase?.remote[0] ? { remote: { terms: phase.remote, span: phase.remote[0].span } } : {}),
    ...(phase?.local[0] ? { local: { terms: phase.local, span: phase.local[0].span } } : {}),
    span: endpoint?.span ?? entry.span,
  };
  return {
    name: entry.located,
    span: entry.extent,
    use: gateway?.dynamic ? "unknown" : "site-to-site",
    technology: "ipsec",
    enabled: gateway?.disabled !== true && phase?.disabled !== true,
    zone: phase?.port?.value ?? entry.word,
    terminatesOn: gateway?.interface ? [gateway.interface] : [],
    authentication: gateway?.authentication ?? [],
    certificates: gateway?.certificates ?? [],
    peers: [peer],
    access: {},
    proposals: [...offers, ...(data ? [data] : [])],
  };
}

/** `ike-crypto-profiles P encryption [ aes-256-cbc ] hash sha256 dh-group group14` */
function ikeProfile(scope: Scope, entry: PathNode): Proposal {
  scope.define("crypto", entry, "IKE crypto profile", !defaultCryptoProfiles.has(entry.word));
  passOver(entry, ["lifetime", "authentication-multiple"]);
  return {
    phase: "ike",
    encryption: wordsOf(entry, "encryption").map(algorithmName),
    integrity: wordsOf(entry, "hash").map(algorithmName),
    groups: wordsOf(entry, "dh-group").flatMap(groupNumber),
    span: entry.extent,
  };
}

/** `ipsec-crypto-profiles P esp encryption aes-256-gcm authentication none`, `dh-group group20` */
function dataProfile(scope: Scope, entry: PathNode): Proposal {
  scope.define("crypto", entry, "IPsec crypto profile", !defaultCryptoProfiles.has(entry.word));
  passOver(entry, ["lifetime", "lifesize"]);
  const integrity = [...wordsOf(entry, "esp", "authentication"), ...wordsOf(entry, "ah", "authentication")];
  return {
    phase: "data",
    encryption: wordsOf(entry, "esp", "encryption").map(algorithmName),
    integrity: integrity.filter((each) => each.value !== "none").map(algorithmName),
    groups: wordsOf(entry, "dh-group").flatMap(groupNumber),
    span: entry.extent,
  };
}
