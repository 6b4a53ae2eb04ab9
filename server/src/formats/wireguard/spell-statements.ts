import type { IniSection } from "../../syntax/ini.ts";
import type { TextEdit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { WireGuardSyntax } from "./read.ts";
import { spellWithoutCommand } from "./spell-commands.ts";
import { sectionSpan } from "./tunnel.ts";
import { isPeer } from "./tunnel-name.ts";

/** Takes away a peer, a command or a line; never the keys without which a section means nothing. */
export function spellWithoutStatement(
  text: string,
  syntax: WireGuardSyntax,
  span: Span,
): readonly TextEdit[] | undefined {
  const peer = syntax.find((section) => isPeer(section) && sameSpan(sectionSpan(section), span));
  if (peer) return [{ span: wholeLines(peer), text: "" }];
  const command = spellWithoutCommand(text, syntax, span);
  if (command) return command;
  for (const section of syntax)
    for (const line of section.lines)
      if (line.kind === "entry" && line.span.start <= span.start && span.end <= line.span.end)
        return /^(?:private|public)key$/i.test(line.key.value) ? undefined : [{ span: line.line, text: "" }];
  return undefined;
}

/** From the header to the last statement, and a blank line behind it. */
function wholeLines(section: IniSection): Span {
  const start = section.header?.line.start ?? 0;
  const last = section.lines.findLastIndex((line) => line.kind === "entry" || line.kind === "text");
  const end = section.lines[last]?.line.end ?? section.header?.line.end ?? start;
  const behind = section.lines[last + 1];
  return { start, end: behind?.kind === "blank" ? behind.line.end : end };
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
