import { type Connection, FileChangeType } from "vscode-languageserver";
import { Answering } from "./answering.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { clientOf } from "./client.ts";
import { Diagnosing } from "./diagnosing.ts";
import { Estates } from "./estates.ts";
import { serveFeatures } from "./features.ts";
import { FolderFiles } from "./folder-files.ts";
import type { ServerHost } from "./host.ts";
import { registerWithClient } from "./registration.ts";
import { serveRequests } from "./requests.ts";
import { Reviews } from "./reviews.ts";
import type { Session } from "./session.ts";
import { serveShowPlace } from "./show-place.ts";
import { isSiteFile } from "./sites.ts";
import { openWorkspace } from "./workspace.ts";

/** Serves one client over a connection until it ends. Nothing from here on knows what machine it runs on. */
export function startServer(connection: Connection, host: ServerHost): void {
  connection.onInitialize((params) => {
    const workspace = openWorkspace(connection, clientOf(params), host);
    const reviews = new Reviews(workspace);
    const files = new FolderFiles(workspace, reviews);
    serve({ ...workspace, reviews, files, estates: new Estates(workspace, reviews, files) });
    return {
      capabilities: capabilitiesFor(workspace.client),
      serverInfo: { name: "Palisade", version: host.version },
    };
  });
  connection.listen();
}

function serve(session: Session): void {
  const { connection, documents } = session;
  let ready: Promise<void> = Promise.resolve();
  const answering = new Answering(session.log, () => ready);
  const diagnosing = new Diagnosing(session, answering);

  documents.listen(connection);
  connection.onInitialized(() => {
    ready = answering.run("reading settings", () => session.settings.load(session.folders));
    void answering.run("asking to be told of changes", () => registerWithClient(session));
    void ready.then(() => diagnosing.othersChanged());
    watchFolders(session, answering, diagnosing);
  });
  watchDocuments(session, answering, diagnosing);
  watchFiles(session, answering, diagnosing);
  watchSettings(session, answering, diagnosing, (loading) => {
    ready = loading;
  });
  serveFeatures(session, answering);
  if (session.client.showsDocuments) serveShowPlace(session, answering);
  serveRequests(session, answering, diagnosing);
  connection.onShutdown(() => diagnosing.stop());
}

function watchDocuments(
  { documents, files, folders, settings, sites }: Session,
  answering: Answering,
  diagnosing: Diagnosing,
): void {
  documents.onDidChange(
    answering.event("a change", ({ document }) => {
      if (isSiteFile(document.uri)) diagnosing.othersChanged();
      diagnosing.documentChanged(document);
    }),
  );
  documents.onDidSave(
    answering.event("a save", ({ document }) => {
      sites.forget(document.uri);
      files.touch(document.uri);
      diagnosing.documentChanged(document);
      // Saving changes no text, so clients that ask would not ask again.
      if (settings.of(folders.placeOf(document.uri)).run === "onSave") diagnosing.othersChanged();
    }),
  );
  documents.onDidClose(
    answering.event("a close", ({ document }) => {
      sites.forget(document.uri);
      files.touch(document.uri);
      diagnosing.othersChanged();
    }),
  );
}

function watchFiles({ connection, files, sites, units }: Session, answering: Answering, diagnosing: Diagnosing): void {
  connection.onDidChangeWatchedFiles(
    answering.event("a change on the disk", ({ changes }) => {
      for (const { uri, type } of changes) {
        sites.forget(uri);
        units.forget(uri);
        if (type === FileChangeType.Deleted) files.remove(uri);
        else files.touch(uri);
      }
      diagnosing.othersChanged();
    }),
  );
}

function watchSettings(
  session: Session,
  answering: Answering,
  diagnosing: Diagnosing,
  whileLoading: (loading: Promise<void>) => void,
): void {
  session.connection.onDidChangeConfiguration(
    answering.event("a change of settings", async ({ settings }) => {
      const loading = answering.run("reading settings", () => session.settings.load(session.folders, settings));
      whileLoading(loading);
      await loading;
      session.files.walkAgain();
      diagnosing.othersChanged();
    }),
  );
}

function watchFolders(session: Session, answering: Answering, diagnosing: Diagnosing): void {
  if (!session.client.workspaceFolders) return;
  session.connection.workspace.onDidChangeWorkspaceFolders(
    answering.event("a change of folders", async ({ added, removed }) => {
      session.folders.change(added, removed);
      session.files.walkAgain();
      await session.settings.load(session.folders);
      diagnosing.othersChanged();
    }),
  );
}
