import type { Span } from "../text/span.ts";
import { PathNode } from "./path-tree.ts";
import type { Part, Word } from "./path-words.ts";

const longestPath = 200;

/** The ends of the paths that the parts make: each word of a list is one, and what stands behind it follows its last. */
export function endsOf(
  from: PathNode,
  parts: readonly Part[],
  span: Span,
  number: number,
  marks: readonly Word[],
): readonly PathNode[] {
  const [only] = parts;
  if (only && parts.length === 1 && !only.listed) {
    const end = endOf(from, only.words, span, number, marks);
    return end ? [end] : [];
  }
  const ends: PathNode[] = [];
  let node = from;
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1;
    const found = part.listed
      ? part.words.map((word) => endOf(node, [word], span, number, marks))
      : [endOf(node, part.words, span, number, isLast ? marks : [])];
    const known = found.filter((each) => each !== undefined);
    if (known.length < found.length) return [];
    if (isLast || part.listed) for (const each of known) ends.push(each);
    const last = known.at(-1);
    if (last) node = last;
    else if (isLast) ends.push(node);
  }
  return ends;
}

/** The node at the end of a path, made where it is not there yet. */
function endOf(
  from: PathNode,
  words: readonly Word[],
  span: Span,
  number: number,
  marks: readonly Word[],
): PathNode | undefined {
  if (from.depth + words.length > longestPath) return undefined;
  let node = from;
  for (const word of words) {
    let child = node.find(word.value);
    if (child && word === words.at(-1) && marks.some((mark) => mark.value === "replace:")) {
      child.remove();
      child = undefined;
    }
    child ??= node.add(new PathNode(node, word.value, word.span, span));
    if (child.lastStatement === number - 1 && child.extent.end < span.end)
      child.extent = { start: child.extent.start, end: span.end };
    child.lastStatement = number;
    node = child;
  }
  return node;
}
