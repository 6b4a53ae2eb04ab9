import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from "js-yaml";
import type { Parsed, Problem, Span } from "../text/span.ts";
import type { YamlNode, YamlPair, YamlScalar } from "./yaml.ts";
import { skipComments, skipSpace, trimmedEnd } from "./yaml-text.ts";

/** How many times larger than its text aliases may make a tree. */
const growth = 10;

/** A collection or document that is not yet closed. */
interface Frame {
  readonly kind: "document" | "mapping" | "sequence";
  readonly start: number;
  readonly flow: boolean;
  /** A flow mapping of one pair within a list, `[a: b]`, has no brackets of its own. */
  readonly bracketed: boolean;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  readonly pairs: YamlPair[];
  readonly items: YamlNode[];
  readonly keys: Set<string>;
  /** The key whose value comes next; null: no text can stand for it, so its value is dropped. */
  key: YamlScalar | null | undefined;
  /** Where its last child ends. */
  end: number;
  /** Nodes in it, aliases counted as what they repeat. */
  size: number;
}

interface Anchored {
  readonly node: YamlNode;
  readonly size: number;
}

type ScalarEvent = Extract<Event, { valueStart: number }>;
type CollectionEvent = Extract<Event, { start: number }>;

/** Located trees from parser events; `origin` tells where an offset of `source` lies in the text that was given. */
export function buildTrees(
  source: string,
  events: readonly Event[],
  origin: (offset: number) => number,
): Parsed<readonly YamlNode[]> {
  const builder = new Builder(source, origin, 1000 + growth * events.length);
  for (const [at, event] of events.entries()) builder.take(event, events[at + 1]);
  return { value: builder.documents, problems: builder.problems };
}

class Builder {
  readonly documents: YamlNode[] = [];
  readonly problems: Problem[] = [];
  readonly #source: string;
  readonly #origin: (offset: number) => number;
  readonly #limit: number;
  readonly #frames: Frame[] = [];
  #anchors = new Map<string, Anchored>();
  /** Behind the last text that an event told of. */
  #end = 0;

  constructor(source: string, origin: (offset: number) => number, limit: number) {
    this.#source = source;
    this.#origin = origin;
    this.#limit = limit;
  }

