import { type Blocks, readBlocks } from "../../syntax/config-blocks.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Reading, ReadTools } from "../format.ts";
import { configurationsOf } from "./configuration.ts";
import { Ledger } from "./ledger.ts";
import { scopesOf } from "./scope.ts";

/** The file's blocks, for spelling changes. */
export interface FortiSyntax {
  readonly blocks: Blocks;
}

/** Reads a configuration, whole or in part. */
export function read(text: string, tools: ReadTools): Reading<FortiSyntax> {
  const blocks = readBlocks(text);
  const ledger = new Ledger(blocks);
  const scopes = scopesOf(blocks, ledger, tools);
  const configurations = configurationsOf(scopes, { head: headOf(blocks), version: versionOf(blocks) });
  ledger.sweep(blocks.items);
  return {
    configurations,
    unread: ledger.unread,
    lines: ledger.counts,
    problems: blocks.problems,
    syntax: { blocks },
  };
}

/** `#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=0:user=admin` */
function versionOf({ comments }: Blocks): Located<string> | undefined {
  for (const comment of comments.slice(0, 20)) {
    const found = /^#config-version=[^:]*?-([0-9]+\.[0-9]+\.[0-9]+)-/.exec(comment.value);
    const version = found?.[1];
    if (!version) continue;
    const start = comment.span.start + comment.value.indexOf(`-${version}-`) + 1;
    return { value: version, span: { start, end: start + version.length } };
  }
  return undefined;
}

function headOf({ items, comments }: Blocks): Span {
  const [first] = items;
  if (!first) return comments[0]?.span ?? { start: 0, end: 0 };
  return first.kind === "statement" ? first.span : first.head;
}
