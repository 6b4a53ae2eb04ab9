import type { Checkpoint, Entry, Filter } from "../model/filter.ts";
import type { Answer, Decision, Passage } from "../model/traffic.ts";
import type { Located, Span } from "../text/span.ts";
import { notAssessed, type Observation, type RuleContext, type Witness } from "./rule.ts";

/** What lets packets through that should not pass: the one entry that would have to change, or the lack of any. */
export interface Opening {
  /** Written by somebody; absent where no entry but the device's own ways let them pass. */
  readonly entry?: Entry;
  /** The list the entry stands in. */
  readonly filter?: Filter;
  /** Where the entry is asked, or the checkpoint that lets pass what no entry decides. */
  readonly checkpoint?: Checkpoint;
  /** The list whose own verdict on what no entry decides lets them pass, and where that is written. */
  readonly policy?: Located<string>;
  /** They pass only if a list that is called here, and not defined in the file, lets them. */
  readonly missing?: Located<string>;
  /** Every way it lets them take; those that are sure come first. */
  readonly passages: readonly [Passage, ...Passage[]];
}

/** Passages by what is responsible for them: one cause, one opening. */
export function openingsOf(answer: Pick<Answer, "passages">): Opening[] {
  const byCause = new Map<unknown, { readonly parts: Omit<Opening, "passages">; readonly passages: Passage[] }>();
  for (const passage of answer.passages) {
    const parts = responsible(passage);
    const cause = parts.entry ?? parts.missing ?? parts.checkpoint ?? passage.inbound;
    const known = byCause.get(cause);
    if (known) known.passages.push(passage);
    else byCause.set(cause, { parts, passages: [passage] });
  }
  return [...byCause.values()].map(({ parts, passages }) => {
    const [first, ...rest] = [...passages].sort((a, b) => Number(b.certain) - Number(a.certain));
    return { ...parts, passages: [first as Passage, ...rest] };
  });
}

/** The openings that the file itself tells of; says of each list it calls and does not hold that nobody knows. */
export function* knownOpenings(answer: Pick<Answer, "passages">): Generator<Observation, Opening[]> {
  const openings = openingsOf(answer);
  for (const { missing } of openings)
    if (missing) yield notAssessed(missing.span, `what ${missing.value} lets through is not in this file`);
  return openings.filter((opening) => !opening.missing);
}

/** The first entry that somebody wrote; else the first checkpoint, which lets pass what no entry decides. */
function responsible({ by }: Passage): Omit<Opening, "passages"> {
  const written = by.find(({ entry }) => entry && entry.implied === undefined);
  if (written) return blamed(written);
  const missing = by.flatMap((decision) => missingList(decision) ?? [])[0];
  if (missing) return { missing };
  const first = by[0]?.checkpoint;
  // The last word is the one of the list that filters; lists that mark packets come before it.
  const policy = by.findLast(({ entry, filter, checkpoint }) => {
    const { value, implied } = entry ? {} : ((filter ?? checkpoint)?.otherwise ?? {});
    return value === "permit" && implied === undefined;
  });
  const place = policy?.filter ?? policy?.checkpoint;
  const named = policy?.filter?.name.value ?? policy?.checkpoint?.title ?? "";
  return {
    ...(first ? { checkpoint: first } : {}),
    ...(place ? { policy: { value: named, span: place.otherwise.span } } : {}),
  };
}

/** The list that was called and could not be asked. */
function missingList({ entry, filter, via = [] }: Decision): Located<string> | undefined {
  const action = entry || filter ? undefined : via.at(-1)?.action.value;
  return action?.kind === "call" ? action.filter : undefined;
}

/** Where a list that others call takes all it is sent, the call is what would have to change. */
function blamed({ entry, filter, checkpoint, via = [], callers = [] }: Decision): Omit<Opening, "passages"> {
  const entries = [...via, ...(entry ? [entry] : [])];
  const filters = [...callers, ...(filter ? [filter] : [])];
  const narrowest = entries.findLastIndex((each) => limits(each) && each.implied === undefined);
  const at = narrowest < 0 ? 0 : narrowest;
  const [named, holder] = [entries[at], filters[at]];
  return {
    ...(named ? { entry: named } : {}),
    ...(holder ? { filter: holder } : {}),
    ...(checkpoint ? { checkpoint } : {}),
  };
}

/** Whether an entry asks anything of the packets it matches. */
function limits(entry: Entry): boolean {
  const { source, destination, service, inbound, outbound, states, fragments, schedule, conditions } = entry;
  return [source, destination, service, inbound, outbound, states, fragments, schedule, conditions].some(
    (part) => part !== undefined,
  );
}

/** The entries on each way to the one that is responsible: what they leave out does not reach it. */
export function callsOf({ entry, passages }: Opening): readonly (readonly Entry[])[] {
  const calls = new Map<Entry | undefined, readonly Entry[]>();
  if (!entry) return [];
  for (const { by } of passages)
    for (const { via = [], entry: last } of by) {
      const at = last === entry ? via.length : via.indexOf(entry);
      if (at < 0) continue;
      const before = via.slice(0, at);
      calls.set(before.at(-1), before);
      break;
    }
  return [...calls.values()];
}

export function witnessOf(opening: Opening): Witness {
  const [passage] = opening.passages;
  return {
    packet: passage.witness,
    ...(passage.inbound === undefined ? {} : { inbound: passage.inbound }),
    ...(passage.outbound === undefined ? {} : { outbound: passage.outbound }),
    entries: passage.by.flatMap(({ entry }) => (entry && entry.implied === undefined ? [entry.span] : [])),
  };
}

/** Where the opening is written, by an entry or a policy; without one, where the interface it starts from is named. */
export function spanOf(opening: Opening, context: RuleContext): Span {
  if (opening.entry) return opening.entry.span;
  if (opening.policy) return opening.policy.span;
  const inbound = opening.passages[0].inbound;
  const role = inbound === undefined ? undefined : context.roles.get(inbound);
  return role?.span ?? opening.checkpoint?.span ?? context.configuration.span;
}

/** Sure only where the packets pass for sure and palisade.yaml says what the zones at both ends are. */
export function confidenceOf(opening: Opening, context: RuleContext): "certain" | "likely" {
  const declared = (name: string | undefined) => name === undefined || context.roles.get(name)?.declared === true;
  return opening.passages.some((each) => each.certain && declared(each.inbound) && declared(each.outbound))
    ? "certain"
    : "likely";
}

/** `inside`, or `inside, guest and 2 more`: where the packets come in (go out). */
export function zonesOf(opening: Opening, side: "inbound" | "outbound"): readonly string[] {
  return [...new Set(opening.passages.flatMap((passage) => passage[side] ?? []))];
}
