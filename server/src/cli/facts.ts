import { nodeTools } from "../host/certificates.ts";
import { readTextFile } from "../host/text-file.ts";
import { formatFor } from "../review/file.ts";
import { readArguments, UsageError } from "./arguments.ts";
import { absolutePath, pathBelow, shownPath } from "./paths.ts";
import { Sites } from "./sites.ts";
import type { Command } from "./terminal.ts";

export const facts: Command = {
  name: "facts",
  usage: "FILE",
  summary: "print what a file means, as JSON: interfaces, filters, tunnels, policies; never a secret",
  options: [],
  run(words, terminal) {
    const [name, ...more] = readArguments(words, {}).positionals;
    if (name === undefined || more.length > 0) throw new UsageError("facts takes one file");
    const path = absolutePath(terminal.cwd, name);
    const shown = shownPath(terminal.cwd, path);
    const content = readTextFile(path);
    if (content.kind !== "text") {
      terminal.note(`${shown}: ${content.kind === "binary" ? "it is not text" : content.reason}`);
      return 2;
    }
    const site = new Sites(terminal.cwd).governing(path);
    const setup = { tools: nodeTools, today: terminal.today, ...(site && { siteFile: site.file }) };
    const placed = (site && pathBelow(site.folder, path)) ?? shown;
    const format = formatFor({ path: shown, text: content.text }, placed, setup);
    if (!format) {
      terminal.note(`${shown}: not a format Palisade knows`);
      return 2;
    }
    const { configurations, lines } = format.read(content.text, nodeTools);
    terminal.print(`${asJson({ path: shown, format: format.id, lines, configurations })}\n`);
    return 0;
  },
};

/** IPv6 addresses are numbers that JSON does not have; they are written as text. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each), 2);
}
