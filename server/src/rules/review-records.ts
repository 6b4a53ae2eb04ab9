import { matchesGlob } from "../site/glob.ts";
import type { ReviewRecord, Site } from "../site/site.ts";

/** The latest review that palisade.yaml records of something, by any of its names. */
export function latestReview(
  { reviews }: Site,
  names: readonly (string | undefined)[],
  path?: string,
): ReviewRecord | undefined {
  return reviews
    .filter(({ of }) => names.includes(of.value) || (path !== undefined && matchesGlob(of.value, path)))
    .reduce<ReviewRecord | undefined>(
      (latest, record) => (latest && latest.on.value >= record.on.value ? latest : record),
      undefined,
    );
}
