import type { Configuration } from "../model/configuration.ts";
import type { Evidence, Finding } from "./review.ts";

/** What was found in one of a file's configurations. */
export interface Found {
  readonly configuration: Configuration;
  readonly findings: readonly Finding[];
}

/** Configurations of one file may share text: what is said of one place for several of them is said once. */
export function once<T extends Finding | Evidence>(said: readonly T[]): T[] {
  const first = new Map<number, T>();
  const others = new Set<string>();
  return said.filter((each) => {
    const there = first.get(each.span.start);
    if (!there) {
      first.set(each.span.start, each);
      return true;
    }
    const words = wordsOf(each);
    if (words === wordsOf(there) || others.has(words)) return false;
    others.add(words);
    return true;
  });
}

function wordsOf({ rule, span, message }: Finding | Evidence): string {
  return `${rule} ${span.start}-${span.end} ${message}`;
}

/**
 * The findings that hold for the text: a rule or an object that one configuration has no use for may be of use in
 * another that has it too, as those of a device group in the groups below it.
 */
export function agreed(found: readonly Found[], isUnnecessary: (rule: string) => boolean): Finding[] {
  const findings = found.flatMap((each) => each.findings);
  if (found.length < 2) return findings;
  const others = found.map(({ configuration, findings: own }) => {
    const said = new Set(own.map(keyOf));
    let places: ReadonlySet<number> | undefined;
    return (finding: Finding) => {
      if (said.has(keyOf(finding))) return true;
      places ??= placesOf(configuration);
      return !places.has(finding.span.start);
    };
  });
  return findings.filter((finding) => !isUnnecessary(finding.rule) || others.every((agrees) => agrees(finding)));
}

/** Each may say it in its own words. */
function keyOf({ rule, span }: Finding): string {
  return `${rule} ${span.start}`;
}

/** Where its entries and definitions stand. */
function placesOf({ filters, definitions }: Configuration): ReadonlySet<number> {
  const places = new Set(definitions.map(({ name }) => name.span.start));
  for (const { entries } of filters) for (const { span } of entries) places.add(span.start);
  return places;
}
