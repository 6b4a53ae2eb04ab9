import { deepStrictEqual } from "node:assert";
import fc from "fast-check";

/** What holds for all filters, tried on random ones by asking about every packet of a small world. */
export interface Law {
  readonly name: string;
  /** Tries it so often; says by which filter it is broken, undefined when by none. */
  broken(tries: number, seed: number): string | undefined;
}

/** `holds` throws where the law is broken. */
export function law<T>(name: string, arbitrary: fc.Arbitrary<T>, holds: (world: T) => void): Law {
  return {
    name,
    broken(tries, seed) {
      const details = fc.check(fc.property(arbitrary, holds), { numRuns: tries, seed });
      if (!details.failed) return undefined;
      const { errorInstance: why } = details;
      return `${fc.defaultReportMessage(details)}\n${why instanceof Error ? why.stack : why}`;
    },
  };
}

/** Throws, with both, unless what is said is what is meant. */
export function same(said: unknown, meant: unknown): void {
  deepStrictEqual(said, meant);
}
