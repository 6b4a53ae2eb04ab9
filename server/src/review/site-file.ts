import { fileShareServices } from "../facts/file-share-services.ts";
import { isApprovedShare } from "../facts/file-shares.ts";
import type { KnownNames } from "../site/known.ts";
import { readSite } from "../site/read.ts";
import { checksOf, everything } from "./catalogue.ts";
import type { Levels } from "./levels.ts";
import { ownFinding } from "./observations.ts";
import { siteFileMistake } from "./own-checks.ts";
import type { Catalogue, EstateSetup, Finding, SiteFile } from "./review.ts";

/** Reads a palisade.yaml; names of rules, formats and recommendations are checked against what there is. */
export function readSiteFile(path: string, text: string, catalogue: Catalogue = everything): SiteFile {
  const { value, problems } = readSite(text, namesOf(catalogue));
  return { path, text, site: value, problems };
}

/** The names that may stand in a palisade.yaml. */
export function namesOf(catalogue: Catalogue = everything): KnownNames {
  return {
    rules: checksOf(catalogue),
    formats: [...catalogue.formats, { id: "none", name: "leave the file alone" }],
    fileShares: fileShareServices,
    isFileShare: (word) => fileShareServices.some((service) => isApprovedShare(service, [word])),
    recommendations: catalogue.recommendations,
  };
}

/** Mistakes in palisade.yaml, as findings in it. */
export function siteFileFindings({ siteFile }: EstateSetup, levels: Levels): Finding[] {
  if (!siteFile) return [];
  return siteFile.problems.map((problem) =>
    ownFinding(siteFileMistake, siteFile.path, problem.span, problem.message, levels),
  );
}
