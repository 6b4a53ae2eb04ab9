import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { elsewhereOf } from "../review/elsewhere.ts";
import type { Finding } from "../review/review.ts";
import { diagnosticOf } from "./diagnostics.ts";
import { copyTextCommand } from "./protocol.ts";
import type { Session } from "./session.ts";
import type { ShownFile } from "./shown-file.ts";

/** Actions that put on the clipboard what is to be brought in where the file comes from. */
export function copyActions(session: Session, shown: ShownFile, finding: Finding): CodeAction[] {
  const file = shown.reviewed?.review;
  if (!file || !session.client.copiesText) return [];
  return elsewhereOf(file, finding).map(({ title, form, text }) => ({
    title: `Copy ${form}: ${title}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(session, shown, finding)],
    command: { title: "Copy", command: copyTextCommand, arguments: [text] },
  }));
}

/** The same as a link, for editors of files that cannot be changed: VS Code shows no actions there. */
export function copyLink(text: string): string {
  // A closing parenthesis would end the link.
  return `command:${copyTextCommand}?${encodeURIComponent(JSON.stringify([text])).replace(/[()]/g, percentEncoded)}`;
}

function percentEncoded(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
