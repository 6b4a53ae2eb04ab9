import type { PathNode } from "../../../syntax/path-tree.ts";
import type { TextEdit } from "../../../text/edit.ts";
import type { Span } from "../../../text/span.ts";
import { type ConfigTree, nodeAt } from "../syntax/tree.ts";
import type { Page } from "./page.ts";
import { type NewThing, wordOf } from "./statements.ts";

/** Changes as commands for the device that the text was printed by; they stand in a text of their own. */
export function commandPage({ root }: ConfigTree): Page {
  const named = ({ span }: { readonly span: Span }) => pathOf(nodeAt(root, span.start));
  return {
    removeEntry: (name) => typed(named(name), (path) => [`delete ${path}`]),
    removeStatement: (span) => typed(pathOf(stating(root, span)), (path) => [`delete ${path}`]),
    setValue: (name, path, value) => typed(named(name), (entry) => [`set ${entry} ${said([...path, value])}`]),
    setDevice: (values) =>
      typed("set", (verb) => values.map(({ path, value }) => `${verb} ${said([...path.map(wordOf), value])}`)),
    insertEntries: (beside, where, things) => {
      const entry = nodeAt(root, beside.span.start);
      return typed(pathOf(entry?.parent), (table) => [
        ...things.flatMap((thing) => linesOf(table, thing)),
        ...moves(table, things, where, beside.value),
      ]);
    },
    addToTable(rule, table, things) {
      let place = nodeAt(root, rule.span.start);
      while (place && !/^(?:pre-|post-)?rulebase$/.test(place.word)) place = place.parent;
      const holder = place?.parent;
      const prefix = holder === root ? "" : pathOf(holder);
      return typed(prefix, (path) => things.flatMap((thing) => linesOf(`${path} ${table}`.trim(), thing)));
    },
  };
}

function typed(path: string | undefined, linesFor: (path: string) => readonly string[]): TextEdit[] | undefined {
  if (path === undefined) return undefined;
  const lines = linesFor(path);
  // No word with a quote in it can be typed.
  if (lines.some((line) => line.replace(/"[^"]*"(?= |$)/g, "").includes('"'))) return undefined;
  return lines.map((text) => ({ span: { start: 0, end: 0 }, text }));
}

/** The words that lead to a node from where commands begin. */
function pathOf(node: PathNode | undefined): string | undefined {
  const words: string[] = [];
  let around = node;
  for (; around?.parent; around = around.parent) words.unshift(around.word);
  if (words[0] === "config") words.shift();
  if (words[0] === "devices") words.splice(0, 2);
  // With one virtual system, commands do not name it.
  if (words[0] === "vsys" && isOnly(node, words[1])) words.splice(0, 2);
  return words.length > 0 ? said(words) : undefined;
}

function isOnly(node: PathNode | undefined, name: string | undefined): boolean {
  for (let each = node; each?.parent; each = each.parent)
    if (each.word === name && each.parent.word === "vsys") return each.parent.all.length === 1;
  return false;
}

/** The word whose text, or whose own letters, have exactly that span. */
function stating(root: PathNode, { start, end }: Span): PathNode | undefined {
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    const { extent, span } = node;
    if (node !== root && extent.start === start && extent.end === end) return node;
    if (node !== root && span.start === start && span.end === end) return node;
    for (const child of node.all) rest.push(child);
  }
  return undefined;
}

function linesOf(table: string, { name, statements }: NewThing): string[] {
  return statements.map(({ path, values, isList }) => {
    const end = isList && values.length > 1 ? `[ ${said(values)} ]` : said(values.slice(0, 1));
    return `set ${table} ${said([name, ...path])} ${end}`;
  });
}

/** New rules are made last, and then go where they belong. */
function moves(table: string, things: readonly NewThing[], where: "before" | "after", beside: string): string[] {
  let last = beside;
  return things.map(({ name }) => {
    const line = `move ${table} ${said([name])} ${where} ${said([last])}`;
    if (where === "after") last = name;
    return line;
  });
}

function said(words: readonly string[]): string {
  return words.map((word) => (/[\s[\]();]/.test(word) || word === "" ? `"${word}"` : word)).join(" ");
}
