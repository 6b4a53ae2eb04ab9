import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import { LineIndex } from "../../text/lines.ts";
import type { Span } from "../../text/span.ts";
import type { LineCounts, Reading } from "../format.ts";
import type { Draft } from "./command-words.ts";
import { closeBlock, type OpenBlock, opensBlock, readCommand, readInside, readTableStatement } from "./commands.ts";
import { configurationOf } from "./configuration.ts";
import { type Statement, Statements } from "./statements.ts";
import type { NftSyntax } from "./syntax.ts";

/** Reads a rule set, as `nft list ruleset` prints it or people write it. */
export function readNftables(text: string): Reading<NftSyntax> {
  const statements = new Statements(text);
  const draft: Draft = { tables: new Map(), unread: [], ignored: [], flushed: false, includes: false };
  const blocks: OpenBlock[] = [{ kind: "file" }];
  for (;;) {
    const block = blocks.at(-1) ?? { kind: "file" };
    const statement = statements.next((tokens) => opensBlock(block, tokens));
    if (!statement) break;
    if (statement.closes) {
      if (blocks.length > 1) {
        closeBlock(block, statement.span);
        blocks.pop();
        statements.defines.closeScope();
      } else draft.unread.push({ span: statement.span, about: "filters" });
      continue;
    }
    const opened = readStatement(statement, block, draft, statements);
    if (!statement.opens) continue;
    blocks.push(opened ?? { kind: "object" });
    statements.defines.openScope();
  }
  const { configuration, syntax, unread } = configurationOf(text, draft, statements.defines);
  for (const span of unread) draft.unread.push({ span, about: "filters" });
  return {
    configurations: [isSilent(configuration) ? { ...emptyOf(configuration), fragment: true } : configuration],
    unread: draft.unread,
    lines: countLines(text, statements.said, draft),
    problems: [],
    syntax,
  };
}

function readStatement(
  statement: Statement,
  block: OpenBlock,
  draft: Draft,
  { defines }: Statements,
): OpenBlock | undefined {
  const word = statement.tokens[0]?.text ?? "";
  if (word === "define" || word === "redefine") {
    if (!defines.define(statement.tokens)) draft.unread.push({ span: statement.span, about: "filters" });
    return undefined;
  }
  if (word === "undefine") {
    defines.undefine(statement.tokens[1]?.text ?? "");
    return undefined;
  }
  if (word === "include") {
    draft.includes = true;
    const why =
      "what is included here is not read with this file; review what nft list ruleset prints to have it whole";
    draft.unread.push({ span: statement.span, about: "filters", why });
    return undefined;
  }
  if (block.kind === "file") return readCommand(statement, draft);
  if (block.kind === "table") return readTableStatement(statement, block, draft);
  readInside(statement, block, draft);
  return undefined;
}

function isSilent({ definitions, filters }: Configuration): boolean {
  return definitions.length === 0 && filters.length === 0;
}

function emptyOf({ format, vendor, span }: Configuration): Configuration {
  return emptyConfiguration(format, vendor, span);
}

function countLines(text: string, said: readonly number[], draft: Draft): LineCounts {
  const lines = new LineIndex(text);
  const taken = new Uint8Array(lines.count);
  let line = 0;
  for (const offset of said) {
    while (line + 1 < lines.count && lines.lineStart(line + 1) <= offset) line++;
    taken[line] = 1;
  }
  const mark = (span: Span, as: number) => {
    for (let at = lines.lineAt(span.start); at <= lines.lineAt(Math.max(span.start, span.end - 1)); at++)
      if (taken[at] !== 0 && taken[at] !== 3) taken[at] = as;
  };
  for (const span of draft.ignored) mark(span, 2);
  for (const { span } of draft.unread) mark(span, 3);
  const counts = { total: lines.count, read: 0, ignored: 0, unread: 0 };
  for (const each of taken)
    if (each === 1) counts.read++;
    else if (each === 3) counts.unread++;
    else counts.ignored++;
  return counts;
}
