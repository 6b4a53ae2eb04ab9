import type { TextEdit } from "../../../text/edit.ts";
import { removeLines } from "../../../text/line-edits.ts";
import type { Span } from "../../../text/span.ts";
import type { IptablesSyntax } from "../read.ts";
import { chainAt } from "./places.ts";

/** Takes a chain away with its rules, or a set with its members. */
export function removeStatement(text: string, syntax: IptablesSyntax, span: Span): TextEdit[] | undefined {
  const isMeant = (each: Span | undefined) => each?.start === span.start && each.end === span.end;
  for (const { lines } of syntax.sets.values())
    if (isMeant(lines[0])) return lines.map((line) => removeLines(text, line));
  for (const { chains } of syntax.hosts) {
    const chain = chains.find(({ definition, builtIn }) => !builtIn && isMeant(definition.span));
    if (!chain || !chainAt(syntax, chain.filter, text)) continue;
    const rules = chain.rules.map(({ draft }) => draft.span);
    const all = chain.draft.declared ? [chain.draft.declared, ...rules] : rules;
    return all.map((line) => removeLines(text, line));
  }
  return undefined;
}