  take(event: Event, next: Event | undefined): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.#anchors = new Map();
        this.#open({
          kind: "document",
          start: this.#end,
          flow: false,
          bracketed: false,
          anchor: undefined,
          tag: undefined,
        });
        break;
      case EVENT_ID.SEQUENCE:
        this.#openCollection("sequence", event, next);
        break;
      case EVENT_ID.MAPPING:
        this.#openCollection("mapping", event, next);
        break;
      case EVENT_ID.SCALAR:
        this.#addScalar(event);
        break;
      case EVENT_ID.ALIAS:
        this.#addAlias(event.anchorStart, event.anchorEnd);
        break;
      case EVENT_ID.POP:
        this.#close();
        break;
    }
  }

  #openCollection(kind: "mapping" | "sequence", event: CollectionEvent, next: Event | undefined): void {
    const { start } = event;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const isLonePair =
      kind === "mapping" &&
      (this.#source[start] !== "{" || (next !== undefined && "start" in next && next.start === start));
    const bracketed = flow && !isLonePair;
    this.#end = Math.max(this.#end, bracketed ? start + 1 : start);
    this.#open({
      kind,
      start,
      flow,
      bracketed,
      anchor: this.#slice(event.anchorStart, event.anchorEnd),
      tag: this.#slice(event.tagStart, event.tagEnd),
    });
  }

  #open(frame: Pick<Frame, "kind" | "start" | "flow" | "bracketed" | "anchor" | "tag">): void {
    const end = this.#origin(frame.start);
    this.#frames.push({ ...frame, pairs: [], items: [], keys: new Set(), key: undefined, end, size: 0 });
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined || frame.kind === "document") return;
    if (frame.bracketed) {
      this.#end = behindCloser(this.#source, this.#end);
      frame.end = this.#origin(this.#end);
    }
    const span = { start: this.#origin(frame.start), end: frame.end };
    const base = { span, flow: frame.flow, ...(frame.tag === undefined ? {} : { tag: frame.tag }) };
    const node: YamlNode =
      frame.kind === "mapping"
        ? { kind: "mapping", pairs: frame.pairs, ...base }
        : { kind: "sequence", items: frame.items, ...base };
    this.#add(node, frame.size + 1, frame.anchor);
  }

  #addScalar(event: ScalarEvent): void {
    const tag = this.#slice(event.tagStart, event.tagEnd);
    const node: YamlScalar = {
      kind: "scalar",
      text: getScalarValue(this.#source, event),
      style: styleNames[event.style],
      span: event.valueStart < 0 ? this.#placeOfNothing(event) : this.#scalarSpan(event),
      ...(tag === undefined ? {} : { tag }),
    };
    this.#add(node, 1, this.#slice(event.anchorStart, event.anchorEnd));
  }

  #scalarSpan(event: ScalarEvent): Span {
    const { valueStart, valueEnd, style } = event;
    if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
      this.#end = valueEnd;
      const start = skipSpace(this.#source, valueStart, valueEnd);
      return this.#span(start, Math.max(start, trimmedEnd(this.#source, valueEnd)));
    }
    const quote = style === SCALAR_STYLE.PLAIN ? 0 : 1;
    this.#end = valueEnd + quote;
    return this.#span(valueStart - quote, this.#end);
  }

  /** A value that is not there stands behind the mark that asks for it. */
  #placeOfNothing(event: ScalarEvent): Span {
    const behindProperties = Math.max(event.tagEnd, event.anchorEnd);
    if (behindProperties >= 0) this.#end = behindProperties;
    else {
      const frame = this.#frames.at(-1);
      if (frame?.kind === "mapping" && frame.key !== undefined) this.#end = behindMark(this.#source, this.#end, ":");
      else if (frame?.kind === "sequence" && !frame.flow) this.#end = behindMark(this.#source, this.#end, "-");
    }
    return this.#span(this.#end, this.#end);
  }

  #addAlias(start: number, end: number): void {
    this.#end = end;
    const name = this.#source.slice(start, end);
    const span = this.#span(start - 1, end);
    const target = this.#anchors.get(name);
    const total = this.#frames.reduce((sum, frame) => sum + frame.size, 0);
    if (target && total + target.size <= this.#limit) {
      this.#add({ ...target.node, span, alias: true }, target.size, undefined);
      return;
    }
    const text = `*${name}`;
    const message = target
      ? `\`${text}\` repeats too much; write out what it stands for`
      : `text that begins with \`*\` needs quotes: ${JSON.stringify(text)}`;
    this.problems.push({ span, message });
    this.#add({ kind: "scalar", text: target ? "" : text, style: "plain", span }, 1, undefined);
  }

  #add(node: YamlNode, size: number, anchor: string | undefined): void {
    if (anchor !== undefined) this.#anchors.set(anchor, { node, size });
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    frame.size += size;
    frame.end = Math.max(frame.end, node.span.end);
    if (frame.kind === "document") this.documents.push(node);
    else if (frame.kind === "sequence") frame.items.push(node);
    else if (frame.key === undefined) frame.key = this.#keyFrom(node, frame);
    else {
      if (frame.key !== null) frame.pairs.push({ key: frame.key, value: node });
      frame.key = undefined;
    }
  }

  #keyFrom(node: YamlNode, frame: Frame): YamlScalar | null {
    if (node.kind !== "scalar") {
      this.problems.push({ span: node.span, message: "a key must be plain text" });
      return null;
    }
    if (frame.keys.has(node.text))
      this.problems.push({
        span: node.span,
        message: `\`${node.text}\` stands here a second time; only the first counts`,
      });
    frame.keys.add(node.text);
    return node;
  }

  #span(start: number, end: number): Span {
    return { start: this.#origin(start), end: this.#origin(end) };
  }

  #slice(start: number, end: number): string | undefined {
    return start < 0 ? undefined : this.#source.slice(start, end);
  }
}

const styleNames = {
  [SCALAR_STYLE.PLAIN]: "plain",
  [SCALAR_STYLE.SINGLE_QUOTED]: "single-quoted",
  [SCALAR_STYLE.DOUBLE_QUOTED]: "double-quoted",
  [SCALAR_STYLE.LITERAL_BLOCK]: "literal",
  [SCALAR_STYLE.FOLDED_BLOCK]: "folded",
} as const;

/** Between the last child of a flow collection and its bracket stand blanks, comments and marks only. */
function behindCloser(source: string, from: number): number {
  let at = skipComments(source, from);
  while (source[at] === "," || source[at] === ":" || source[at] === "?") at = skipComments(source, at + 1);
  return Math.min(at + 1, source.length);
}

function behindMark(source: string, from: number, mark: string): number {
  const at = skipComments(source, from);
  return source[at] === mark ? at + 1 : from;
}
