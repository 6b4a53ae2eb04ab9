import { identityIn, unitPaths } from "../formats/policy-unit.ts";
import { nodeTools } from "../host/certificates.ts";
import { readTextFile } from "../host/text-file.ts";
import type { PolicyIdentity } from "../model/policy.ts";

/** Knows which policy the files of a backup belong to, from the files beside them. */
export class PolicyUnits {
  readonly #byPath = new Map<string, PolicyIdentity | undefined>();

  of(path: string): PolicyIdentity | undefined {
    for (const each of unitPaths(path)) {
      const identity = this.#in(each);
      if (identity) return identity;
    }
    return undefined;
  }

  #in(path: string): PolicyIdentity | undefined {
    if (this.#byPath.has(path)) return this.#byPath.get(path);
    const file = readTextFile(path);
    const identity = file.kind === "text" ? identityIn({ path, text: file.text }, nodeTools) : undefined;
    this.#byPath.set(path, identity);
    return identity;
  }
}
