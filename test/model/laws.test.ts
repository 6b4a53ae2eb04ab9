import { expect, test } from "vitest";
import { laws } from "../support/laws/laws.ts";

/** So many for each law; the nightly `npm run fuzz` tries many more, and others. */
const filters = Number(process.env.PALISADE_RANDOM_FILTERS ?? 250);

test.each(laws)("$name", (law) => expect(law.broken(filters, 1)).toBeUndefined());
