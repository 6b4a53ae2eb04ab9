/** Steps a computation may take. Counted, not timed, so that an answer does not vary from run to run. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Takes one step; false when none is left. */
  step(cost = 1): boolean {
    this.#left -= cost;
    return this.#left >= 0;
  }

  get left(): number {
    return this.#left;
  }

  get spent(): boolean {
    return this.#left < 0;
  }
}
