import type { AddressTerm } from "../../model/address.ts";
import type { ManagementService } from "../../model/management.ts";
import { cover } from "../../text/span.ts";
import { parseNetworkWords } from "./addresses.ts";
import { snmpKeys } from "./ignored-keys.ts";
import type { Scope } from "./scope.ts";
import { Settings } from "./settings.ts";

/** `config system snmp community` and `user`, as far as they answer queries; the agent is off unless it is said to be on */
export function communitiesOf(scope: Scope): ManagementService[] {
  const agent = scope.table("system snmp sysinfo")?.settings;
  const on = agent?.isOn("status");
  agent?.finish(snmpKeys, "management");
  const services = [...readCommunities(scope), ...readUsers(scope)];
  return agent && !on ? [] : services;
}

function readCommunities(scope: Scope): ManagementService[] {
  return (scope.table("system snmp community")?.rows ?? []).flatMap(({ name, span, settings, edits }) => {
    for (const edit of edits) scope.ledger.conceal(edit);
    settings.setting("name");
    const off = settings.flag("status")?.value === false;
    const hosts = hostsOf(scope, settings);
    const versions = (["1", "2c"] as const).flatMap((version) => {
      const flag = settings.flag(`query-v${version}-status`);
      return flag?.value === false ? [] : [{ value: version, span: flag?.span ?? name.span }];
    });
    settings.finish(snmpKeys, "management");
    if (off) return [];
    const [first] = hosts;
    const from = first ? { from: { terms: hosts, span: cover(first.span, (hosts.at(-1) ?? first).span) } } : {};
    return versions.map(
      (version): ManagementService => ({ protocol: "snmp", version, encrypted: false, span, ...from }),
    );
  });
}

/** `config hosts`, each with an address or a network */
function hostsOf(scope: Scope, settings: Settings): AddressTerm[] {
  return ["hosts", "hosts6"].flatMap((path) =>
    settings.claim(path).flatMap((section) => {
      scope.ledger.read(section);
      return section.items.flatMap((edit): AddressTerm[] => {
        if (edit.kind !== "edit") return [];
        scope.ledger.read(edit);
        const own = new Settings(edit.items, scope.ledger);
        const network = parseNetworkWords(own.words("ip").length > 0 ? own.words("ip") : own.words("ipv6"));
        own.finish(snmpKeys, "management");
        return network ? [{ kind: "range", range: network.value, span: network.span }] : [];
      });
    }),
  );
}

/** `config system snmp user`, SNMP version 3 */
function readUsers(scope: Scope): ManagementService[] {
  return (scope.table("system snmp user")?.rows ?? []).flatMap(({ name, span, settings }): ManagementService[] => {
    const level = settings.word("security-level");
    const off = settings.flag("status")?.value === false || settings.flag("queries")?.value === false;
    settings.finish(snmpKeys, "management");
    if (off) return [];
    return [
      {
        protocol: "snmp",
        version: { value: "3", span: level?.span ?? name.span },
        encrypted: level?.value === "auth-priv",
        span,
      },
    ];
  });
}
