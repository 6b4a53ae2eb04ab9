import type { Connection } from "vscode-languageserver";
import type { Client } from "./client.ts";
import { Documents } from "./documents.ts";
import type { ServerHost } from "./host.ts";
import { type Log, logOf } from "./log.ts";
import { Folders } from "./places.ts";
import { PolicyUnits } from "./policy-units.ts";
import { SettingsStore } from "./settings-store.ts";
import { Sites } from "./sites.ts";

/** What the server works on and with. */
export interface Workspace {
  readonly connection: Connection;
  readonly client: Client;
  readonly host: ServerHost;
  readonly log: Log;
  readonly folders: Folders;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly sites: Sites;
  readonly units: PolicyUnits;
}

export function openWorkspace(connection: Connection, client: Client, host: ServerHost): Workspace {
  const log = logOf(connection);
  const folders = new Folders();
  folders.set(client.folders);
  const documents = new Documents();
  const settings = new SettingsStore(connection, client, log);
  const sites = new Sites(host, folders, documents);
  const units = new PolicyUnits(host);
  return { connection, client, host, log, folders, documents, settings, sites, units };
}
