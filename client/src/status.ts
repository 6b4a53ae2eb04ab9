import { Disposable, type Event, EventEmitter, type TextDocument, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type DocumentStatus, statusNotification } from "../../server/src/lsp/protocol.ts";

/** What the server last said about each open document. */
export interface Statuses extends Disposable {
  readonly onDidChange: Event<void>;
  of(document: TextDocument): DocumentStatus | undefined;
}

export function watchStatuses(server: LanguageClient): Statuses {
  const known = new Map<string, DocumentStatus>();
  const changed = new EventEmitter<void>();
  const key = (document: TextDocument) => server.code2ProtocolConverter.asUri(document.uri);
  const listening = Disposable.from(
    changed,
    server.onNotification(statusNotification, (status: DocumentStatus) => {
      known.set(status.uri, status);
      changed.fire();
    }),
    workspace.onDidCloseTextDocument((document) => {
      known.delete(key(document));
    }),
  );
  return {
    onDidChange: changed.event,
    of: (document) => known.get(key(document)),
    dispose: () => listening.dispose(),
  };
}
