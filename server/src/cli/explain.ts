import { explainCheck, explainRecommendation } from "../report/explain.ts";
import { checkOf, checksOf, everything } from "../review/catalogue.ts";
import { readArguments, UsageError, unknown } from "./arguments.ts";
import type { Command } from "./terminal.ts";

export const explain: Command = {
  name: "explain",
  usage: "[ID]",
  summary: "explain a rule or a recommendation; without an id, list them all",
  options: [],
  run(words, terminal) {
    const [id, ...more] = readArguments(words, {}).positionals;
    if (more.length > 0) throw new UsageError("explain takes one id");
    if (id === undefined) {
      terminal.print(listing());
      return 0;
    }
    const check = checkOf(id);
    const recommendation = everything.recommendations.find((each) => each.id === id);
    if (!check && !recommendation)
      throw new UsageError(
        unknown(
          "rule or recommendation",
          id,
          [...checksOf(), ...everything.recommendations].map((each) => each.id),
        ),
      );
    if (check) terminal.print(explainCheck(check, everything, terminal.colours));
    if (recommendation) terminal.print(explainRecommendation(recommendation, everything, terminal.colours));
    return 0;
  },
};

function listing(): string {
  const rows = (each: readonly { readonly id: string; readonly title: string }[]) => {
    const width = Math.max(...each.map(({ id }) => id.length));
    return each.map(({ id, title }) => `  ${id.padEnd(width)}  ${title}`);
  };
  return `${["Rules", ...rows(checksOf()), "", "Recommendations", ...rows(everything.recommendations)].join("\n")}\n`;
}
