import type pc from "picocolors";
import type { EstateReview, RecommendationVerdict, VerdictName } from "../review/review.ts";
import { type Places, shortened } from "./places.ts";
import { printable } from "./printable.ts";

type Colours = ReturnType<typeof pc.createColors>;

/** The table of verdicts, for a terminal; nothing where no file was recognised that could show one. */
export function verdictLines(estate: EstateReview, places: Places, colours: Colours): string[] {
  const { verdicts, files, siteFile } = estate;
  if (files.every((file) => file.format === undefined)) return [];
  const whose = siteFile?.site.client?.value ?? siteFile?.path;
  const width = Math.max(...verdicts.map((each) => each.recommendation.length));
  const lines = [colours.bold(`Verdicts${whose === undefined ? "" : ` for ${printable(whose)}`}`)];
  for (const name of verdictOrder) {
    const ofThisKind = verdicts.filter((each) => each.verdict === name);
    if (ofThisKind.length === 0) continue;
    lines.push("", `${heading(name, colours)} ${colours.dim(`(${ofThisKind.length})`)}`);
    for (const verdict of ofThisKind) lines.push(verdictLine(verdict, width, places, colours));
  }
  return [...lines, ""];
}

const verdictOrder = ["broken", "kept", "not-assessed", "by-record"] as const;

function verdictLine(
  { recommendation, reason, evidence }: RecommendationVerdict,
  width: number,
  places: Places,
  { dim }: Colours,
): string {
  const [first] = evidence;
  const more = evidence.length > 1 ? ` +${evidence.length - 1}` : "";
  const where = first ? `  ${shortened(printable(places.name(first.file, first.span)))}${more}` : "";
  return `  ${recommendation.padEnd(width)}  ${printable(reason)}${dim(where)}`;
}

function heading(name: VerdictName, { bold, red, green, yellow, blue }: Colours): string {
  switch (name) {
    case "broken":
      return bold(red("broken"));
    case "kept":
      return bold(green("kept"));
    case "not-assessed":
      return bold(yellow("not assessed"));
    case "by-record":
      return bold(blue("by record"));
  }
}
