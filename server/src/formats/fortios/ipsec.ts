import { isDefaultCertificate } from "../../facts/fortios-names.ts";
import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { Authentication, Proposal, Vpn, VpnPeer } from "../../model/vpn.ts";
import type { BlockWord } from "../../syntax/config-blocks.ts";
import type { Located, Span, Stated } from "../../text/span.ts";
import { parseNetworkWords, termsOf } from "./addresses.ts";
import { ipsecKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import type { Settings } from "./settings.ts";
import type { Row } from "./tables.ts";

/** `config vpn ipsec phase1-interface` and `phase1`, with the phases 2 that belong to them */
export function tunnelsOf(scope: Scope): Vpn[] {
  const networks = secondPhases(scope);
  return ["vpn ipsec phase1-interface", "vpn ipsec phase1"].flatMap((path) =>
    (scope.table(path)?.rows ?? []).map((row) => readTunnel(scope, row, networks.get(row.name.value) ?? [])),
  );
}

interface SecondPhase {
  readonly local: AddressTerm | undefined;
  readonly remote: AddressTerm | undefined;
  readonly proposal: Proposal | undefined;
}

function readTunnel(scope: Scope, { name, span, settings }: Row, phases: readonly SecondPhase[]): Vpn {
  scope.define("tunnel", name, "tunnel", span, false);
  scope.define("interface", name, "tunnel", span, false);
  const port = settings.word("interface");
  if (port) scope.refer(["interface", "zone"], port);
  const type = settings.value("type") ?? "static";
  const version = settings.value("ike-version") === "2" ? 2 : 1;
  const people = peopleOf(scope, settings);
  const certificates = settings.words("certificate");
  for (const each of certificates) scope.refer(["certificate"], each, isDefaultCertificate(each.value));
  const authentication = [...endsOf(scope, settings, name), ...people];
  const endpoint = settings.word("remote-gw") ?? settings.word("remotegw-ddns");
  const proposal = proposalOf(settings, "ike", version, span);
  const off = settings.flag("status")?.value === false;
  const dialsIn = people.length > 0 || settings.isOn("mode-cfg");
  const idle = settings.flag("idle-timeout")?.value === true ? settings.number("idle-timeoutinterval") : undefined;
  settings.finish(ipsecKeys, "vpn");
  const peer: VpnPeer = {
    ...(endpoint && endpoint.value !== "0.0.0.0" ? { endpoint } : {}),
    ...networksOf(
      phases.flatMap((each) => each.remote ?? []),
      "remote",
    ),
    ...networksOf(
      phases.flatMap((each) => each.local ?? []),
      "local",
    ),
    span: endpoint?.span ?? name.span,
  };
  return {
    name,
    span,
    use: type === "dynamic" ? (dialsIn ? "remote-access" : "unknown") : "site-to-site",
    technology: "ipsec",
    enabled: !off,
    zone: name.value,
    terminatesOn: port ? [port] : [],
    authentication,
    certificates,
    peers: [peer],
    access: { ...(idle ? { idleMinutes: idle } : {}) },
    proposals: [...(proposal ? [proposal] : []), ...phases.flatMap((each) => each.proposal ?? [])],
  };
}

function networksOf(terms: readonly AddressTerm[], side: "local" | "remote"): Pick<VpnPeer, "local" | "remote"> {
  const [first] = terms;
  if (!first) return {};
  const match: AddressMatch = { terms, span: first.span };
  return side === "local" ? { local: match } : { remote: match };
}

/** `set authmethod {psk | signature}`; a key is what it takes when nothing is said. */
function endsOf(scope: Scope, settings: Settings, name: BlockWord): Authentication[] {
  const method = settings.word("authmethod", "vpn");
  const remote = settings.word("authmethod-remote", "vpn");
  const key = settings.setting("psksecret");
  settings.setting("psksecret-remote");
  const peer = settings.word("peer");
  const group = settings.word("peergrp");
  if (peer) scope.refer(["account"], peer);
  if (group) scope.refer(["server-group"], group);
  const keySpan = key?.key.span;
  const own = authentication(method, keySpan, name, remote ? "local" : "both");
  return remote ? [own, authentication(remote, keySpan, name, "remote")] : [own];
}

function authentication(
  method: BlockWord | undefined,
  key: Span | undefined,
  name: BlockWord,
  of: Authentication["of"],
): Authentication {
  if (method?.value === "signature" || method?.value === "rsa-signature")
    return { method: "certificate", of, span: method.span };
  if (method) return { method: "pre-shared-key", of, span: method.span };
  const implied = "a tunnel that states no authmethod takes a pre-shared key";
  return { method: "pre-shared-key", of, span: key ?? name.span, implied };
}

/** `set xauthtype auto`, `set eap enable`, with the group of people asked for a password */
function peopleOf(scope: Scope, settings: Settings): Authentication[] {
  const extended = settings.word("xauthtype");
  const eap = settings.flag("eap");
  const group = settings.word("authusrgrp");
  if (group) scope.refer(["server-group"], group);
  const server = group ? { server: group.value } : {};
  if (extended && extended.value !== "disable" && extended.value !== "client")
    return [{ method: "password", of: "user", span: extended.span, ...server }];
  if (eap?.value === true) return [{ method: "password", of: "user", span: eap.span, ...server }];
  if (group) return [{ method: "password", of: "user", span: group.span, ...server }];
  return [];
}

/** `set proposal aes256-sha256 des-md5`, `set dhgrp 14 5` */
function proposalOf(settings: Settings, phase: Proposal["phase"], version: 1 | 2, span: Span): Proposal | undefined {
  const offers = settings.words("proposal");
  const groups = settings.words("dhgrp").flatMap((word) => {
    const value = Number(word.value);
    return Number.isInteger(value) ? [{ value, span: word.span }] : [];
  });
  if (phase === "data" && settings.flag("pfs")?.value === false) groups.length = 0;
  if (offers.length === 0 && groups.length === 0) return undefined;
  const parts = offers.map((word) => partsOf(word));
  const encryption = unique(parts.map((each) => each.encryption));
  const integrity = unique(parts.flatMap((each) => each.integrity ?? []));
  return { phase, ...(phase === "ike" ? { version } : {}), encryption, integrity, groups, span };
}

/** `aes256-sha256`, `3des-md5`, `aes128gcm-prfsha256`, `chacha20poly1305` */
function partsOf(word: BlockWord): { encryption: Stated<string>; integrity?: Stated<string> } {
  const [first = "", second] = word.value.split("-");
  const bits = /^(aes|aria|camellia)([0-9]{3})(gcm)?$/.exec(first);
  const name = bits ? `${bits[1]}-${bits[3] ? "gcm-" : ""}${bits[2]}` : first;
  const at: Span = { start: word.span.start, end: word.span.start + first.length };
  const encryption = { value: name, span: at };
  if (!second || second.startsWith("prf")) return { encryption };
  return { encryption, integrity: { value: second, span: { start: at.end + 1, end: word.span.end } } };
}

function unique(values: readonly Stated<string>[]): Stated<string>[] {
  return values.filter((each, at) => values.findIndex((other) => other.value === each.value) === at);
}

/** `config vpn ipsec phase2-interface` and `phase2`, by the phase 1 they name */
function secondPhases(scope: Scope): ReadonlyMap<string, SecondPhase[]> {
  const byTunnel = new Map<string, SecondPhase[]>();
  for (const path of ["vpn ipsec phase2-interface", "vpn ipsec phase2"])
    for (const { name, span, settings } of scope.table(path)?.rows ?? []) {
      const tunnel = settings.word("phase1name");
      if (tunnel) scope.refer(["tunnel"], tunnel);
      scope.define("crypto", name, "phase 2", span, false);
      const phase = {
        local: selector(scope, settings, "src"),
        remote: selector(scope, settings, "dst"),
        proposal: proposalOf(settings, "data", 1, span),
      };
      settings.finish(ipsecKeys, "vpn");
      const key = tunnel?.value ?? "";
      byTunnel.set(key, [...(byTunnel.get(key) ?? []), phase]);
    }
  return byTunnel;
}

/** `set dst-subnet A MASK`, `set dst-name OBJECT`; a whole network of 0.0.0.0/0 leaves the choice to routes. */
function selector(scope: Scope, settings: Settings, side: "src" | "dst"): AddressTerm | undefined {
  const name = settings.word(`${side}-name`) ?? settings.word(`${side}-name6`);
  const [term] = name ? termsOf(scope, [name], settings.has(`${side}-name6`) ? 6 : 4) : [];
  if (term) return term;
  const network =
    parseNetworkWords(settings.words(`${side}-subnet`)) ?? parseNetworkWords(settings.words(`${side}-subnet6`));
  if (!network || isWhole(network)) return undefined;
  return { kind: "range", range: network.value, span: network.span };
}

function isWhole({ value }: Located<{ lo: number | bigint; hi: number | bigint }>): boolean {
  return (value.lo === 0 && value.hi === 0xffff_ffff) || (value.lo === 0n && value.hi === (1n << 128n) - 1n);
}
