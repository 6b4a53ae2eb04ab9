import { identityIn, unitPaths } from "../formats/policy-unit.ts";
import type { PolicyIdentity } from "../model/policy.ts";
import type { ServerHost } from "./host.ts";
import type { Place } from "./places.ts";
import { uriBelow, uriKey } from "./uris.ts";

/** More than any report says of one policy. */
const maximumBytes = 20_000_000;

/** Knows which policy the files of a backup belong to, from the files beside them in the folder the user opened. */
export class PolicyUnits {
  readonly #host: ServerHost;
  readonly #byUri = new Map<string, Promise<PolicyIdentity | undefined>>();

  constructor(host: ServerHost) {
    this.#host = host;
  }

  /** The same object as long as nothing changes on the disk. */
  async of({ folder, path }: Place): Promise<PolicyIdentity | undefined> {
    if (folder === undefined) return undefined;
    for (const each of unitPaths(path)) {
      const identity = await this.#in(folder, each);
      if (identity) return identity;
    }
    return undefined;
  }

  /** The file on the disk is not what it was. */
  forget(uri: string): void {
    this.#byUri.delete(uriKey(uri));
  }

  #in(folder: string, path: string): Promise<PolicyIdentity | undefined> {
    const key = uriKey(uriBelow(folder, path));
    const known = this.#byUri.get(key);
    if (known) return known;
    const identity = this.#read(folder, path);
    this.#byUri.set(key, identity);
    return identity;
  }

  async #read(folder: string, path: string): Promise<PolicyIdentity | undefined> {
    const file = await this.#host.files?.read(folder, path, maximumBytes);
    return file?.kind === "text" ? identityIn({ path, text: file.text }, this.#host.tools) : undefined;
  }
}
