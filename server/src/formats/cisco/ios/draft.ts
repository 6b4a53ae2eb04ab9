import type { AddressTerm } from "../../../model/address.ts";
import type { NameKind } from "../../../model/names.ts";
import type { InterfaceAddress, Route, Translation } from "../../../model/network.ts";
import type { PortTerm, ServiceTerm } from "../../../model/service.ts";
import type { Located, Problem, Span } from "../../../text/span.ts";
import type { ReadTools } from "../../format.ts";
import type { PendingCertificate } from "../certificate-digits.ts";
import type { Names } from "../names.ts";
import type { ScheduleDraft } from "../time-ranges.ts";
import type { ListDraft } from "./access-lists.ts";
import type { CryptoDraft } from "./crypto/draft.ts";
import type { LoggingDraft } from "./logging.ts";
import type { ManagementDraft } from "./management.ts";
import type { ZoneDraft } from "./zone-firewall.ts";

/** Which of the two languages is read: they differ in how they write addresses, lists and groups. */
export type Dialect = "ios" | "nxos";

/** What is gathered while the statements are read, in their order; the configuration is made of it at the end. */
export interface Draft extends Names {
  readonly text: string;
  readonly dialect: Dialect;
  readonly tools: ReadTools;
  readonly problems: Problem[];
  hostname?: Located<string>;
  version?: Located<string>;
  dynamicRouting?: Located<string>;
  /** IPv6 is routed, or an interface takes part in it. */
  routesIp6?: true;
  readonly interfaces: Map<string, InterfaceDraft>;
  /** VLANs whose ports do not reach each other, or only those of their group. */
  readonly privateVlans: Map<number, Span>;
  /** Ports have no switch plugged in unless they say otherwise. */
  edgeByDefault?: Span;
  readonly addresses: Map<string, AddressDraft>;
  readonly services: Map<string, ServiceDraft>;
  readonly lists: Map<string, ListDraft>;
  readonly bindings: Binding[];
  readonly routes: Route[];
  readonly translations: Translation[];
  readonly schedules: ScheduleDraft[];
  readonly pendingCertificates: PendingCertificate[];
  readonly zones: ZoneDraft;
  readonly crypto: CryptoDraft;
  readonly management: ManagementDraft;
  readonly logging: LoggingDraft;
}

export interface InterfaceDraft {
  readonly name: Located<string>;
  span: Span;
  zone?: Located<string>;
  readonly addresses: InterfaceAddress[];
  dynamicAddress?: Located<string>;
  description?: Located<string>;
  disabled?: Span;
  vlan?: Located<number>;
  /** ` switchport`, with or without more of it */
  switched?: true;
  /** ` switchport mode access`, or the like */
  accessMode?: Span;
  /** What keeps the port's neighbours from it. */
  isolation?: Located<"private-vlan" | "protected">;
  /** Where it says that no switch is plugged in. */
  edge?: Span;
  natSide?: "inside" | "outside";
  cryptoMap?: Located<string>;
  tunnel?: TunnelDraft;
}

/** What statements below an interface are read with. */
export interface InterfaceItem {
  readonly draft: Draft;
  readonly own: InterfaceDraft;
}

/** Nothing is forwarded between a Nexus's management port and the others. */
export function isManagementPort(name: string): boolean {
  return name.toLowerCase() === "mgmt0";
}

/** Nothing comes from elsewhere by a loopback. */
export function isLoopback(name: string): boolean {
  return /^(loopback|null)\s*\d/i.test(name);
}

/** What an interface that is a tunnel says of it. */
export interface TunnelDraft {
  source?: Located<string>;
  destination?: Located<string>;
  profile?: Located<string>;
}

/** `ip access-group NAME in` below an interface */
export interface Binding {
  readonly list: Located<string>;
  readonly direction: "in" | "out";
  readonly family: 4 | 6;
  readonly interface: Located<string>;
  readonly span: Span;
}

export interface AddressDraft {
  readonly name: Located<string>;
  span: Span;
  readonly group: true;
  readonly terms: AddressTerm[];
}

export interface ServiceDraft {
  readonly name: Located<string>;
  span: Span;
  readonly group: true;
  readonly content:
    | { readonly kind: "services"; readonly terms: ServiceTerm[] }
    | { readonly kind: "ports"; readonly terms: PortTerm[] };
}

export const addressKinds: readonly NameKind[] = ["address"];
export const serviceKinds: readonly NameKind[] = ["service"];
export const filterKinds: readonly NameKind[] = ["filter"];
export const zoneKinds: readonly NameKind[] = ["zone"];
export const classKinds: readonly NameKind[] = ["class"];
/** Policy maps; a class map may have the same name as one. */
export const policyKinds: readonly NameKind[] = ["other"];
export const cryptoKinds: readonly NameKind[] = ["crypto"];
export const routingKinds: readonly NameKind[] = ["route-policy"];
