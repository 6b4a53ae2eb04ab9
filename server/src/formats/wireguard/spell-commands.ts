import type { IniEntry } from "../../syntax/ini.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { WireGuardSyntax } from "./read.ts";
import { type ShellCommand, shellCommands } from "./shell.ts";

/** Takes one command out of the line it stands in, and the one that undoes it when the tunnel goes down. */
export function spellWithoutCommand(
  text: string,
  syntax: WireGuardSyntax,
  span: Span,
): readonly TextEdit[] | undefined {
  const found = hooksOf(syntax, /^(?:pre|post)up$/i).find(
    (line) => line.value.span.start <= span.start && span.end <= line.value.span.end,
  );
  if (!found) return undefined;
  const commands = shellCommands(text, found.value.span);
  const command = commands.find((each) => each.span.start === span.start && each.span.end === span.end);
  const edit = command && withoutCommand(found, commands, command);
  if (!edit) return undefined;
  const undoing = undoingOf(text, syntax, command);
  return undoing ? [edit, undoing] : [edit];
}

function withoutCommand(
  line: IniEntry,
  commands: readonly ShellCommand[],
  command: ShellCommand,
): TextEdit | undefined {
  if (commands.length === 1) return { span: line.line, text: "" };
  const index = commands.indexOf(command);
  const previous = commands[index - 1];
  const next = commands[index + 1];
  if (isConditional(command) || (next && isConditional(next))) return undefined;
  if (previous) return { span: { start: previous.span.end, end: command.span.end }, text: "" };
  return next && { span: { start: command.span.start, end: next.span.start }, text: "" };
}

function isConditional({ after }: ShellCommand): boolean {
  return after === "||" || after === "|" || after === "&";
}

/** `iptables -D FORWARD …` for `iptables -A FORWARD …` */
function undoingOf(text: string, syntax: WireGuardSyntax, command: ShellCommand): TextEdit | undefined {
  const wanted = undoneWords(command);
  for (const line of hooksOf(syntax, /^(?:pre|post)down$/i)) {
    const commands = shellCommands(text, line.value.span);
    const undoing = commands.find((each) => wordsOf(each) === wanted);
    if (undoing) return withoutCommand(line, commands, undoing);
  }
  return undefined;
}

function undoneWords(command: ShellCommand): string {
  return wordsOf(command)
    .replace(/ -I ([^ ]+)(?: [0-9]+)?(?= |$)/, " -D $1")
    .replace(/ (?:-A|--append|--insert) /, " -D ");
}

function wordsOf({ words }: ShellCommand): string {
  return words.map((word) => word.value).join(" ");
}

function hooksOf(syntax: WireGuardSyntax, key: RegExp): IniEntry[] {
  return syntax.flatMap((section) =>
    section.lines.filter((line): line is IniEntry => line.kind === "entry" && key.test(line.key.value)),
  );
}
