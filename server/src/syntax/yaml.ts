import type { Parsed, Span } from "../text/span.ts";
import { readEvents } from "./yaml-recovery.ts";
import { buildTrees } from "./yaml-tree.ts";

export type YamlNode = YamlMapping | YamlSequence | YamlScalar;

interface NodeBase {
  /** The node's own text: brackets and quotes included, comments and blank lines after it not. */
  readonly span: Span;
  /** As written: `!Ref`. */
  readonly tag?: string;
  /** Stands here by `*name`; what is below it has the spans of the place it is an alias of. */
  readonly alias?: true;
}

export interface YamlMapping extends NodeBase {
  readonly kind: "mapping";
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair {
  readonly key: YamlScalar;
  /** Where nothing stands, an empty plain scalar with an empty span behind the colon. */
  readonly value: YamlNode;
}

export interface YamlSequence extends NodeBase {
  readonly kind: "sequence";
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends NodeBase {
  readonly kind: "scalar";
  /** Decoded: escapes, folding and quotes undone. */
  readonly text: string;
  readonly style: "plain" | "single-quoted" | "double-quoted" | "literal" | "folded";
}

/**
 * One tree for each document of a YAML or JSON text. Never throws: what breaks the syntax is a problem,
 * and as much as possible of the text before and after it is read.
 */
export function parseYaml(text: string): Parsed<readonly YamlNode[]> {
  const { source, events, origin, problem } = readEvents(text);
  const trees = buildTrees(source, events, origin);
  return { value: trees.value, problems: problem ? [problem, ...trees.problems] : trees.problems };
}

/** The value under a key; undefined where the node is no mapping or has no such key. The first of equal keys counts. */
export function valueAt(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === "mapping" ? node.pairs.find((pair) => pair.key.text === key)?.value : undefined;
}

/** Nothing, `~` or `null`, without quotes. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === "scalar" && node.style === "plain" && /^(~|null|Null|NULL)?$/.test(node.text);
}
