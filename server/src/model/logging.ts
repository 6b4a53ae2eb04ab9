import type { Located, Span, Stated } from "../text/span.ts";

/** Where and how much the system logs. Absent parts are not stated and not implied. */
export interface Logging {
  readonly enabled?: Stated<boolean>;
  readonly local: readonly LocalLog[];
  readonly servers: readonly LogServer[];
  /** The finest syslog severity sent to servers, 0 to 7; undefined value: nothing is sent. */
  readonly serverLevel?: Stated<number | undefined>;
  readonly timestamps?: Stated<boolean>;
  /** Kinds of messages that are switched off. */
  readonly suppressed: readonly SuppressedMessage[];
  /** Filters on what is sent to servers, where none sends all of a subject. */
  readonly filtered?: readonly FilteredMessages[];
  /** Severities set for one subject only. */
  readonly subjects: readonly {
    readonly about: string;
    readonly to: "servers" | "local";
    readonly level: number;
    readonly span: Span;
  }[];
}

export interface LogServer {
  readonly address: Located<string>;
  readonly transport: "udp" | "tcp" | "tls";
  readonly port?: number;
  readonly interface?: Located<string>;
  readonly span: Span;
}

/** A log kept on the system itself. */
export interface LocalLog {
  /** "buffer", "disk", "Security": what its owner calls it. */
  readonly name: string;
  readonly span: Span;
  readonly kind: "memory" | "disk" | "event-log";
  readonly enabled: boolean;
  readonly level?: Located<number>;
  readonly kilobytes?: Stated<number>;
  readonly days?: Stated<number>;
  /** What happens when it is full. */
  readonly full?: Stated<"overwrite" | "overwrite-after-days" | "stop">;
}

export interface SuppressedMessage {
  /** The vendor's number or name of the message. */
  readonly id: Located<string>;
  readonly about: "denied-packets" | "vpn-sessions" | "logins" | "other";
  readonly span: Span;
}

export interface FilteredMessages {
  readonly about: SuppressedMessage["about"];
  /** As it is written. */
  readonly filter: Located<string>;
  /** Whether it leaves the subject's usual messages out for sure; otherwise that depends on each message. */
  readonly leavesOut: boolean;
}
