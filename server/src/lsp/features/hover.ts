import { type Hover, MarkupKind, type Position } from "vscode-languageserver";
import { contains, type Span } from "../../text/span.ts";
import { withoutMarkdown } from "../markdown.ts";
import type { Session } from "../session.ts";
import type { ShownFile } from "../shown-file.ts";
import { aboutEntry, entryAt } from "./about-entry.ts";
import { aboutFinding } from "./about-finding.ts";
import { aboutName } from "./about-name.ts";
import { aboutPolicy } from "./about-policy.ts";
import { nameAt } from "./names.ts";

/** More findings at one place than anyone reads in a hover. */
const mostFindings = 4;

/** What is known about the text at a position: its findings, its name, the entry it belongs to. */
export function hover(session: Session, shown: ShownFile, position: Position): Hover | null {
  const offset = shown.lines.offset(position);
  const findings = shown.findings.filter(({ span }) => contains(span, offset) && span.start < span.end);
  const parts = findings.slice(0, mostFindings).map((finding) => ({
    span: finding.span,
    markdown: aboutFinding(session, shown, finding),
  }));
  const named = aboutText(shown, offset);
  const all = named ? [...parts, named] : parts;
  const [smallest] = [...all].sort((a, b) => length(a.span) - length(b.span));
  if (!smallest) return null;
  const markdown = all.map((part) => part.markdown).join("\n\n---\n\n");
  return {
    range: shown.lines.range(smallest.span),
    contents: session.client.markdown
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: withoutMarkdown(markdown) },
  };
}

interface Part {
  readonly span: Span;
  readonly markdown: string;
}

/** What the text itself means: a policy's word, a name, or the entry around the position. */
function aboutText(shown: ShownFile, offset: number): Part | undefined {
  const configurations = shown.reviewed?.review.reading?.configurations ?? [];
  for (const configuration of configurations) {
    const policy = aboutPolicy(configuration, offset);
    if (policy) return policy;
  }
  const name = nameAt(configurations, offset);
  const markdown = name && aboutName(name, shown);
  if (name && markdown) return { span: name.span, markdown };
  for (const configuration of configurations) {
    const found = entryAt(configuration, offset);
    if (found) return { span: found.entry.span, markdown: aboutEntry(configuration, found, shown.lines) };
  }
  return undefined;
}

function length(span: Span): number {
  return span.end - span.start;
}
