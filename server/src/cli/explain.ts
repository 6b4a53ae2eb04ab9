import { pageOf } from "../report/rule-page.ts";
import { checksOf, everything } from "../review/catalogue.ts";
import { readArguments, UsageError, unknown } from "./arguments.ts";
import { forTerminal } from "./markdown.ts";
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
    const page = pageOf(id, everything, checksOf());
    const ids = [...checksOf(), ...everything.recommendations].map((each) => each.id);
    if (!page) throw new UsageError(unknown("rule or recommendation", id, ids));
    terminal.print(forTerminal(page.markdown, terminal.colours));
    return 0;
  },
};

function listing(): string {
  const rows = (all: readonly { readonly id: string; readonly title: string }[]) => {
    const width = Math.max(...all.map(({ id }) => id.length));
    return all.map(({ id, title }) => `  ${id.padEnd(width)}  ${title}`);
  };
  return `${["Rules", ...rows(checksOf()), "", "Recommendations", ...rows(everything.recommendations)].join("\n")}\n`;
}
