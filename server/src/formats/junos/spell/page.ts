import type { PathStatement } from "../../../syntax/path-statement.ts";
import { isWithin, type PathNode } from "../../../syntax/path-tree.ts";
import type { TextEdit } from "../../../text/edit.ts";
import { breakOf, indentOf, insertAfter, lineEnd, lineStart, removeLines } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";
import type { JunosSyntax } from "../read.ts";
import { addElements, removeStating, replaceWord } from "./elements.ts";

/** A file's text with its tree. */
export interface Page {
  readonly text: string;
  readonly syntax: JunosSyntax;
}

/** A piece of configuration to be written: words, and what stands below them. */
export interface Piece {
  readonly words: string;
  readonly below?: readonly Piece[];
  readonly comment?: string;
}

const step = "    ";

/** What a span of the model stands for, where it is stated in this place and not inherited. */
export function ownerOf({ syntax }: Page, span: Span): PathNode | undefined {
  const node = syntax.owned.findLast(({ extent }) => extent.start === span.start && extent.end === span.end);
  return node && !isShared(node) ? node : undefined;
}

/** Others inherit it, or it is inherited: a change here would change more. */
function isShared(node: PathNode): boolean {
  for (let each: PathNode | undefined = node; each?.parent; each = each.parent) {
    if (each.origin) return true;
    if (each.word === "groups" && each.parent.parent === undefined) return true;
  }
  return false;
}

/** Statements that state the node or what is below it. */
export function statementsOf({ syntax }: Page, node: PathNode): PathStatement[] {
  return syntax.tree.statements.filter((statement) => statement.leaves.some((leaf) => isWithin(leaf, node)));
}

/** Whether the node stands in commands, in braces, or in both; in a file in XML, all do. */
export function formOf(page: Page, node: PathNode): "commands" | "braces" | "both" | "xml" {
  if (page.syntax.isXml) return "xml";
  const statements = statementsOf(page, node);
  if (statements.every((each) => each.isCommand)) return "commands";
  return statements.some((each) => each.isCommand) ? "both" : "braces";
}

/** Takes away what states the node. */
export function removeNode(page: Page, node: PathNode): TextEdit[] | undefined {
  const { text } = page;
  const statements = statementsOf(page, node);
  const [first] = statements;
  if (!first || statements.some((each) => each.strange)) return undefined;
  const listed = statements.filter((each) => each.leaves.length > 1);
  if (listed.length > 0) {
    // One word of a list goes; the rest of the list stays.
    if (statements.length > 1 || !first.leaves.includes(node)) return undefined;
    return [
      {
        span: { start: blanksBefore(text, outerOf(text, node.span).start), end: outerOf(text, node.span).end },
        text: "",
      },
    ];
  }
  switch (formOf(page, node)) {
    case "both":
      return undefined;
    case "commands": {
      const lines = statements.map((each) => removeLines(text, each.span));
      const off =
        node.inactive && text.startsWith("deactivate", node.inactive.start) ? [removeLines(text, node.inactive)] : [];
      return joined([...lines, ...off]);
    }
    case "xml":
      return removeStating(page, node);
    case "braces":
      return [ownsLines(text, node.extent) ? removeLines(text, node.extent) : { span: node.extent, text: "" }];
  }
}

/** Lines that follow each other go together. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const last = result.at(-1);
    if (last && last.span.end >= edit.span.start)
      result[result.length - 1] = {
        span: { start: last.span.start, end: Math.max(last.span.end, edit.span.end) },
        text: "",
      };
    else result.push(edit);
  }
  return result;
}

/** Nothing else stands in its lines but a comment. */
function ownsLines(text: string, { start, end }: Span): boolean {
  const before = text.slice(lineStart(text, start), start).trim();
  const after = text.slice(end, lineEnd(text, end)).trim();
  return before === "" && (after === "" || after.startsWith("#"));
}

function blanksBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  return at;
}

/** A word with its quotes. */
function outerOf(text: string, { start, end }: Span): Span {
  const quoted = text.charAt(start - 1) === '"' && text.charAt(end) === '"';
  return quoted ? { start: start - 1, end: end + 1 } : { start, end };
}

/** The words of the command that states the node first, up to the node itself: `set a b NODE`. */
export function commandTo({ text, syntax }: Page, node: PathNode): string | undefined {
  const outer = outerOf(text, node.span);
  const statement = syntax.tree.statements.find(
    (each) => each.isCommand && each.span.start <= outer.start && outer.end <= each.span.end,
  );
  return statement && text.slice(statement.span.start, outer.end);
}

/** Writes pieces as the last ones of a block in braces, or as commands behind the last that states it. */
export function addTo(page: Page, node: PathNode, pieces: readonly Piece[]): TextEdit[] | undefined {
  const { text } = page;
  if (isShared(node) || node.inactive) return undefined;
  switch (formOf(page, node)) {
    case "both":
      return undefined;
    case "commands": {
      const prefix = commandTo(page, node);
      const last = statementsOf(page, node).at(-1);
      if (!prefix || !last) return undefined;
      return [insertAfter(text, Math.max(last.span.start, last.span.end - 1), commandsOf(prefix, pieces))];
    }
    case "xml":
      return addElements(page, node, pieces);
    case "braces":
      return addToBlock(text, node, pieces);
  }
}

function addToBlock(text: string, node: PathNode, pieces: readonly Piece[]): TextEdit[] | undefined {
  const closing = node.extent.end - 1;
  if (text.charAt(closing) === "}") {
    const start = lineStart(text, closing);
    if (text.slice(start, closing).trim() !== "")
      return [{ span: { start: closing, end: closing }, text: `${pieces.map(inOneLine).join(" ")} ` }];
    const indent = indentOf(text, closing) + step;
    const lines = linesOf(pieces, indent);
    return [{ span: { start, end: start }, text: lines.map((line) => line + breakOf(text)).join("") }];
  }
  // `then accept;` becomes a block that says it first.
  const rest = text.slice(outerOf(text, node.span).end, node.extent.end).trim();
  if (!rest.endsWith(";")) return undefined;
  const indent = indentOf(text, node.extent.start);
  const own: readonly Piece[] = rest === ";" ? [] : [{ words: rest.slice(0, -1).trim() }];
  const lines = ["{", ...linesOf([...own, ...pieces], indent + step), `${indent}}`];
  const from = outerOf(text, node.span).end;
  return [{ span: { start: from, end: node.extent.end }, text: ` ${lines.join(breakOf(text))}` }];
}

/** Another word in place of one. */
export function wordInPlaceOf(page: Page, node: PathNode, value: string): TextEdit[] | undefined {
  return formOf(page, node) === "xml"
    ? replaceWord(page, node, value)
    : [{ span: outerOf(page.text, node.span), text: value }];
}

export function linesOf(pieces: readonly Piece[], indent: string): string[] {
  return pieces.flatMap(({ words, below, comment }) => [
    ...(comment ? [`${indent}/* ${comment.replaceAll("*/", "")} */`] : []),
    ...(below ? [`${indent}${words} {`, ...linesOf(below, indent + step), `${indent}}`] : [`${indent}${words};`]),
  ]);
}

function inOneLine({ words, below }: Piece): string {
  return below ? `${words} { ${below.map(inOneLine).join(" ")} }` : `${words};`;
}

export function commandsOf(prefix: string, pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ words, below }) =>
    below ? commandsOf(`${prefix} ${words}`, below) : [`${prefix} ${words}`],
  );
}
