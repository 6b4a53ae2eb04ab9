import type { AddressObject, AddressTerm } from "../../model/address.ts";
import type { Translation } from "../../model/network.ts";
import { type IpRange, parseIp, parseRange } from "../../net/ip.ts";
import type { BlockWord } from "../../syntax/config-blocks.ts";
import type { Located, Span } from "../../text/span.ts";
import { keyOf } from "./addresses.ts";
import { vipKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import type { Settings } from "./settings.ts";
import type { Row } from "./tables.ts";

/** An address that stands for a host elsewhere; policies name it, and packets ask for its outer address. */
export interface VirtualAddress {
  readonly object: AddressObject;
  readonly translation: Translation | undefined;
  /** Only these ports are passed on, to those. */
  readonly forward?: Forward;
}

export interface Forward {
  readonly protocol: "tcp" | "udp" | "sctp" | "icmp";
  readonly outer: readonly [number, number];
  readonly inner: readonly [number, number];
  readonly span: Span;
}

export interface VirtualAddresses {
  readonly objects: readonly AddressObject[];
  readonly translations: readonly Translation[];
  /** What a name in a policy stands for; groups are opened. */
  behind(key: string): readonly VirtualAddress[];
}

/** `config firewall vip`, `vip6`, `vipgrp`, `vipgrp6`; `central`: policies do not name them. */
export function virtualAddressesOf(scope: Scope, central: boolean): VirtualAddresses {
  const single = new Map<string, VirtualAddress>();
  const groups = new Map<string, { object: AddressObject; members: readonly string[] }>();
  for (const family of [4, 6] as const) {
    const suffix = family === 6 ? "6" : "";
    for (const row of scope.table(`firewall vip${suffix}`)?.rows ?? []) {
      const vip = readVip(scope, row, family, central);
      single.set(vip.object.name.value, vip);
    }
    for (const row of scope.table(`firewall vipgrp${suffix}`)?.rows ?? []) {
      const group = readGroup(scope, row, family, central);
      groups.set(group.object.name.value, group);
    }
  }
  return {
    objects: [...single.values(), ...groups.values()].map((each) => each.object),
    translations: [...single.values()].flatMap((each) => each.translation ?? []),
    behind(key) {
      const members = groups.get(key)?.members ?? [key];
      return members.flatMap((each) => single.get(each) ?? []);
    },
  };
}

function readVip(scope: Scope, { name, span, settings }: Row, family: 4 | 6, central: boolean): VirtualAddress {
  scope.define("address", name, family === 6 ? "IPv6 virtual address" : "virtual address", span, !central);
  const outerInterface = settings.word("extintf");
  if (outerInterface) scope.refer(["interface", "zone"], outerInterface, outerInterface.value === "any");
  const type = settings.value("type") ?? "static-nat";
  const outer = settings.word("extip");
  const terms = outerTerms(outer, outerInterface, name);
  const forward = forwardOf(settings);
  const inner = [...settings.words("mappedip"), ...settings.words("mapped-addr"), ...realServers(settings)];
  settings.finish(vipKeys, "filters");
  const object = { name: { value: keyOf(scope, name.value, family), span: name.span }, span, group: false, terms };
  const real = inner.flatMap((word): AddressTerm[] => {
    const range = parseRange(word.value);
    return range ? [{ kind: "range", range, span: word.span }] : [];
  });
  const translation: Translation | undefined =
    real.length > 0 && type !== "dns-translation"
      ? {
          kind: "static",
          ...(outerInterface && outerInterface.value !== "any" ? { outside: outerInterface } : {}),
          real: { terms: real, span: real[0]?.span ?? span },
          mapped: { terms, span: outer?.span ?? span },
          span,
        }
      : undefined;
  return { object, translation, ...(forward ? { forward } : {}) };
}

function outerTerms(
  outer: BlockWord | undefined,
  outerInterface: BlockWord | undefined,
  name: BlockWord,
): AddressTerm[] {
  if (!outer) return [{ kind: "unknown", text: `the outer address of ${name.value}`, span: name.span }];
  if (outer.value === "0.0.0.0" && outerInterface && outerInterface.value !== "any")
    return [{ kind: "interface", interface: outerInterface, span: outerInterface.span }];
  const range: IpRange | undefined = parseRange(outer.value);
  if (!range || parseIp(outer.value) === 0)
    return [{ kind: "unknown", text: `the outer address of ${name.value}`, span: outer.span }];
  return [{ kind: "range", range, span: outer.span }];
}

/** `config realservers`, each with an address */
function realServers(settings: Settings): readonly BlockWord[] {
  return settings.claim("realservers").flatMap((section) =>
    section.items.flatMap((edit) => {
      settings.ledger.read(section);
      if (edit.kind !== "edit") return [];
      settings.ledger.ignore(edit);
      return edit.items.flatMap((item) =>
        item.kind === "statement" && item.key?.value === "ip" ? item.values.slice(0, 1) : [],
      );
    }),
  );
}

/** `set portforward enable`, `set extport 8443`, `set mappedport 443`; server balancing listens on one port too */
function forwardOf(settings: Settings): Forward | undefined {
  const on = settings.isOn("portforward");
  const balances = settings.value("type") === "server-load-balance";
  const [outer, inner] = [settings.word("extport"), settings.word("mappedport")];
  const protocol = settings.value("protocol") ?? "tcp";
  if ((!on && !balances) || !outer || !isForwarded(protocol)) return undefined;
  const outerPorts = parsePorts(outer.value);
  const innerPorts = inner ? parsePorts(inner.value) : outerPorts;
  if (!outerPorts || !innerPorts || outerPorts[0] === 0) return undefined;
  return { protocol, outer: outerPorts, inner: innerPorts, span: outer.span };
}

function isForwarded(protocol: string): protocol is Forward["protocol"] {
  return protocol === "tcp" || protocol === "udp" || protocol === "sctp" || protocol === "icmp";
}

function parsePorts(text: string): readonly [number, number] | undefined {
  const found = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(text);
  return found ? [Number(found[1]), Number(found[2] ?? found[1])] : undefined;
}

function readGroup(
  scope: Scope,
  { name, span, settings }: Row,
  family: 4 | 6,
  central: boolean,
): { object: AddressObject; members: readonly string[] } {
  scope.define("address", name, family === 6 ? "IPv6 virtual address group" : "virtual address group", span, !central);
  const outerInterface = settings.word("interface");
  if (outerInterface) scope.refer(["interface", "zone"], outerInterface, outerInterface.value === "any");
  const members: Located<string>[] = settings.words("member").map((word) => {
    scope.refer(["address"], word);
    return { value: keyOf(scope, word.value, family), span: word.span };
  });
  settings.finish(vipKeys, "filters");
  const terms = members.map((each): AddressTerm => ({ kind: "name", name: each, span: each.span }));
  const key = { value: keyOf(scope, name.value, family), span: name.span };
  return { object: { name: key, span, group: true, terms }, members: members.map((each) => each.value) };
}
