import type { AddressMatch, AddressTerm } from "../../model/address.ts";
import type { NameKind, Reference } from "../../model/names.ts";
import type { InterfaceAddress, Route, Translation } from "../../model/network.ts";
import type { IcmpTerm, PortTerm, ProtocolTerm, ServiceTerm } from "../../model/service.ts";
import type { Ip } from "../../net/ip.ts";
import type { Ranges } from "../../net/ranges.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located, Problem, Span } from "../../text/span.ts";
import type { PendingCertificate } from "../cisco/certificate-digits.ts";
import { type DefinitionDraft, refer } from "../cisco/names.ts";
import type { ScheduleDraft } from "../cisco/time-ranges.ts";
import type { ReadTools } from "../format.ts";
import type { AccessGroup, ListDraft } from "./access-lists.ts";
import type { CryptoDraft } from "./crypto.ts";
import type { EntryLine, EntryRun } from "./known-entries.ts";
import type { KnownObject, ObjectDraft } from "./known-objects.ts";
import type { LoggingDraft } from "./logging.ts";
import type { ManagementDraft } from "./management.ts";
import type { VpnDraft } from "./vpn-draft.ts";

/** What is gathered while the statements are read, in their order; the configuration is made of it at the end. */
export interface Draft {
  readonly text: string;
  readonly tools: ReadTools;
  readonly problems: Problem[];
  hostname?: Located<string>;
  version?: Located<string>;
  /** Before 9.0, and on PIX and FWSM, `any` means IPv4 only. */
  anyIsIp4: boolean;
  readonly interfaces: InterfaceDraft[];
  /** The same by the name of the port, in small letters. */
  readonly ports: Map<string, InterfaceDraft>;
  /** The same by what `nameif` calls them. */
  readonly zones: Map<string, InterfaceDraft>;
  readonly sameLevel: { between: boolean; within: boolean };
  /** What `name` statements call addresses. */
  readonly aliases: Map<string, Ip>;
  readonly addresses: Map<string, AddressDraft>;
  readonly services: Map<string, ServiceDraft>;
  readonly lists: Map<string, ListDraft>;
  /** Lines that hold an entry and nothing else: those that were read, and those that were taken over. */
  readonly entryLines: EntryLine[];
  readonly entryRuns: EntryRun[];
  /** Addresses and services in the order in which they were begun. */
  readonly objects: (ObjectDraft | KnownObject)[];
  readonly accessGroups: AccessGroup[];
  readonly pingRules: PingRule[];
  readonly routes: Route[];
  dynamicRouting?: Located<string>;
  readonly translations: Translation[];
  readonly schedules: ScheduleDraft[];
  readonly pendingCertificates: PendingCertificate[];
  readonly vpn: VpnDraft;
  readonly crypto: CryptoDraft;
  readonly management: ManagementDraft;
  readonly logging: LoggingDraft;
  readonly definitions: Map<string, DefinitionDraft>;
  readonly references: Reference[];
}

export interface InterfaceDraft {
  readonly name: Located<string>;
  span: Span;
  zone?: Located<string>;
  level?: Located<number>;
  readonly addresses: InterfaceAddress[];
  dynamicAddress?: Located<string>;
  description?: Located<string>;
  disabled?: Span;
  vlan?: Located<number>;
  parent?: Located<string>;
  managementOnly?: Located<boolean>;
  tunnel?: TunnelDraft;
}

/** What an interface that is a tunnel by itself says of it. */
export interface TunnelDraft {
  source?: Located<string>;
  destination?: Located<string>;
  profile?: Located<string>;
}

export interface AddressDraft {
  readonly name: Located<string>;
  span: Span;
  readonly group: boolean;
  readonly terms: AddressTerm[];
}

export interface ServiceDraft {
  readonly name: Located<string>;
  span: Span;
  readonly group: boolean;
  readonly content: ServiceContent;
}

export type ServiceContent =
  | { readonly kind: "services"; readonly terms: ServiceTerm[] }
  | { readonly kind: "ports"; readonly terms: PortTerm[]; readonly protocols: Ranges }
  | { readonly kind: "protocols"; readonly terms: ProtocolTerm[] }
  | { readonly kind: "icmp"; readonly terms: IcmpTerm[] };

/** `icmp permit any outside` */
export interface PingRule {
  readonly interface: Located<string>;
  readonly permits: boolean;
  readonly action: Span;
  readonly from: AddressMatch;
  readonly type?: Located<number>;
  readonly span: Span;
}

export const addressKinds: readonly NameKind[] = ["address"];
export const serviceKinds: readonly NameKind[] = ["service"];
export const filterKinds: readonly NameKind[] = ["filter"];
export const zoneKinds: readonly NameKind[] = ["zone"];
export const otherKinds: readonly NameKind[] = ["other"];

/** Names an interface by its nameif; `any` is every interface. */
export function takeZone(words: Words, draft: Draft): Located<string> {
  const name = words.takeLocated();
  if (name.value === "") return name;
  return refer(draft, zoneKinds, name, name.value === "any" ? { builtIn: true } : undefined);
}
