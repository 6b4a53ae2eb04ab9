import type { Ip, IpRange } from "../net/ip.ts";
import type { Located, Span, Stated } from "../text/span.ts";
import type { AddressMatch } from "./address.ts";

/** A port, VLAN, tunnel interface or the like of the device. */
export interface Interface {
  readonly name: Located<string>;
  readonly span: Span;
  /** The zone it belongs to, or the name policies know it by. */
  readonly zone?: Located<string>;
  readonly addresses: readonly InterfaceAddress[];
  /** Address from DHCP, PPPoE or the like. */
  readonly dynamicAddress?: Located<string>;
  readonly description?: Located<string>;
  readonly disabled?: Span;
  readonly vlan?: Located<number>;
  readonly parent?: Located<string>;
  readonly tunnel?: boolean;
  /** The device answers and routes here without any filter able to stop it (management-only ports say true). */
  readonly managementOnly?: Located<boolean>;
  /** It only switches frames: what it carries comes in by its VLAN's own interface, if anywhere. */
  readonly switched?: true;
  /** Set where it is a switch port for end devices, all of one VLAN. */
  readonly accessPort?: AccessPort;
}

/** A switch port that end devices are plugged into. */
export interface AccessPort {
  /** The statement that makes it one. */
  readonly span: Span;
  /** What keeps it from other ports of its VLAN; absent: nothing. */
  readonly isolation?: Located<"private-vlan" | "protected">;
  /** Where the text says that no switch is plugged in there: a person's computer, a printer, a server. */
  readonly edge?: Span;
}

export interface InterfaceAddress {
  readonly address: Ip;
  readonly network: IpRange;
  readonly span: Span;
}

/** What policies are written between: a named set of interfaces, or a tunnel's traffic. */
export interface Zone {
  readonly name: Located<string>;
  readonly interfaces: readonly Located<string>[];
  /** How far the vendor trusts it by a number, 0 (not at all) to 100. */
  readonly trust?: Stated<number>;
  readonly kind: "network" | "tunnel";
  readonly description?: Located<string>;
}

export interface Route {
  readonly destination: Located<IpRange>;
  readonly interface?: Located<string>;
  readonly gateway?: Located<Ip>;
  readonly span: Span;
}

/** An address translation, as far as it tells which inside hosts are reachable from where. */
export interface Translation {
  readonly kind: "static" | "dynamic" | "identity";
  readonly inside?: Located<string>;
  readonly outside?: Located<string>;
  readonly real: AddressMatch;
  readonly mapped?: AddressMatch;
  readonly span: Span;
}

/** A time range that entries, accounts or tunnels are limited to. */
export interface Schedule {
  readonly name: Located<string>;
  readonly span: Span;
  /** Weekly windows; none of them is never, and absent with `absolute` absent means always. */
  readonly weekly?: readonly WeeklyWindow[];
  /** Dates as YYYY-MM-DDTHH:MM in the device's own time. */
  readonly absolute?: { readonly start?: string; readonly end?: string };
}

/** Days 0 (Sunday) to 6, minutes of the day; `to` 1440 is midnight at the end. */
export interface WeeklyWindow {
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}
