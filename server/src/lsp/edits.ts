import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { FileEdit } from "../review/review.ts";
import { LineIndex } from "../text/lines.ts";
import type { Session } from "./session.ts";
import { namedFile, type ShownFile, uriOfNamed } from "./shown-file.ts";

/** Edits of a review as the client applies them; undefined when it cannot (it makes no new files). */
export function workspaceEdit(
  session: Session,
  shown: ShownFile,
  edits: readonly FileEdit[],
): WorkspaceEdit | undefined {
  const { client, documents } = session;
  const changes: Record<string, TextEdit[]> = {};
  const documentChanges: NonNullable<WorkspaceEdit["documentChanges"]> = [];
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const named = namedFile(session, shown, file);
    const uri = named?.uri ?? uriOfNamed(session, shown, file);
    const lines = named?.lines ?? new LineIndex("");
    const own = edits
      .filter((edit) => edit.file === file)
      .map((edit) => ({ range: lines.range(edit.span), newText: edit.text }));
    if (!named) {
      if (!client.createsFiles) return undefined;
      documentChanges.push({ kind: "create", uri, options: { ignoreIfExists: true } });
    }
    documentChanges.push({ textDocument: { uri, version: documents.get(uri)?.version ?? null }, edits: own });
    changes[uri] = own;
  }
  return client.documentChanges ? { documentChanges } : { changes };
}
