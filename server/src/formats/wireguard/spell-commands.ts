import type { IniEntry } from "../../syntax/ini.ts";
import { type ShellCommand, shellCommands } from "../../syntax/shell.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { WireGuardSyntax } from "./read.ts";

/** A command in a line of the file, and all commands of that line. */
export interface CommandPlace {
  readonly line: IniEntry;
  readonly commands: readonly ShellCommand[];
  readonly command: ShellCommand;
}

/** Takes one command out of the line it stands in, and the one that undoes it when the tunnel goes down. */
export function spellWithoutCommand(
  text: string,
  syntax: WireGuardSyntax,
  span: Span,
): readonly TextEdit[] | undefined {
  const place = commandAt(text, syntax, span);
  const edit = place && withoutCommand(place);
  if (!edit) return undefined;
  const undoing = undoingOf(text, syntax, place.command);
  const undone = undoing && withoutCommand(undoing);
  return undone ? [edit, undone] : [edit];
}

/** The command of PreUp or PostUp that the span marks. */
export function commandAt(text: string, syntax: WireGuardSyntax, span: Span): CommandPlace | undefined {
  for (const line of hooksOf(syntax, /^(?:pre|post)up$/i)) {
    if (span.start < line.value.span.start || line.value.span.end < span.end) continue;
    const commands = shellCommands(text, line.value.span);
    const command = commands.find((each) => each.span.start === span.start && each.span.end === span.end);
    return command && { line, commands, command };
  }
  return undefined;
}

function withoutCommand({ line, commands, command }: CommandPlace): TextEdit | undefined {
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

/** `iptables -D FORWARD …` for `iptables -A FORWARD …`, in PreDown or PostDown. */
export function undoingOf(text: string, syntax: WireGuardSyntax, command: ShellCommand): CommandPlace | undefined {
  const wanted = undoneWords(command);
  for (const line of hooksOf(syntax, /^(?:pre|post)down$/i)) {
    const commands = shellCommands(text, line.value.span);
    const undoing = commands.find((each) => wordsOf(each) === wanted);
    if (undoing) return { line, commands, command: undoing };
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
