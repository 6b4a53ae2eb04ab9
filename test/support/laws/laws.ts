import { chainLaws } from "./chains.ts";
import { deviceLaws } from "./devices.ts";
import { doubtLaws } from "./doubts.ts";
import type { Law } from "./law.ts";
import { oneListLaws } from "./one-list.ts";

/** Everything that is held against brute force: some in every test run, much in the nightly one. */
export const laws: readonly Law[] = [...oneListLaws, ...doubtLaws, ...chainLaws, ...deviceLaws];
