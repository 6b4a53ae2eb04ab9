import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from "vscode-languageserver";
import type { Session } from "./session.ts";

/** Asks the client to tell about settings and about files that change behind the editor's back. */
export async function registerWithClient({ client, connection }: Session): Promise<void> {
  if (client.dynamicConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "palisade" });
  // Any file may hold a configuration: what it holds decides, not what it is called.
  if (client.dynamicWatchedFiles)
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] });
}
