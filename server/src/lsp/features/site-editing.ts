import type { CompletionList, Hover, Position } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Session } from "../session.ts";

/** What a key of palisade.yaml means. */
export function siteHover(_session: Session, _document: TextDocument, _position: Position): Hover | undefined {
  return undefined;
}

/** What may stand at a place of palisade.yaml. */
export function siteCompletion(_session: Session, _document: TextDocument, _position: Position): CompletionList | null {
  return null;
}
