import { applyEdits, type TextEdit } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { isEmpty, parseYaml, type YamlMapping, type YamlNode, type YamlPair, type YamlSequence } from "./yaml.ts";
import {
  isList,
  isRecord,
  spellBehindKey,
  spellFlow,
  spellItem,
  spellPair,
  spellScalar,
  type YamlStyle,
  type YamlValue,
} from "./yaml-spell.ts";
import { isFirstOnLine, lineEndOf, lineStartOf, skipComments } from "./yaml-text.ts";

/**
 * The edits after which a YAML text says `value` under the keys of `path` too: items are added to a list, other values
 * take the place of what is there. All else stays, comments and layout included. Undefined where that cannot be done,
 * as in a text with mistakes; the edits are tried before they are given.
 */
export function addToYaml(
  text: string,
  path: readonly string[],
  value: YamlValue,
  note?: string,
): readonly TextEdit[] | undefined {
  const { value: documents, problems } = parseYaml(text);
  const [root] = documents;
  if (problems.length > 0 || documents.length > 1) return undefined;
  const editor = new Editor(text, styleOf(text, root), note);
  const edits =
    root === undefined || isEmpty(root) ? editor.start(path, value, root) : editor.put(root, path, value, 0);
  if (edits === undefined || edits.length === 0) return edits;
  const wanted = JSON.stringify(withValue(root === undefined ? null : plain(root), path, value));
  const after = parseYaml(applyEdits(text, edits));
  const [changed] = after.value;
  const done =
    after.problems.length === 0 && after.value.length === 1 && changed && JSON.stringify(plain(changed)) === wanted;
  return done ? edits : undefined;
}

class Editor {
  readonly #text: string;
  readonly #style: YamlStyle;
  readonly #note: string | undefined;

  constructor(text: string, style: YamlStyle, note: string | undefined) {
    this.#text = text;
    this.#style = style;
    this.#note = note;
  }

  /** Into a text that says nothing yet. */
  start(path: readonly string[], value: YamlValue, root: YamlNode | undefined): readonly TextEdit[] | undefined {
    const { lineEnd } = this.#style;
    const [key, ...rest] = path;
    if (key === undefined) return undefined;
    const lines = this.#withNote(spellPair(key, nested(rest, value), 0, this.#style));
    if (root && root.span.start < root.span.end) return [{ span: root.span, text: lines }];
    const at = this.#text.length;
    const fresh = at === 0 || this.#text === "\ufeff" || this.#text.endsWith("\n") || this.#text.endsWith("\r");
    return [{ span: { start: at, end: at }, text: `${fresh ? "" : lineEnd}${lines}${lineEnd}` }];
  }

  put(node: YamlNode, path: readonly string[], value: YamlValue, depth: number): readonly TextEdit[] | undefined {
    if (node.alias) return undefined;
    const key = path[depth];
    if (key === undefined) return this.#merge(node, value);
    if (node.kind !== "mapping") return undefined;
    const pair = node.pairs.find((each) => each.key.text === key);
    const rest = nested(path.slice(depth + 1), value);
    if (pair === undefined) return this.#addPair(node, key, rest);
    return isEmpty(pair.value) ? this.#fill(node, pair, rest) : this.put(pair.value, path, value, depth + 1);
  }

