import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import type { Client } from "./client.ts";
import type { Log } from "./log.ts";
import type { Folders, Place } from "./places.ts";
import { defaultSettings, readSettings, type Settings } from "./settings.ts";
import { within } from "./waiting.ts";

/** A client that does not answer must not keep the files from being reviewed. */
const answerMilliseconds = 3000;

/** The settings that hold in each folder, as the client last said. */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #log: Log;
  #general: Settings = defaultSettings;
  #byFolder: ReadonlyMap<string, Settings> = new Map();
  /** Mistakes the user was told about already. */
  readonly #told = new Set<string>();

  constructor(connection: Connection, client: Client, log: Log) {
    this.#connection = connection;
    this.#client = client;
    this.#log = log;
    this.#general = this.#read(client.settings);
  }

  of(place: Place): Settings {
    return (place.folder === undefined ? undefined : this.#byFolder.get(place.folder)) ?? this.#general;
  }

  ofFolder(folder: string): Settings {
    return this.#byFolder.get(folder) ?? this.#general;
  }

  /** Asks the client, once for each folder; `pushed` is what came with the client's notice of a change. */
  async load(folders: Folders, pushed?: unknown): Promise<void> {
    if (!this.#client.configuration) {
      if (pushed !== undefined) this.#general = this.#read(sectionOf(pushed));
      return;
    }
    const section = "palisade";
    const asked = folders.all.map((folder) => folder.uri);
    const items = [{ section }, ...asked.map((scopeUri) => ({ scopeUri, section }))];
    const answers = await within(answerMilliseconds, this.#connection.workspace.getConfiguration(items));
    if (!Array.isArray(answers)) {
      this.#log.warn("the client did not say what its settings are; the last ones known are used");
      return;
    }
    const [general, ...others] = answers.map((answer: unknown) => this.#read(answer));
    this.#general = general ?? defaultSettings;
    this.#byFolder = new Map(asked.map((folder, at) => [folder, others[at] ?? this.#general]));
  }

  #read(sent: unknown): Settings {
    const { settings, mistakes } = readSettings(sent);
    const fresh = mistakes.filter((mistake) => !this.#told.has(mistake));
    for (const mistake of fresh) this.#told.add(mistake);
    if (fresh.length > 0) {
      const message = `Palisade settings: ${fresh.join("; ")}. The default is used instead.`;
      void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    }
    return settings;
  }
}

function sectionOf(pushed: unknown): unknown {
  return typeof pushed === "object" && pushed !== null && "palisade" in pushed ? pushed.palisade : undefined;
}
