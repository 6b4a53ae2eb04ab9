import { readArguments, UsageError } from "./arguments.ts";
import { readKnownFile } from "./known-file.ts";
import type { Command } from "./terminal.ts";

export const facts: Command = {
  name: "facts",
  usage: "FILE",
  summary: "print what a file means, as JSON: interfaces, filters, tunnels, policies; never a secret",
  options: [],
  run(words, terminal) {
    const [name, ...more] = readArguments(words, {}).positionals;
    if (name === undefined || more.length > 0) throw new UsageError("facts takes one file");
    const file = readKnownFile(name, terminal);
    if (!file) return 2;
    const { configurations, lines } = file.reading;
    terminal.print(`${asJson({ path: file.path, format: file.format.id, lines, configurations })}\n`);
    return 0;
  },
};

/** IPv6 addresses are numbers that JSON does not have; they are written as text. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each), 2);
}
