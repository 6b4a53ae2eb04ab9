import type { PathNode } from "../../syntax/path-tree.ts";
import type { Located } from "../../text/span.ts";

/** What stands at the end of the same path below each of several words; asking counts as reading. */
export function below(nodes: readonly PathNode[], ...words: readonly string[]): PathNode[] {
  return nodes.flatMap((node) => node.at(...words) ?? []);
}

/** The entries of a table: what it holds, by name. */
export function entriesOf(nodes: readonly PathNode[], ...words: readonly string[]): PathNode[] {
  return below(nodes, ...words).flatMap((table) => table.children.map((entry) => entry.read()));
}

/** The value that was stated last. */
export function wordOf(node: PathNode | undefined, ...words: readonly string[]): Located<string> | undefined {
  const holder = words.length > 1 ? node?.at(...words.slice(0, -1)) : node;
  const key = words.at(-1);
  return key === undefined ? undefined : holder?.value(key)?.located;
}

/** All values, in order. */
export function wordsOf(node: PathNode | undefined, ...words: readonly string[]): Located<string>[] {
  return (node?.at(...words)?.children ?? []).map((each) => each.read().located);
}

/** `yes` or `no` */
export function flagOf(node: PathNode | undefined, ...words: readonly string[]): Located<boolean> | undefined {
  const value = wordOf(node, ...words);
  return value && { value: value.value === "yes", span: value.span };
}

export function numberOf(node: PathNode | undefined, ...words: readonly string[]): Located<number> | undefined {
  const value = wordOf(node, ...words);
  return value && /^[0-9]{1,9}$/.test(value.value) ? { value: Number(value.value), span: value.span } : undefined;
}

/** Whatever nobody has asked for means nothing to any check, the word itself included; says whether something was. */
export function passOverRest(node: PathNode): boolean {
  let isTouched = node.taken === "read";
  for (const child of node.all) if (passOverRest(child)) isTouched = true;
  if (!isTouched) node.ignore();
  return isTouched;
}

/** What below a word means nothing to any check. */
export function passOver(node: PathNode | undefined, words: Iterable<string>): void {
  for (const word of words) node?.find(word)?.ignore();
}
