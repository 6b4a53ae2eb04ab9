import type { Checkpoint, Entry, Filter } from "../../model/filter.ts";
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

function trustOf(each: NamedInterface): number {
  return levelOf(each.own)?.value ?? 0;
}

/** The interface and its tunnels: packets leave for all of them by the same port. */
function around({ zone, tunnels }: NamedInterface): Located<string>[] {
  return [zone, ...tunnels];
}

/** Packets between interfaces of one level, and back out of the one they came in by, need a statement of their own. */
export function sameLevelCheck(
  { sameLevel }: Draft,
  each: NamedInterface,
  all: readonly NamedInterface[],
): Checkpoint | undefined {
  const peers = all.filter((other) => other !== each && trustOf(other) === trustOf(each));
  const names = [...(sameLevel.between ? [] : peers.flatMap(around)), ...(sameLevel.within ? [] : around(each))];
  if (names.length === 0) return undefined;
  const { span, value } = each.zone;
  const implied = "packets between interfaces of one security level need same-security-traffic";
  return {
    traffic: "forwarded",
    inbound: { names: around(each) },
    outbound: { names },
    filters: [],
    otherwise: { value: "deny", span, implied },
    title: `same security level as ${value}`,
    span,
    implied,
  };
}

/** Without a list, packets go from a higher security level to a lower one, and no other way. */
export function levelFilter({ sameLevel }: Draft, each: NamedInterface, all: readonly NamedInterface[]): Filter {
  const { span } = each.own.level ?? each.zone;
  const level = trustOf(each);
  const entries: Entry[] = [];
  const permitTo = (targets: readonly NamedInterface[], implied: string) => {
    const names = targets.flatMap(around);
    if (names.length > 0)
      entries.push({ span, action: { value: { kind: "permit" }, span }, outbound: { names }, implied });
  };
  permitTo(
    all.filter((other) => trustOf(other) < level),
    `without an access list, ${each.zone.value} (security level ${level}) reaches every lower level`,
  );
  if (sameLevel.between)
    permitTo(
      all.filter((other) => other !== each && trustOf(other) === level),
      "same-security-traffic permit inter-interface",
    );
  if (sameLevel.within) permitTo([each], "same-security-traffic permit intra-interface");
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
