import type { Change, NewEntry } from "../../model/change.ts";
import type { Entry, Filter } from "../../model/filter.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { Reading } from "../format.ts";
import { indentOf, lineEndOf, placeOf, wholeLines } from "./spell-places.ts";
import { rulesFor } from "./spell-rules.ts";
import type { ChainSyntax, NftSyntax, RuleSyntax } from "./syntax.ts";

/** The edits that make a change in a rule set. */
export function spellChange(
  text: string,
  { syntax }: Reading<NftSyntax>,
  change: Change,
): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case "remove-entry": {
      const found = ruleOf(syntax, change.entry);
      return found?.sole ? [removal(text, found.rule.command ?? found.rule.span)] : undefined;
    }
    case "disable-entry":
      return spellDisabled(text, ruleOf(syntax, change.entry));
    case "log-entry":
      return spellLogged(text, ruleOf(syntax, change.entry), change.entry);
    case "insert-entries":
      return change.before
        ? spellBefore(text, ruleOf(syntax, change.before), change.entries)
        : spellAtEnd(text, syntax, change.filter, change.entries);
    case "replace-entry":
      return spellInstead(text, ruleOf(syntax, change.entry), change.entries);
    case "remove-statement": {
      const { span } = change;
      const rule = syntax.rules.get(span.start)?.rule;
      if (rule?.span.end === span.end) return [removal(text, rule.command ?? span)];
      const known = syntax.removable.some((each) => each.start === span.start && each.end === span.end);
      return known ? [removal(text, span)] : undefined;
    }
    case "set":
    case "set-value":
    case "remove-member":
    case "add-right-holders":
    case "modify-directory":
      return undefined;
  }
}

/** The rule an entry comes from; none for what the format implies. */
function ruleOf({ rules }: NftSyntax, entry: Entry): RuleSyntax | undefined {
  return entry.implied === undefined ? rules.get((entry.statement ?? entry.span).start) : undefined;
}

function removal(text: string, span: Span): TextEdit {
  return { span: wholeLines(text, span) ?? behindSemicolon(text, span), text: "" };
}

/** The statement, and the semicolon and blanks that follow it. */
function behindSemicolon(text: string, { start, end }: Span): Span {
  let to = end;
  while (/[ \t]/.test(text.charAt(to))) to++;
  if (text.charAt(to) !== ";") return { start, end };
  to++;
  while (/[ \t]/.test(text.charAt(to))) to++;
  return { start, end: to };
}

function spellDisabled(text: string, found: RuleSyntax | undefined): readonly TextEdit[] | undefined {
  if (!found?.sole) return undefined;
  const span = found.rule.command ?? found.rule.span;
  if (!wholeLines(text, span)) return undefined;
  const edits: TextEdit[] = [{ span: { start: span.start, end: span.start }, text: "# " }];
  for (let at = span.start; at < span.end; at++)
    if (text.charAt(at) === "\n") edits.push({ span: { start: at + 1, end: at + 1 }, text: "# " });
  return edits;
}

/** `log` directly before the verdict: what the rule matches is then what is logged. */
function spellLogged(text: string, found: RuleSyntax | undefined, entry: Entry): readonly TextEdit[] | undefined {
  const { action, log } = entry;
  if (!found?.sole || log?.on || (action.value.kind !== "permit" && action.value.kind !== "deny")) return undefined;
  const { start } = action.span;
  if (!/^(?:accept|drop|reject)\b/.test(text.slice(start, start + 7))) return undefined;
  return [{ span: { start, end: start }, text: "log " }];
}

/** The new rules as they would stand in a chain: behind the command that adds to it, or alone. */
function spelledFor(text: string, { rule, chain }: RuleSyntax, entries: readonly NewEntry[]): Written[] | undefined {
  const prefix = rule.command ? text.slice(rule.command.start, rule.span.start) : "";
  if (rule.inserted || (prefix !== "" && !/^add\s/.test(prefix)) || /\b(?:index|position|handle)\b/.test(prefix))
    return undefined;
  return written(entries, chain, prefix);
}

interface Written {
  readonly rule: string;
  readonly remark: string | undefined;
}

function written(entries: readonly NewEntry[], { table }: ChainSyntax, prefix: string): Written[] | undefined {
  const result: Written[] = [];
  for (const entry of entries) {
    const rules = rulesFor(entry, table.family);
    if (!rules) return undefined;
    const remark = entry.remark?.replaceAll(/[\r\n]+/g, " ");
    result.push(...rules.map((rule, at) => ({ rule: prefix + rule, remark: at === 0 ? remark : undefined })));
  }
  return result;
}

function asLines(rules: readonly Written[], indent: string, lineEnd: string): string {
  return rules
    .flatMap(({ rule, remark }) => (remark ? [`${indent}# ${remark}`, indent + rule] : [indent + rule]))
    .join(lineEnd);
}

function asOneLine(rules: readonly Written[]): string {
  return rules.map(({ rule }) => rule).join("; ");
}

function spellBefore(text: string, found: RuleSyntax | undefined, entries: readonly NewEntry[]) {
  const rules = found && spelledFor(text, found, entries);
  if (!found || !rules) return undefined;
  if (rules.length === 0) return [];
  const { start } = found.rule.command ?? found.rule.span;
  const indent = indentOf(text, start);
  if (indent === undefined) return [{ span: { start, end: start }, text: `${asOneLine(rules)}; ` }];
  const lineStart = start - indent.length;
  const lineEnd = lineEndOf(text);
  return [{ span: { start: lineStart, end: lineStart }, text: asLines(rules, indent, lineEnd) + lineEnd }];
}

function spellInstead(text: string, found: RuleSyntax | undefined, entries: readonly NewEntry[]) {
  const rules = found?.sole ? spelledFor(text, found, entries) : undefined;
  if (!found || !rules) return undefined;
  const span = found.rule.command ?? found.rule.span;
  if (rules.length === 0) return [removal(text, span)];
  const indent = indentOf(text, span.start);
  const isAlone = indent !== undefined && wholeLines(text, span) !== undefined;
  const spelled = isAlone ? asLines(rules, indent, lineEndOf(text)).slice(indent.length) : asOneLine(rules);
  return [{ span, text: spelled }];
}

/** Behind the last rule of a chain, or behind what says where it is hooked. */
function spellAtEnd(text: string, syntax: NftSyntax, filter: Filter, entries: readonly NewEntry[]) {
  const chain = syntax.chains.get(filter.name.value);
  if (!chain || chain.rules.some((rule) => rule.inserted)) return undefined;
  const last = chain.rules.at(-1);
  const rules = last ? spelledFor(text, { rule: last, chain, sole: true }, entries) : written(entries, chain, "");
  const behind = last ? (last.command ?? last.span) : chain.head;
  if (!rules || !behind) return undefined;
  if (rules.length === 0) return [];
  const start = last ? behind.start : placeOf(text, behind.start);
  const indent = indentOf(text, start);
  const lines = wholeLines(text, { start, end: behind.end });
  const lineEnd = lineEndOf(text);
  if (indent !== undefined && lines) {
    const isEnded = text.charAt(lines.end - 1) === "\n" || text.charAt(lines.end - 1) === "\r";
    const spelled = asLines(rules, indent, lineEnd);
    return [{ span: { start: lines.end, end: lines.end }, text: isEnded ? spelled + lineEnd : lineEnd + spelled }];
  }
  const end = behind.end;
  return [{ span: { start: end, end }, text: `; ${asOneLine(rules)}` }];
}
