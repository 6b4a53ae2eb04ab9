import type { AddressTerm } from "../../model/address.ts";
import type { ManagementService } from "../../model/management.ts";
import { rangeOf } from "../../net/ip.ts";
import type { Outcome } from "../../syntax/indented.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located, Span } from "../../text/span.ts";
import { takeReference } from "../cisco/names.ts";
import { parseNatural } from "../cisco/numbers.ts";
import { readPlainAddress } from "./addresses.ts";
import { addressKinds, type Draft, takeZone } from "./draft.ts";

/** Who polls the device and is told of events. */
export interface SnmpDraft {
  readonly hosts: SnmpHost[];
  readonly communities: Span[];
  /** Groups and users of version 3 whose traffic is encrypted. */
  readonly encryptedGroups: Set<string>;
  readonly encryptedUsers: Set<string>;
}

interface SnmpHost {
  readonly interface: Located<string>;
  readonly address: AddressTerm;
  readonly version?: Located<string>;
  readonly user?: string;
  readonly polls: boolean;
  readonly span: Span;
}

export function emptySnmpDraft(): SnmpDraft {
  return { hosts: [], communities: [], encryptedGroups: new Set(), encryptedUsers: new Set() };
}

/** `snmp-server {host … | community … | group … | user … | …}` */
export function readSnmp(words: Words, draft: Draft): Outcome {
  const { snmp } = draft.management;
  switch (words.take()) {
    case "host":
      return readHost(words, draft, readHostAddress);
    case "host-group":
      return readHost(words, draft, readGroupName);
    case "community":
      words.rest();
      snmp.communities.push(words.statement);
      return undefined;
    case "group": {
      const name = words.take();
      if (words.is("priv", 1)) snmp.encryptedGroups.add(name);
      words.rest();
      return undefined;
    }
    case "user": {
      const name = words.take();
      const group = words.take();
      while (!words.done && !words.is("priv")) words.skip();
      if (words.is("priv") || snmp.encryptedGroups.has(group)) snmp.encryptedUsers.add(name);
      words.rest();
      return undefined;
    }
    case "contact":
    case "cpu":
    case "enable":
    case "engineID":
    case "listen-port":
    case "location":
    case "user-list":
      return "ignored";
    default:
      return "unknown";
  }
}

/** `host IF A …`, `host-group IF OBJECT …`, each `[poll | trap] [community [0 | 8] SECRET] [version {1 | 2c | 3 USER}]` */
function readHost(words: Words, draft: Draft, term: (words: Words, draft: Draft) => AddressTerm): Outcome {
  if (words.left < 2) return "unknown";
  const zone = takeZone(words, draft);
  const address = term(words, draft);
  let version: Located<string> | undefined;
  let user: string | undefined;
  let polls = true;
  while (!words.done) {
    if (words.accept("poll")) continue;
    if (words.accept("trap")) polls = false;
    else if (words.accept("community")) skipCommunity(words);
    else if (words.accept("version")) {
      version = words.takeLocated();
      if (version.value === "3") user = words.take();
    } else if (words.is("udp-port") && parseNatural(words.peek(1), 65535) !== undefined) words.skip(2);
    else break;
  }
  draft.management.snmp.hosts.push({
    interface: zone,
    address,
    polls,
    span: words.statement,
    ...(version ? { version } : {}),
    ...(user === undefined ? {} : { user }),
  });
  return undefined;
}

/** `[0 | 8] SECRET`: a number alone is the secret. */
function skipCommunity(words: Words): void {
  if ((words.is("0") || words.is("8")) && words.left > 1 && !/^(version|udp-port)$/.test(words.peek(1))) words.skip();
  words.skip();
}

function readHostAddress(words: Words, draft: Draft): AddressTerm {
  const span = words.span();
  const address = readPlainAddress(words, draft);
  return address ? { kind: "range", range: rangeOf(address.value), span } : { kind: "fqdn", name: words.take(), span };
}

function readGroupName(words: Words, draft: Draft): AddressTerm {
  const name = takeReference(words, draft, addressKinds);
  return { kind: "name", name, span: name.span };
}

/** One service for each host that may ask, and one for each community that all of them share. */
export function snmpServices(draft: Draft): ManagementService[] {
  const { snmp } = draft.management;
  const services: ManagementService[] = snmp.hosts.map((host) => ({
    protocol: "snmp",
    ...(host.version ? { version: host.version } : {}),
    encrypted: host.version?.value === "3" && host.user !== undefined && snmp.encryptedUsers.has(host.user),
    interface: host.interface,
    from: { terms: [host.address], span: host.address.span },
    span: host.span,
    ...(host.polls ? {} : { outgoing: true }),
  }));
  const askers = snmp.hosts.filter((host) => host.polls).map((host) => host.address);
  for (const span of snmp.communities)
    services.push({ protocol: "snmp", encrypted: false, from: { terms: askers, span }, span });
  return services;
}
