import { corpusBackups } from "./agreement/backups.ts";
import { compare } from "./agreement/compare.ts";

/** `npm run agreement`: holds the files of real policy backups against the reports Windows made of them. */
export async function main(): Promise<number> {
  const agreements = corpusBackups().map(compare);
  if (agreements.length === 0) {
    console.log("No policy backups in ../shared/corpus.");
    return 0;
  }
  console.log(`${row("agree", "by name", "known", "WRONG")}  backup`);
  const all = { agree: 0, byName: 0, known: 0, wrong: 0 };
  for (const { folder, agree, byName, disagreements } of agreements) {
    const wrong = disagreements.filter(({ reason }) => reason === undefined).length;
    const known = disagreements.length - wrong;
    console.log(`${row(agree, byName, known, wrong)}  ${folder}`);
    for (const { what, files, report, reason } of disagreements)
      console.log(`${" ".repeat(38)}${what}: files ${shown(files)}, report ${shown(report)}: ${reason ?? "WRONG"}`);
    all.agree += agree;
    all.byName += byName;
    all.known += known;
    all.wrong += wrong;
  }
  console.log(`${row(all.agree, all.byName, all.known, all.wrong)}  all ${agreements.length} backups`);
  return all.wrong > 0 ? 1 : 0;
}

function row(...figures: readonly (number | string)[]): string {
  return figures.map((figure) => String(figure).padStart(9)).join("");
}

function shown(value: string | undefined): string {
  return value === undefined ? "says nothing" : JSON.stringify(value.slice(0, 120));
}
