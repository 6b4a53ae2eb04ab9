import { isWithin, type PathNode } from "../../../syntax/path-tree.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { insertAfter, insertBefore, removeLines } from "../../../text/line-edits.ts";
import { cover, type Located, type Span } from "../../../text/span.ts";
import type { Command, ConfigTree } from "../syntax/tree.ts";
import type { Page } from "./page.ts";
import { type NewThing, wordOf } from "./statements.ts";

/** Changes to a list of commands: the order of new entries is the order in which commands first name them. */
export function setPage(text: string, { commands }: ConfigTree): Page {
  const naming = (name: Located<string>) => namedBy(commands, name);
  return {
    removeEntry(name) {
      const entry = naming(name);
      return entry && removeCommands(text, entry.commands);
    },
    removeStatement(span) {
      const inside = commands.filter((each) => span.start <= each.span.start && each.span.end <= span.end);
      if (inside.length > 0) return removeCommands(text, inside);
      const command = commands.find((each) => each.span.start <= span.start && span.end <= each.span.end);
      const at = command?.words.findIndex((word) => word.span.start === span.start && word.span.end === span.end) ?? -1;
      if (!command || at < 0) return undefined;
      if (command.leaves.length === 1) return removeCommands(text, [command]);
      const word = command.words[at];
      return word && [{ span: withBlanksBehind(text, word), text: "" }];
    },
    setValue(name, path, value) {
      const entry = naming(name);
      return entry && stateBelow(text, entry, path, value);
    },
    setDevice(values) {
      const hostname = commands.find((each) => each.words.at(-2)?.value === "hostname" && each.verb === "set");
      const system = hostname?.words.at(-4);
      if (!hostname || system?.value !== "deviceconfig") return undefined;
      const prefix = text.slice(hostname.span.start, system.span.start);
      const depth = hostname.words.indexOf(system);
      const edits: TextEdit[] = [];
      const lines = new Map<Command, string[]>();
      for (const { path, value, isMember } of values) {
        const words = path.map(wordOf);
        if (commands.some((each) => says(each, depth, [...words, value]))) continue;
        const stated = isMember ? undefined : commands.findLast((each) => says(each, depth, words));
        const last = stated?.words.at(-1);
        if (stated && last && stated.words.length === depth + words.length + 1)
          edits.push({ span: last.span, text: quoted(value) });
        else {
          const beside = commands.findLast((each) => says(each, depth, words.slice(0, 1))) ?? hostname;
          const line = `${prefix}${words.map(quoted).join(" ")} ${quoted(value)}`;
          lines.set(beside, [...(lines.get(beside) ?? []), line]);
        }
      }
      for (const [beside, added] of lines) edits.push(insertAfter(text, beside.span.end - 1, added));
      return edits.length > 0 ? edits : undefined;
    },
    insertEntries(beside, where, things) {
      const entry = naming(beside);
      // Where commands move rules about, lines do not stand in the order that counts.
      if (!entry || commands.some((each) => each.verb === "move" || each.verb === "rename")) return undefined;
      const lines = things.flatMap((thing) => linesOf(entry.prefix, thing));
      const [first] = entry.commands;
      const last = entry.commands.at(-1);
      if (!first || !last) return undefined;
      return [
        where === "before" ? insertBefore(text, first.span.start, lines) : insertAfter(text, last.span.end - 1, lines),
      ];
    },
    addToTable(rule, table, things) {
      const entry = naming(rule);
      const at = entry?.commands[0]?.words.findIndex((word) => /^(?:pre-|post-)?rulebase$/.test(word.value)) ?? -1;
      const [first] = entry?.commands ?? [];
      const base = first?.words[at];
      if (!first || !base) return undefined;
      const prefix = `${text.slice(first.span.start, base.span.start)}${table} `;
      const isThere = ({ name }: NewThing) => commands.some((each) => says(each, at, [table, name]));
      const lines = things.filter((thing) => !isThere(thing)).flatMap((thing) => linesOf(prefix, thing));
      return lines.length === 0 ? [] : [insertBefore(text, first.span.start, lines)];
    },
  };
}

interface NamedEntry {
  readonly node: PathNode;
  /** The commands that say something of it. */
  readonly commands: readonly Command[];
  /** What they begin with, up to the name. */
  readonly prefix: string;
}

function namedBy(commands: readonly Command[], { span }: Located<string>): NamedEntry | undefined {
  for (const command of commands)
    for (const leaf of command.leaves)
      for (let node: PathNode | undefined = leaf; node; node = node.parent)
        if (node.span.start === span.start && node.span.end === span.end) {
          const own = node;
          const through = commands.filter((each) => each.leaves.some((other) => isWithin(other, own)));
          const [first] = through;
          const word = first?.words.find((each) => each.span.start === span.start);
          if (!first || !word) return undefined;
          return { node: own, commands: through, prefix: prefixOf(first, word) };
        }
  return undefined;
}

function prefixOf(command: Command, name: Located<string>): string {
  const words = command.words.slice(0, command.words.indexOf(name)).map((word) => quoted(word.value));
  return `set ${words.join(" ")} `;
}

/** A line for each command; one that says more than is to go stays. */
function removeCommands(text: string, commands: readonly Command[]): TextEdit[] | undefined {
  const blocks: Span[] = [];
  for (const { span } of commands) {
    const last = blocks.at(-1);
    if (last && /^[\s]*$/.test(text.slice(last.end, span.start))) blocks[blocks.length - 1] = cover(last, span);
    else blocks.push(span);
  }
  const edits = blocks.map((span) => removeLines(text, span));
  return edits.length > 0 ? edits : undefined;
}

function stateBelow(text: string, entry: NamedEntry, path: readonly string[], value: string): TextEdit[] | undefined {
  let node: PathNode | undefined = entry.node;
  for (const step of path) node = node?.find(step);
  const now = node?.all.at(-1);
  const said =
    now &&
    entry.commands.findLast((each) => each.leaves.includes(now))?.words.findLast((word) => word.value === now.word);
  if (now?.word === value) return undefined;
  if (said) return [{ span: said.span, text: value }];
  const last = entry.commands.at(-1);
  const line = [`${entry.prefix}${quoted(entry.node.word)}`, ...path, quoted(value)].join(" ");
  return last && [insertAfter(text, last.span.end - 1, [line])];
}

/** Whether a command says these words from one on. */
function says({ verb, words }: Command, from: number, wanted: readonly string[]): boolean {
  return verb === "set" && wanted.every((word, at) => words[from + at]?.value === word);
}

function linesOf(prefix: string, { name, statements }: NewThing): string[] {
  return statements.map(({ path, values, isList }) => {
    const said = values.map(quoted);
    const end = isList && said.length > 1 ? `[ ${said.join(" ")} ]` : (said[0] ?? "");
    return `${prefix}${quoted(name)} ${path.join(" ")} ${end}`;
  });
}

/** In quotes where a word has blanks. */
function quoted(word: string): string {
  return /[\s[\]]/.test(word) || word === "" ? `"${word}"` : word;
}

/** A word in its quotes, and the blanks before the next. */
function withBlanksBehind(text: string, { span }: Located<string>): Span {
  const before = text.charAt(span.start - 1);
  const isQuoted = (before === '"' || before === "'") && text.charAt(span.end) === before;
  let end = isQuoted ? span.end + 1 : span.end;
  while (text.charAt(end) === " ") end++;
  return { start: isQuoted ? span.start - 1 : span.start, end };
}
