import type { AddressMatch } from "../../../model/address.ts";
import type { ManagementService } from "../../../model/management.ts";
import { parseIp, rangeOf } from "../../../net/ip.ts";
import type { Outcome } from "../../../syntax/indented.ts";
import type { Words } from "../../../syntax/words.ts";
import type { Located, Span } from "../../../text/span.ts";
import { refer } from "../names.ts";
import { type Draft, filterKinds } from "./draft.ts";

/** Who polls the device and is told of events. */
export interface SnmpDraft {
  readonly communities: { readonly span: Span; readonly list?: Located<string> }[];
  /** Groups of version 3, and whether what they carry is encrypted. */
  readonly groups: Map<string, boolean>;
  readonly users: { readonly span: Span; readonly encrypted: boolean }[];
  readonly hosts: { readonly address: Located<string>; readonly version: Located<string>; readonly span: Span }[];
}

/** `snmp-server {community SECRET [RO | RW] [LIST] | group NAME v3 priv | user NAME GROUP v3 … | host A …}` */
export function readSnmp(words: Words, draft: Draft): Outcome {
  const { snmp } = draft.management;
  switch (words.take()) {
    case "community": {
      words.skip();
      if (words.accept("view")) words.skip();
      let list: Located<string> | undefined;
      while (!words.done && !words.is("!")) {
        if (/^(ro|rw|RO|RW|ipv6|use-acl|use-ipv4acl|use-ipv6acl)$/.test(words.peek())) words.skip();
        else if (words.is("group")) words.skip(2);
        else list = refer(draft, filterKinds, words.takeLocated());
      }
      snmp.communities.push({ span: words.statement, ...(list ? { list } : {}) });
      return undefined;
    }
    case "group": {
      const name = words.take();
      if (words.accept("v3")) snmp.groups.set(name, words.is("priv"));
      while (!words.done && !words.is("access")) words.skip();
      if (words.accept("access") && !words.done) refer(draft, filterKinds, words.takeLocated());
      words.rest();
      return undefined;
    }
    case "user": {
      words.skip();
      const group = words.take();
      let encrypted = snmp.groups.get(group) === true;
      while (!words.done) {
        if (words.is("priv") || words.is("aes-128")) encrypted = true;
        words.skip();
      }
      snmp.users.push({ span: words.statement, encrypted });
      return undefined;
    }
    case "host":
      return readHost(words, snmp);
    case "aaa":
    case "aaa-user":
    case "cache":
    case "chassis-id":
    case "contact":
    case "context":
    case "counter":
    case "drop":
    case "enable":
    case "engineID":
    case "file-transfer":
    case "globalEnforcePriv":
    case "ifindex":
    case "inform":
    case "ip":
    case "location":
    case "manager":
    case "mib":
    case "packetsize":
    case "protocol":
    case "queue-length":
    case "queue-limit":
    case "source-interface":
    case "sysobjectid":
    case "system-shutdown":
    case "tcp-session":
    case "trap":
    case "trap-source":
    case "trap-timeout":
    case "usm":
    case "view":
      return "ignored";
    default:
      return "unknown";
  }
}

/** `host A [vrf V] [traps | informs] [version {1 | 2c | 3 LEVEL}] SECRET […]`: an address that traps go to */
function readHost(words: Words, snmp: SnmpDraft): Outcome {
  if (words.done) return "unknown";
  const address = words.takeLocated();
  let version: Located<string> = { value: "1", span: words.statement };
  while (!words.done)
    if (words.accept("version")) version = words.takeLocated();
    else words.skip();
  if (!snmp.hosts.some((host) => host.address.value === address.value))
    snmp.hosts.push({ address, version, span: words.statement });
  return undefined;
}

/** What answers who polls, and what is sent to whom. */
export function snmpServices(
  { snmp }: Draft["management"],
  fromList: (list: Located<string>) => AddressMatch,
): ManagementService[] {
  const services: ManagementService[] = snmp.communities.map(({ span, list }) => ({
    protocol: "snmp",
    encrypted: false,
    span,
    ...(list ? { from: fromList(list) } : {}),
  }));
  for (const { span, encrypted } of snmp.users)
    services.push({ protocol: "snmp", version: { value: "3", span }, encrypted, span });
  for (const { address, version, span } of snmp.hosts) {
    const at = parseIp(address.value);
    services.push({
      protocol: "snmp",
      version,
      encrypted: false,
      outgoing: true,
      span,
      ...(at === undefined
        ? {}
        : { from: { terms: [{ kind: "range", range: rangeOf(at), span: address.span }], span: address.span } }),
    });
  }
  return services.filter((each) => !(each.outgoing && each.version?.value === "3"));
}
