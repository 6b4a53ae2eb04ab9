import type { NameKind } from "../../model/names.ts";
import type { BlockItem } from "../../syntax/config-blocks.ts";
import type { Scope } from "./scope.ts";

/** Tables that only give names to things, and what kind of thing. */
const naming: readonly (readonly [path: string, kind: NameKind, title: string])[] = [
  ["user group", "server-group", "user group"],
  ["user local", "account", "user"],
  ["user peer", "account", "certificate user"],
  ["user peergrp", "server-group", "certificate user group"],
  ["user radius", "server-group", "RADIUS server"],
  ["user ldap", "server-group", "LDAP server"],
  ["user tacacs+", "server-group", "TACACS+ server"],
  ["user saml", "server-group", "SAML provider"],
  ["user fsso", "server-group", "FSSO agent"],
  ["system accprofile", "class", "administrator profile"],
  ["firewall ippool", "pool", "address pool"],
  ["firewall internet-service-custom", "other", "internet service"],
  ["firewall internet-service-group", "other", "internet service group"],
  ["firewall internet-service-custom-group", "other", "internet service group"],
  ["firewall profile-group", "other", "profile group"],
  ["webfilter profile", "other", "web filter profile"],
  ["application list", "other", "application list"],
  ["antivirus profile", "other", "antivirus profile"],
  ["ips sensor", "other", "IPS sensor"],
  ["system switch-interface", "interface", "switch interface"],
  ["system virtual-switch", "interface", "virtual switch"],
  ["system vdom-link", "interface", "VDOM link"],
  ["system gre-tunnel", "interface", "tunnel"],
  ["system vxlan", "interface", "tunnel"],
];

/** Names of things that are passed over, and names that such things use. */
export function definePassedOver(scope: Scope): void {
  for (const [path, kind, title] of naming)
    for (const { name, span } of scope.tables.get(path)?.rows ?? []) scope.define(kind, name, title, span, false);
  referPassedOver(scope);
}

/** A thing that only passed over text names is not left over. */
function referPassedOver(scope: Scope): void {
  const used = new Set(scope.references.map((reference) => reference.name.value));
  const unused = new Map<string, NameKind>();
  for (const each of scope.definitions)
    if (each.expectsUse && !used.has(each.name.value)) unused.set(each.name.value, each.kind);
  if (unused.size === 0) return;
  const rest: BlockItem[] = scope.left.flatMap((table) => [...table.heads]);
  for (let item = rest.pop(); item; item = rest.pop()) {
    if (item.kind !== "statement") {
      for (const each of item.items) rest.push(each);
      continue;
    }
    for (const word of item.values) {
      const kind = unused.get(word.value);
      if (kind) scope.refer([kind], word);
    }
  }
}
