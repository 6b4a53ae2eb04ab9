import { UsageError, unknown } from "./arguments.ts";
import { commands } from "./commands.ts";
import type { Command, ExitCode, Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** Does what a command line asks for. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === "--version" || name === "-v") {
    terminal.print(`${version}\n`);
    return 0;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const asked = commands.find((each) => each.name === rest[0]);
    terminal.print(asked ? helpOf(asked) : overview());
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    const names = commands.map((each) => each.name);
    terminal.note(`${unknown(name.startsWith("-") ? "option" : "command", name, names)}; see palisade --help`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.print(helpOf(command));
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    terminal.note(`${thrown.message}; see palisade ${command.name} --help`);
    return 2;
  }
}

function overview(): string {
  const width = Math.max(...commands.map((each) => each.name.length));
  const lines = commands.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`);
  return `Palisade reviews firewall, VPN and Group Policy exports against US-CERT alert TA18-276B.

usage: palisade COMMAND [options]

${lines.join("\n")}

  palisade COMMAND --help   what a command takes
  palisade --version        which version this is

Exit code 0: nothing was found that fails the review; 1: something was; 2: it could not be done.
`;
}

function helpOf({ name, usage, summary, options }: Command): string {
  const list = options.length > 0 ? `\n${options.map((each) => `  ${each}`).join("\n")}\n` : "";
  return `usage: palisade ${name} ${usage}\n\n${summary}\n${list}`;
}
