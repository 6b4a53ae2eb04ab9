import type { Packet } from "../net/packet.ts";
import type { PacketBlock, PacketSet } from "../net/packet-set.ts";
import type { Ranges } from "../net/ranges.ts";
import type { Checkpoint, Entry, Filter, Traffic as TrafficKind } from "./filter.ts";

/** Asks what one configuration lets through. Answers are exact, or say that they are not. */
export interface Traffic {
  /** Which of the asked packets get from one end to another, as one passage for each way and set of deciding entries. */
  permitted(question: Question): Answer;
  /** The same for one named list alone, whatever it is bound to. */
  permittedBy(filter: Filter, packets: PacketSet): Answer;
  /** All values of one field with which the passage's witness, otherwise unchanged, still gets through for sure. */
  spread(passage: Passage, field: SpreadField): Ranges<number | bigint>;
  /**
   * The verdict on one packet, with the entries that decided it, in order. Without `traffic`, a packet that comes in
   * and goes nowhere is for the device itself.
   */
  verdict(packet: Packet, way: Way, traffic?: TrafficKind): Verdict;
  /** The same for one named list alone. */
  verdictOf(filter: Filter, packet: Packet): Verdict;
  /** Entries that no packet reaches, with a small set of earlier entries that cover each. */
  dead(filter: Filter): DeadEntries;
  /** The packets an entry matches at most, names resolved, and whether every part of it is known for sure. */
  matches(entry: Entry): { readonly packets: PacketSet; readonly certain: boolean };
  /**
   * Entries that could go, one at a time, without changing any verdict: later ones would decide the same. Dead ones
   * are not among them. Undefined for lists that call others.
   */
  redundant(filter: Filter): RedundantEntries | undefined;
  /** What a list, asked alone, would decide otherwise if these were its entries; undefined when that is too complex to say. */
  rewritten(filter: Filter, entries: readonly Entry[]): Rewritten | undefined;
  /** What gets to an entry past the ones before it and is matched by it; `complete` false: this and more. */
  effective(
    filter: Filter,
    entry: Entry,
  ): { readonly packets: PacketSet; readonly certain: boolean; readonly complete: boolean };
  /** Packets of a and not of b; undefined when that is too complex. */
  without(a: PacketSet, b: PacketSet): PacketSet | undefined;
}

export type SpreadField = Exclude<keyof PacketBlock, "family">;

/** Names of interfaces, zones or tunnels that a packet comes in and goes out by. */
export interface Way {
  readonly inbound?: string;
  readonly outbound?: string;
}

export interface Question {
  readonly from: readonly string[];
  /** Left out for traffic to the device itself. */
  readonly to: readonly string[];
  /** Mostly a part of `newConnections`: answers to what was let through before are nobody's concern. */
  readonly packets: PacketSet;
  /** Default: forwarded. */
  readonly traffic?: "forwarded" | "to-device";
}

export interface Answer {
  readonly passages: readonly Passage[];
  /** False when the budget ran out: there may be more. */
  readonly complete: boolean;
}

/** Packets that get through on one way by the same entries. */
export interface Passage extends Way {
  /** The deciding entry of each checkpoint passed, in order; a checkpoint's own implied verdict has no entry. */
  readonly by: readonly Decision[];
  readonly witness: Packet;
  /** False when only parts nobody knows (names looked up at run time, schedules) let it through. */
  readonly certain: boolean;
}

export interface Decision {
  readonly checkpoint?: Checkpoint;
  readonly filter?: Filter;
  readonly entry?: Entry;
  /** The entries that called the filter it stands in, outermost first. */
  readonly via?: readonly Entry[];
  /** The filters that these stand in, in the same order. */
  readonly callers?: readonly Filter[];
}

export interface Verdict {
  readonly verdict: "permit" | "deny" | "depends";
  readonly by: readonly Decision[];
  /** What it depends on, in the configuration's words. */
  readonly dependsOn: readonly string[];
}

export interface DeadEntries {
  readonly dead: readonly DeadEntry[];
  /** False when the budget ran out: there may be more. */
  readonly complete: boolean;
}

export interface DeadEntry {
  readonly entry: Entry;
  /** Earlier entries that together cover it; none can be left out. */
  readonly hiddenBy: readonly Entry[];
  /** One of them does the opposite of what the dead entry says. */
  readonly contradicted: boolean;
  /** It can match nothing at all, whatever stands before it. */
  readonly empty: boolean;
}

export interface RedundantEntries {
  readonly redundant: readonly Entry[];
  /** False when the budget ran out: there may be more. */
  readonly complete: boolean;
}

/** Packets that another wording of a list denies or permits anew; where parts that nobody knows have a hand in it, at most these. */
export interface Rewritten {
  readonly denied: PacketSet;
  readonly permitted: PacketSet;
}
