/** Work that may be paused, or given up, wherever it yields. */
export type Steps<T> = Generator<undefined, T, void>;

/** The result of work that nobody pauses. */
export function toTheEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
