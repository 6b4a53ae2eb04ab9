import type { Backup } from "./backups.ts";
import { reasonFor } from "./reasons.ts";

export interface Disagreement {
  readonly what: string;
  /** undefined: it does not say. */
  readonly files: string | undefined;
  readonly report: string | undefined;
  /** Why the two differ although both are read rightly; undefined where nobody knows. */
  readonly reason: string | undefined;
}

export interface Agreement {
  readonly folder: string;
  readonly agree: number;
  /** Registry values of administrative templates: the report names the template instead of the key. */
  readonly byName: number;
  readonly disagreements: readonly Disagreement[];
}

/** Holds what a backup's files say against what its report says. */
export function compare({ folder, files, report, templates }: Backup): Agreement {
  const own = new Map(files.flatMap(({ facts }) => [...facts]));
  const keyed = new Map(files.filter(({ path }) => /\.pol$/i.test(path)).flatMap(({ facts }) => [...facts]));
  const disagreements: Disagreement[] = [];
  let agree = 0;
  let byName = 0;
  for (const what of new Set([...own.keys(), ...report.keys()])) {
    const [file, reported] = [own.get(what), report.get(what)];
    if (file === reported) agree++;
    else if (reported === undefined && keyed.has(what) && templates > 0) byName++;
    else disagreements.push({ what, files: file, report: reported, reason: reasonFor(what, reported) });
  }
  return { folder, agree, byName, disagreements };
}
