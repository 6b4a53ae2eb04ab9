/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** A check that is one test. */
export function one(passes: boolean): Counts {
  return passes ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export function noted({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}
