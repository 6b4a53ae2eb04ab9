import { Range, Selection, TextEditorRevealType, window } from "vscode";
import type { Statuses } from "./status.ts";

/** Moves the cursor to the next line nobody understood, and from the last one to the first. */
export function goToNextUnreadLine(statuses: Statuses): void {
  const editor = window.activeTextEditor;
  const unread = (editor && statuses.of(editor.document)?.unread) ?? [];
  const next = unread.find(({ start }) => editor && start.line > editor.selection.active.line) ?? unread[0];
  if (!editor || !next) {
    void window.showInformationMessage("Palisade read every line of this file.");
    return;
  }
  const range = new Range(next.start.line, next.start.character, next.end.line, next.end.character);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
