import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";

/**
 * What a block says, key by key. Keys with one value may follow each other in one statement, as in
 * `protocol tcp destination-port 22`: each value then holds the next key. What is asked for counts as read.
 */
export class Settings {
  readonly #byKey = new Map<string, { key: PathNode; readonly values: PathNode[] }>();

  /** `keys` have a value, `flags` have none. */
  constructor(node: PathNode, keys: ReadonlySet<string>, flags: ReadonlySet<string> = none) {
    const rest = [node];
    for (const place of rest)
      for (const key of place.children) {
        const known = keys.has(key.word);
        // Below a value only what continues the statement is a key; the rest is the value's own.
        if (place !== node && !known && !flags.has(key.word)) continue;
        const setting = this.#byKey.get(key.word) ?? { key, values: [] };
        this.#byKey.set(key.word, setting);
        for (const value of known ? key.children : []) {
          setting.values.push(value);
          if (value.all.length > 0) rest.push(value);
        }
        if (!known && flags.has(key.word) && key.all.length > 0) rest.push(key);
      }
  }

  /** Whether the key is there; asking does not count as reading. */
  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  key(key: string): PathNode | undefined {
    return this.#byKey.get(key)?.key.read();
  }

  values(key: string): readonly PathNode[] {
    const setting = this.#byKey.get(key);
    setting?.key.read();
    for (const value of setting?.values ?? []) value.read();
    return setting?.values ?? [];
  }

  /** The value that counts: the last one stated here, or else the first one inherited. */
  value(key: string): PathNode | undefined {
    const values = this.values(key);
    return values.findLast((each) => !each.origin) ?? values[0];
  }

  number(key: string): Located<number> | undefined {
    return numberOf(this.value(key));
  }
}

const none: ReadonlySet<string> = new Set();

/** A whole number that is not negative. */
export function numberOf(node: PathNode | undefined): Located<number> | undefined {
  if (!node || !/^[0-9]{1,10}$/.test(node.word)) return undefined;
  return { value: Number(node.word), span: node.span };
}

/** `256k`, `1m`, `10g`, in kilobytes */
export function kilobytesOf(node: PathNode | undefined): Located<number> | undefined {
  const found = /^([0-9]{1,9})([kmg]?)$/.exec(node?.word ?? "");
  if (!node || !found) return undefined;
  const bytes = Number(found[1]) * ({ k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[found[2] ?? ""] ?? 1);
  return { value: Math.round(bytes / 1024), span: node.span };
}

/** What nobody asked for is ignored where it is known to mean nothing to any check. */
export function ignoreKeys(node: PathNode, keys: ReadonlySet<string>): void {
  for (const child of node.all) if (child.taken === "unread" && keys.has(child.word)) child.ignore();
}
