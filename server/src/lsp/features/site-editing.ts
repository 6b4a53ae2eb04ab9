import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Hover,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Position,
} from "vscode-languageserver";
import { namesOf } from "../../review/site-file.ts";
import { completeSite, type SiteCompletion } from "../../site/complete.ts";
import { hoverSite } from "../../site/hover.ts";
import type { KnownName, KnownNames } from "../../site/known.ts";
import type { Range } from "../../text/lines.ts";
import { withoutMarkdown } from "../markdown.ts";
import type { Session } from "../session.ts";
import type { ShownFile } from "../shown-file.ts";

/** What a key or value of palisade.yaml means. */
export function siteHover(session: Session, shown: ShownFile, position: Position): Hover | undefined {
  const found = hoverSite(shown.lines.text, shown.lines.offset(position), knownNames(session, shown));
  if (!found) return undefined;
  return { range: shown.lines.range(found.span), contents: documentation(session, found.markdown) };
}

/** What may stand at a place of palisade.yaml. */
export function siteCompletion(session: Session, shown: ShownFile, position: Position): CompletionList {
  const offset = shown.lines.offset(position);
  const items = completeSite(shown.lines.text, offset, knownNames(session, shown));
  return {
    isIncomplete: false,
    items: items.map((item, at) => completionItem(session, item, shown.lines.range(item.span), at)),
  };
}

function completionItem(session: Session, item: SiteCompletion, range: Range, at: number): CompletionItem {
  const { completionSnippets } = session.client;
  return {
    label: item.label,
    kind: item.kind === "key" ? CompletionItemKind.Property : CompletionItemKind.Value,
    sortText: String(at).padStart(4, "0"),
    filterText: item.filter,
    insertTextFormat: completionSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Lines after the first are indented already.
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText: completionSnippets ? item.snippet : item.insert },
    ...(item.detail !== undefined && { detail: item.detail }),
    ...(item.docs !== undefined && { documentation: documentation(session, item.docs) }),
  };
}

function documentation(session: Session, markdown: string) {
  return session.client.markdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkdown(markdown) };
}

/** The names that may stand in this palisade.yaml: what Palisade knows, and what the client's own files say. */
function knownNames(session: Session, { estate }: ShownFile): KnownNames {
  const members = estate?.members ?? [];
  const zones = new Map<string, KnownName>();
  for (const { review, place } of members)
    for (const { zones: named, interfaces } of review.reading?.configurations ?? [])
      for (const { name } of [...named, ...interfaces])
        if (!zones.has(name.value)) zones.set(name.value, { id: name.value, title: place.path });
  return {
    ...namesOf(),
    zones: [...zones.values()],
    files: members.map(({ review }) => ({ id: review.placed })),
    today: session.host.today(),
  };
}
