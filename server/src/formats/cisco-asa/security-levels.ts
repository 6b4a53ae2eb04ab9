import type { Checkpoint, Entry, Filter, InterfaceMatch } from "../../model/filter.ts";
import { grouped } from "../../text/grouped.ts";
import type { Located, Stated } from "../../text/span.ts";
import type { Draft, InterfaceDraft } from "./draft.ts";

/** An interface that has a name, with the tunnels whose encrypted packets arrive on it. */
export interface NamedInterface {
  readonly own: InterfaceDraft;
  readonly zone: Located<string>;
  readonly tunnels: readonly Located<string>[];
}

/** How far the device trusts what comes in by an interface. */
export function levelOf({ level, zone }: InterfaceDraft): Stated<number> | undefined {
  if (level || !zone) return level;
  const value = zone.value === "inside" ? 100 : 0;
  const implied = `an interface named ${zone.value} has security level ${value} unless the file says otherwise`;
  return { value, span: zone.span, implied };
}

/** Interfaces of one security level, and all that is reached by a lower one. */
export interface Level {
  readonly value: number;
  readonly members: readonly [NamedInterface, ...NamedInterface[]];
  readonly all: InterfaceMatch;
  readonly below: InterfaceMatch;
}

/** The interfaces by level, lowest first. */
export function levelsOf(interfaces: readonly NamedInterface[]): Level[] {
  const byLevel = grouped(interfaces, (each) => levelOf(each.own)?.value ?? 0);
  const below: Located<string>[] = [];
  return [...byLevel.entries()]
    .sort(([a], [b]) => a - b)
    .map(([value, members]) => {
      const names = members.flatMap(around);
      const level = { value, members, all: { names }, below: { names: [...below] } };
      for (const name of names) below.push(name);
      return level;
    });
}

/** The interface and its tunnels: packets leave for all of them by the same port. */
function around({ zone, tunnels }: NamedInterface): Located<string>[] {
  return [zone, ...tunnels];
}

/** Packets between interfaces of one level, and back out of the one they came in by, need a statement of their own. */
export function sameLevelChecks({ sameLevel }: Draft, level: Level): { checkpoints: Checkpoint[]; filters: Filter[] } {
  const { members, all, value } = level;
  if (sameLevel.within && (sameLevel.between || members.length === 1)) return { checkpoints: [], filters: [] };
  if (sameLevel.between)
    return {
      checkpoints: members.map((each) => sameLevelCheck(each, { names: around(each) }, value, [])),
      filters: [],
    };
  if (!sameLevel.within) return { checkpoints: [sameLevelCheck(members[0], all, value, [])], filters: [] };
  const within = withinFilter(level);
  return { checkpoints: [sameLevelCheck(members[0], all, value, [within.name])], filters: [within] };
}

function sameLevelCheck(
  { zone: { span } }: NamedInterface,
  ends: InterfaceMatch,
  level: number,
  filters: readonly Located<string>[],
): Checkpoint {
  const implied = "packets between interfaces of one security level need same-security-traffic";
  return {
    traffic: "forwarded",
    inbound: ends,
    outbound: ends,
    filters,
    otherwise: { value: "deny", span, implied },
    title: `same security level ${level}`,
    span,
    implied,
  };
}

/** Of packets that stay on one level, those that leave by the interface they came in by. */
function withinFilter({ value, members }: Level): Filter {
  const { span } = members[0].zone;
  const implied = "same-security-traffic permit intra-interface";
  return {
    name: { value: `same security level ${value}`, span },
    span,
    title: "security level",
    entries: members.map((each) => ({
      span: each.zone.span,
      action: { value: { kind: "permit" }, span: each.zone.span },
      inbound: { names: around(each) },
      outbound: { names: around(each) },
      implied,
    })),
    otherwise: { value: "next", span, implied },
  };
}

/** Without a list, packets go from a higher security level to a lower one, and no other way. */
export function levelFilter({ sameLevel }: Draft, each: NamedInterface, level: Level): Filter {
  const { span } = each.own.level ?? each.zone;
  const entries: Entry[] = [];
  const permitTo = (outbound: InterfaceMatch, implied: string) => {
    if (outbound.names.length > 0)
      entries.push({ span, action: { value: { kind: "permit" }, span }, outbound, implied });
  };
  permitTo(
    level.below,
    `without an access list, ${each.zone.value} (security level ${level.value}) reaches every lower level`,
  );
  // Whether a packet may leave by the interface it came in by is decided at the checkpoint for its level.
  if (sameLevel.between && level.members.length > 1)
    permitTo(level.all, "same-security-traffic permit inter-interface");
  else if (sameLevel.within) permitTo({ names: around(each) }, "same-security-traffic permit intra-interface");
  const implied = "nothing goes from a lower security level to a higher one without an access list";
  return {
    name: { value: `security level of ${each.zone.value}`, span: each.zone.span },
    span: each.zone.span,
    title: "security level",
    entries,
    otherwise: { value: "deny", span, implied },
    otherwiseLog: { on: true, level: 2, implied: "such packets leave message 106001 or 106006" },
  };
}
