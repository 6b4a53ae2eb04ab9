import type { EntryLog } from "../../model/filter.ts";
import type { Span } from "../../text/span.ts";
import type { IptablesOption } from "../netfilter/options.ts";

/** What an entry asks of packets, each part in words, so that entries can be compared. */
export type Parts = ReadonlySet<string>;

/** The parts of an entry: what it does, how often, and remarks left out. */
export function partsOf(options: readonly IptablesOption[]): Parts {
  const parts = new Set<string>();
  for (const { name, negated, values, use } of options) {
    if (use === "detail" || silent.has(name)) continue;
    parts.add([negated ? "!" : "", name, ...values.map(({ value }) => value)].join(" "));
  }
  return parts;
}

const silent: ReadonlySet<string> = new Set(
  "-A -I -R -j -g -m -t --comment --limit --hashlimit --hashlimit-upto --hashlimit-above".split(" "),
);

/** Whether an entry logs only so many packets in a time. */
export function isLimited(options: readonly IptablesOption[]): boolean {
  return options.some(({ name }) => name === "--limit" || name.startsWith("--hashlimit"));
}

/** A line that logs all packets which ask for its parts: a LOG entry, or a call of a chain that logs. */
export interface LogSource {
  readonly span: Span;
  readonly parts: Parts;
  readonly limited: boolean;
  /** The log entries of the chain that it calls. */
  readonly inner?: LoggedParts;
}

/** The log entries of one chain, in order. */
export interface LoggedParts {
  readonly sources: readonly LogSource[];
  readonly keys: ReadonlyMap<string, LogSource>;
}

export function loggedParts(sources: readonly LogSource[]): LoggedParts {
  const keys = new Map<string, LogSource>();
  for (const source of sources) keys.set(keyOf(source.parts), source);
  return { sources: sources.slice(0, 16), keys };
}

/** The source that logs whatever asks for these parts, if one does. */
export function logOf(parts: Parts, sources: readonly LogSource[]): LogSource | undefined {
  for (let at = sources.length - 1; at >= 0; at--) {
    const source = sources[at] as LogSource;
    if (!isWithin(source.parts, parts)) continue;
    if (!source.inner) return source;
    const inner = source.inner.keys.get(keyOf(parts)) ?? logOf(parts, source.inner.sources);
    if (inner) return { ...source, limited: source.limited || inner.limited };
  }
  return undefined;
}

/** The log of an entry that decides, by what was logged before it. */
export function entryLog(source: LogSource | undefined): EntryLog {
  if (!source) return silence;
  const often = source.limited ? ", a few of them in a time" : "";
  return { on: true, span: source.span, implied: `the LOG entry before it logs these packets${often}` };
}

/** Nothing was logged before it. */
export const silence: EntryLog = { on: false, implied: "iptables logs only what a LOG entry matches" };

function isWithin(inner: Parts, outer: Parts): boolean {
  for (const part of inner) if (!outer.has(part)) return false;
  return true;
}

function keyOf(parts: Parts): string {
  return [...parts].sort().join("\n");
}
