import type { Located } from "../text/span.ts";
import { checksOf, everything } from "./catalogue.ts";
import type { Levels } from "./levels.ts";
import { ownFinding } from "./observations.ts";
import { siteFileMistake } from "./own-checks.ts";
import type { EstateSetup, Finding } from "./review.ts";

/** Mistakes in palisade.yaml: what its reader could not understand, and names of rules and formats that do not exist. */
export function siteFileFindings(setup: EstateSetup, levels: Levels): Finding[] {
  const { siteFile } = setup;
  if (!siteFile) return [];
  const catalogue = setup.catalogue ?? everything;
  const ruleIds = checksOf(catalogue).map((check) => check.id);
  const formatIds = [...catalogue.formats.map((format) => format.id), "none"];
  const { accept, rules, formats } = siteFile.site;
  const unknown = [
    ...unknownNames(
      "rule",
      [...accept, ...rules].map((each) => each.rule),
      ruleIds,
    ),
    ...unknownNames(
      "format",
      formats.map((each) => each.format),
      formatIds,
    ),
  ];
  return [...siteFile.problems, ...unknown].map((problem) =>
    ownFinding(siteFileMistake, siteFile.path, problem.span, problem.message, levels),
  );
}

function unknownNames(kind: string, names: readonly Located<string>[], known: readonly string[]) {
  return names
    .filter((name) => !known.includes(name.value))
    .map((name) => {
      const nearest = nearestName(name.value, known);
      return { span: name.span, message: `no ${kind} is called ${name.value}${nearest ? `; ${nearest} is` : ""}` };
    });
}

/** The known name that was most likely meant, when it is close enough. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let best = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const each of known) {
    if (Math.abs(each.length - name.length) >= best) continue;
    const distance = editDistance(name, each);
    if (distance < best) {
      best = distance;
      nearest = each;
    }
  }
  return nearest;
}

/** How many letters must be put in, left out or replaced. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
