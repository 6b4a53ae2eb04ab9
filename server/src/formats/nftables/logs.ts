import type { EntryLog } from "../../model/filter.ts";
import { saysTheSame } from "../../model/same.ts";
import { covers, type Ranges } from "../../net/ranges.ts";
import type { Span } from "../../text/span.ts";
import { type ChainDraft, chainKey, familyOf, type TableDraft } from "./draft.ts";
import { type Meaning, withFamily } from "./meaning.ts";

/** A rule that logs packets and lets them go on. */
interface LogSource {
  readonly meaning: Meaning;
  readonly span: Span;
}

/** So many of the rules that log are remembered. */
const mostSources = 8;

/** What the rules of a chain up to now have logged of the packets that go on. */
export class LoggedSoFar {
  readonly #table: TableDraft;
  readonly #sources: LogSource[] = [];
  /** A chain that was called may have logged some. */
  #unsure = false;

  constructor(table: TableDraft) {
    this.#table = table;
  }

  /** A rule without a verdict logs these packets. */
  logs(meaning: Meaning, span: Span): void {
    this.#sources.push({ meaning, span });
    if (this.#sources.length > mostSources) this.#sources.shift();
  }

  /** Packets come back from this chain. */
  calls(key: string): void {
    const called = this.#table.chains.get(key.slice(chainKey(this.#table, "").length));
    if (!called || called.elsewhere || mayLog(called)) this.#unsure = true;
  }

  /** The log of packets that another rule, which logs nothing itself, decides on; undefined where nobody knows. */
  of(meaning: Meaning): EntryLog | undefined {
    const source = this.#sources.findLast((each) => isWithin(meaning, each.meaning));
    if (!source) return this.#unsure ? undefined : silence;
    const often = source.meaning.conditions?.some(isLimit) ? ", a few of them in a time" : "";
    return { on: true, span: source.span, implied: `the rule before it logs these packets${often}` };
  }

  /** The log of what none of the rules decides. */
  ofRest(span: Span): EntryLog | undefined {
    return this.of(withFamily({ span }, familyOf(this.#table)));
  }
}

const silence: EntryLog = { on: false, implied: "nftables logs only what a rule with log matches" };

const known = new WeakMap<ChainDraft, boolean>();

/** Whether a chain logs, or asks others that may. */
function mayLog(chain: ChainDraft): boolean {
  const told = known.get(chain);
  if (told !== undefined) return told;
  const logs = chain.rules.some(({ tokens }) =>
    tokens.some(({ kind, text }) => kind === "word" && /^(?:log|jump|goto|vmap)$/.test(text)),
  );
  known.set(chain, logs);
  return logs;
}

function isLimit({ value }: { readonly value: string }): boolean {
  return value.startsWith("limit ");
}

/** Whether all packets of one meaning are of the other, how often that one looks left aside. */
function isWithin(inner: Meaning, outer: Meaning): boolean {
  if (outer.never) return false;
  const asked = (outer.conditions ?? []).filter((condition) => !isLimit(condition));
  return (
    (outer.family === undefined || outer.family === inner.family) &&
    alike.every((part) => outer[part] === undefined || saysTheSame(outer[part], inner[part])) &&
    numbers.every((part) => isCovered(inner[part], outer[part])) &&
    ports.every((part) => isCovered(inner[part]?.ports, outer[part]?.ports)) &&
    (outer.states === undefined || inner.states?.every((state) => outer.states?.includes(state)) === true) &&
    asked.every(({ value }) => inner.conditions?.some((condition) => condition.value === value))
  );
}

const alike = ["source", "destination", "inbound", "outbound", "flags", "fragments"] as const;
const numbers = ["protocols", "icmpTypes", "icmpCodes"] as const;
const ports = ["sourcePorts", "destinationPorts"] as const;

function isCovered(inner: Ranges | undefined, outer: Ranges | undefined): boolean {
  return outer === undefined || (inner !== undefined && covers(outer, inner));
}