  #merge(node: YamlNode, value: YamlValue): readonly TextEdit[] | undefined {
    if (isList(value)) {
      if (node.kind === "mapping") return undefined;
      const present = new Set(
        (node.kind === "sequence" ? node.items : [node]).map((item) => JSON.stringify(plain(item))),
      );
      const items = value.filter((item) => !present.has(JSON.stringify(plainValue(item))));
      if (items.length === 0) return [];
      if (node.kind === "sequence")
        return node.flow ? this.#addFlowItems(node, items) : this.#addBlockItems(node, items);
      return [{ span: node.span, text: spellFlow([node.text, ...items], this.#style) }];
    }
    if (isRecord(value) || value === null || node.kind !== "scalar") return undefined;
    if (node.text === String(value)) return [];
    return node.style === "literal" || node.style === "folded"
      ? undefined
      : [{ span: node.span, text: spellScalar(value, this.#style) }];
  }

  /** The value of a key that has none. */
  #fill(node: YamlMapping, pair: YamlPair, value: YamlValue): readonly TextEdit[] {
    const { span } = pair.value;
    const inline = node.flow || span.start < span.end || !(isRecord(value) || (isList(value) && value.some(isRecord)));
    const gap = span.start === span.end ? " " : "";
    if (inline) return [{ span, text: gap + spellFlow(value, this.#style) }];
    const lines = spellBehindKey(value, this.#columnOf(node.span.start), this.#style);
    return [insert(lineEndOf(this.#text, span.end), this.#withNote(lines))];
  }

  #addPair(node: YamlMapping, key: string, value: YamlValue): readonly TextEdit[] {
    const pair = node.pairs.at(-1);
    const last = pair && { start: pair.key.span.start, end: pair.value.span.end };
    if (node.flow)
      return this.#addBehind(node.span, last, [`${spellScalar(key, this.#style)}: ${spellFlow(value, this.#style)}`]);
    const column = this.#columnOf(node.span.start);
    const lines = this.#gapIn(node) + this.#lineAt(column) + this.#withNote(spellPair(key, value, column, this.#style));
    return [insert(lineEndOf(this.#text, node.span.end), lines)];
  }

  /** A blank line, where the last two keys have one between them. */
  #gapIn(node: YamlMapping): string {
    const [before, last] = node.pairs.slice(-2);
    if (!before || !last) return "";
    const between = this.#text.slice(before.value.span.end, last.key.span.start).replace(/\r\n?/g, "\n");
    return /\n[ \t]*\n/.test(between) ? this.#style.lineEnd : "";
  }

  #addFlowItems(node: YamlSequence, items: readonly YamlValue[]): readonly TextEdit[] {
    return this.#addBehind(
      node.span,
      node.items.at(-1)?.span,
      items.map((item) => spellFlow(item, this.#style)),
    );
  }

  #addBlockItems(node: YamlSequence, items: readonly YamlValue[]): readonly TextEdit[] {
    const column = this.#columnOf(node.span.start);
    const last = node.items.at(-1);
    const lines = last?.kind === "mapping" && !last.flow;
    const written = items.map((item) => this.#lineAt(column) + spellItem(item, column, lines, this.#style)).join("");
    return [insert(lineEndOf(this.#text, node.span.end), written)];
  }

  /** Into brackets, behind the last of what is in them, which has a line of its own where it has one now. */
  #addBehind(brackets: Span, last: Span | undefined, additions: readonly string[]): readonly TextEdit[] {
    const text = this.#text;
    if (last === undefined) {
      const pad = text[brackets.start] === "{" ? " " : "";
      const end = text[brackets.start + 1] === " " ? "" : pad;
      return [insert(brackets.start + 1, pad + additions.join(", ") + end)];
    }
    const behind = skipComments(text, last.end);
    const comma = text[behind] === ",";
    const lineEnd = lineEndOf(text, last.end);
    const ownLine =
      isFirstOnLine(text, last.start) && lineEnd < brackets.end - 1 && lineStartOf(text, last.start) > brackets.start;
    if (!ownLine) return [insert(comma ? behind + 1 : last.end, `${comma ? "" : ","} ${additions.join(", ")}`)];
    const line = this.#lineAt(this.#columnOf(last.start));
    const lines = line + additions.join(`,${line}`);
    return comma
      ? [insert(Math.max(lineEnd, behind + 1), `${lines},`)]
      : [insert(last.end, ","), insert(lineEnd, lines)];
  }

  #lineAt(column: number): string {
    return this.#style.lineEnd + " ".repeat(column);
  }

  #columnOf(offset: number): number {
    return offset - lineStartOf(this.#text, offset);
  }

  #withNote(lines: string): string {
    return this.#note === undefined ? lines : `${lines} # ${this.#note}`;
  }
}

function insert(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** A value under the keys that lead to it. */
function nested(keys: readonly string[], value: YamlValue): YamlValue {
  return keys.reduceRight<YamlValue>((inner, key) => ({ [key]: inner }), value);
}

function styleOf(text: string, root: YamlNode | undefined): YamlStyle {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  if (root?.kind !== "mapping") return { lineEnd, step: 2, quotes: false };
  const quotes = root.flow && root.pairs[0]?.key.style === "double-quoted";
  for (const { value } of root.pairs) {
    if (value.kind !== "mapping" || value.flow || value.alias) continue;
    const step =
      value.span.start - lineStartOf(text, value.span.start) - (root.span.start - lineStartOf(text, root.span.start));
    if (step > 0) return { lineEnd, step, quotes };
  }
  return { lineEnd, step: 2, quotes };
}

/** What a tree says: texts as they are, lists, and maps as lists of pairs, in order. */
type Plain = string | null | readonly Plain[] | { readonly pairs: readonly (readonly [string, Plain])[] };

function plain(node: YamlNode): Plain {
  if (node.kind === "scalar") return isEmpty(node) ? null : node.text;
  if (node.kind === "sequence") return node.items.map(plain);
  return { pairs: node.pairs.map((pair) => [pair.key.text, plain(pair.value)]) };
}

function plainValue(value: YamlValue): Plain {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (isList(value)) return value.map(plainValue);
  return { pairs: Object.entries(value).map(([key, each]) => [key, plainValue(each)]) };
}

/** What the tree must say afterwards. */
function withValue(tree: Plain, path: readonly string[], value: YamlValue): Plain {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (tree === null || !isList(value)) return plainValue(value);
    const items = isPlainList(tree) ? tree : [tree];
    const present = new Set(items.map((item) => JSON.stringify(item)));
    return [...items, ...value.map(plainValue).filter((item) => !present.has(JSON.stringify(item)))];
  }
  const pairs = typeof tree === "object" && tree !== null && !isPlainList(tree) ? tree.pairs : [];
  const put = (inner: Plain): readonly [string, Plain] => [key, withValue(inner, rest, value)];
  if (pairs.some((pair) => pair[0] === key))
    return { pairs: pairs.map((pair) => (pair[0] === key ? put(pair[1]) : pair)) };
  return { pairs: [...pairs, put(null)] };
}

function isPlainList(tree: Plain): tree is readonly Plain[] {
  return Array.isArray(tree);
}
