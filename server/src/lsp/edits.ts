import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TextEdit as ReviewEdit } from "../text/edit.ts";
import { LineIndex } from "../text/lines.ts";
import type { Session } from "./session.ts";
import type { ShownFile } from "./shown-file.ts";

/** Edits of a file that is open, as the client applies them. */
export function documentEdit(
  session: Session,
  { place, lines }: ShownFile,
  edits: readonly ReviewEdit[],
): WorkspaceEdit {
  const own = edits.map((edit) => ({ range: lines.range(edit.span), newText: edit.text }));
  if (!session.client.documentChanges) return { changes: { [place.uri]: own } };
  return { documentChanges: [editsOf(session, place.uri, own)] };
}

/** Edits of a palisade.yaml, which is made when there is none. `blank` is text within them that the user writes over. */
export function siteEdit(
  session: Session,
  uri: string,
  text: string | undefined,
  edits: readonly ReviewEdit[],
  blank: string | undefined,
): WorkspaceEdit {
  const { client } = session;
  const lines = new LineIndex(text ?? "");
  const plain = edits.map((edit) => ({ range: lines.range(edit.span), newText: edit.text }));
  if (!client.documentChanges) return { changes: { [uri]: plain } };
  const own = client.snippetEdits && blank ? plain.map((edit) => withTabStop(edit, blank)) : plain;
  const create = text === undefined ? [{ kind: "create" as const, uri, options: { ignoreIfExists: true } }] : [];
  return { documentChanges: [...create, editsOf(session, uri, own)] };
}

function editsOf(session: Session, uri: string, edits: (TextEdit | SnippetTextEdit)[]): TextDocumentEdit {
  return { textDocument: { uri, version: session.documents.get(uri)?.version ?? null }, edits };
}

/** The same edit with a tab stop where the blank is, if it is in this edit. */
function withTabStop(edit: TextEdit, blank: string): TextEdit | SnippetTextEdit {
  const at = edit.newText.indexOf(blank);
  if (at < 0) return edit;
  const before = escaped(edit.newText.slice(0, at));
  const after = escaped(edit.newText.slice(at + blank.length));
  return { range: edit.range, snippet: { kind: "snippet", value: `${before}\${1:${escaped(blank)}}${after}` } };
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
