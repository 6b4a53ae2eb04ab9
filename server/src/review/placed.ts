import { emptySite, type Site } from "../site/site.ts";
import type { ReviewInput, ReviewSetup } from "./review.ts";

/** The file's path below the site file's folder; both are named from the same place. */
export function placedOf(input: ReviewInput, setup: ReviewSetup): string {
  if (input.placed !== undefined) return input.placed;
  if (!setup.siteFile) return input.path;
  const folder = setup.siteFile.path.slice(0, setup.siteFile.path.lastIndexOf("/") + 1);
  return input.path.startsWith(folder) ? input.path.slice(folder.length) : input.path;
}

export function siteOf(setup: ReviewSetup): Site {
  return setup.siteFile?.site ?? emptySite;
}

/** The day ages and acceptances are measured against. */
export function asOfDay(setup: ReviewSetup): number {
  return setup.asOf ?? siteOf(setup).asOf?.value ?? setup.today;
}
