import type { InterfaceAddress } from "../../model/network.ts";
import type { IniSection } from "../../syntax/ini.ts";
import type { Located, Problem, Span } from "../../text/span.ts";
import type { LineCounts, Unread } from "../format.ts";
import type { AllowedIp } from "./allowed-ips.ts";
import type { Host } from "./host.ts";

/** What the sections of a file have said so far. */
export interface Draft {
  readonly host: Host;
  readonly addresses: InterfaceAddress[];
  readonly peers: DraftPeer[];
  readonly unread: Unread[];
  readonly problems: Problem[];
  /** Where `PrivateKey` stands; the key itself goes nowhere. */
  key?: Span;
}

export interface DraftPeer {
  readonly section: IniSection;
  readonly name: Located<string> | undefined;
  readonly span: Span;
  readonly allowed: AllowedIp[];
  /** Where `PublicKey` stands. */
  key?: Span;
  endpoint?: Located<string>;
  /** The values of its `AllowedIPs` lines. */
  readonly lists: Span[];
}

/** A reader's word on one line: taken for its meaning, known not to matter, or not understood. */
export type Taken = Exclude<keyof LineCounts, "total">;
