import type { Sample } from "../format.ts";

const sampleLength = 65_536;

/** How sure it is that the text is a Junos configuration: its hierarchies in braces, or `set` in front of them. */
export function recognise({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (isXml(head)) return 0.95;
  let own = 0;
  let others = 0;
  let marks = 0;
  let opened = 0;
  let ended = 0;
  for (const line of head.split(/[\r\n]+/, 6000)) {
    const statement = line.trim();
    if (statement === "" || statement.startsWith("#") || statement.startsWith("/*") || statement.startsWith("*")) {
      if (/^#{1,2} ?(?:Last (?:commit|changed):|SECRET-DATA)|^#RANCID-CONTENT-TYPE: juniper/.test(statement)) marks++;
      continue;
    }
    if (promptLine.test(statement)) continue;
    if (/;(?: ##.*)?$/.test(statement)) ended++;
    const isTop = !/^\s/.test(line);
    if (isTop && setLine.test(statement)) own += strangeLine.test(statement) ? -2 : 1;
    else if (isTop && blockLine.test(statement)) {
      own++;
      opened++;
    } else if (opened > 0 ? !/[;{}\]]$|^\S.*\[ |SECRET-DATA/.test(statement) : true) others++;
  }
  if (own <= 0) return 0;
  // In braces, every statement ends with a semicolon.
  if (opened > 0 && ended === 0 && others > 0) return 0.3;
  if (others === 0) return marks > 0 || own > 2 ? 1 : 0.9;
  return others < own ? 0.8 : others < 4 * own && opened > 0 ? 0.6 : 0.3;
}

/** `<configuration>` with a hierarchy of Junos directly within, whatever a captured session shows before. */
export function isXml(text: string): boolean {
  const head = text.slice(0, sampleLength);
  const at = head.indexOf("<configuration");
  return at >= 0 && xmlHead.test(head.slice(at, at + 2000));
}

const hierarchies =
  "(?:version|groups|apply-groups|system|logical-systems|tenants|chassis|interfaces|routing-options|protocols|policy-options|" +
  "class-of-service|firewall|routing-instances|services|security|applications|access|snmp|forwarding-options|event-options|" +
  "vlans|bridge-domains|switch-options|ethernet-switching-options|accounting-options|schedulers|virtual-chassis|poe)";

/** What a captured session shows around a configuration. */
const promptLine = /^(?:\S+@\S+[>#%](?: |$)|\{[a-z:0-9]+\}$|\[edit\b|---\(more)/;

const xmlHead = new RegExp(
  `^<configuration(?:\\s[^<>]*)?>\\s*(?:<junos:comment>[^<]*</junos:comment>\\s*)*<${hierarchies}[\\s/>]`,
);

const setLine = new RegExp(`^(?:set|deactivate|activate|delete|protect) ${hierarchies}(?: |$)`);
const blockLine = new RegExp(`^(?:[a-z]+: )?${hierarchies}(?: [^;{]*)?[{;]`);

/** Others put `set` in front of the same words; what comes next, and single quotes, tell them apart. */
const strangeLine = new RegExp(
  "^[a-z]+ (?:interfaces (?:ethernet|bonding|bridge|loopback|dummy|wireguard|openvpn|tunnel|vti|pppoe|vxlan|geneve|wireless) |" +
    "firewall (?!family |filter |policer |three-color-policer |hierarchical-policer |interface-set )|" +
    "protocols (?:bgp (?:[0-9]|parameters |system-as |address-family )|static |ospfv3 |rpki |ospf (?:parameters |auto-cost |log-adjacency|redistribute |area [0-9]+ (?:area-type|network |shortcut)))|" +
    "system (?:config-management|console|conntrack|option|task-scheduler|login user \\S+ level)|.*'[^']*'$)",
);
