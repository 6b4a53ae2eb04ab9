import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYaml, valueAt, type YamlNode } from "../../server/src/syntax/yaml.ts";
import { expectProblems, readCarets } from "../support/carets.ts";
import { expectSoon } from "../support/time.ts";

/** What a tree says, without places. */
function plain(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === "scalar") return node.text;
  if (node.kind === "sequence") return node.items.map(plain);
  return Object.fromEntries(node.pairs.map((pair) => [pair.key.text, plain(pair.value)]));
}

function read(text: string): unknown {
  const { value, problems } = parseYaml(text);
  expect(problems).toEqual([]);
  return plain(value[0]);
}

/** Every node with the text of its span. */
function* nodes(node: YamlNode): Generator<YamlNode> {
  yield node;
  if (node.kind === "sequence") for (const item of node.items) yield* nodes(item);
  if (node.kind === "mapping")
    for (const pair of node.pairs) {
      yield pair.key;
      yield* nodes(pair.value);
    }
}

function spans(text: string): string[] {
  return parseYaml(text).value.flatMap((root) =>
    [...nodes(root)].map((node) => text.slice(node.span.start, node.span.end)),
  );
}

describe("a tree", () => {
  test("holds what YAML and JSON say", () => {
    expect(read("a: 1\nb: [x, 'it''s', \"tab\\t\"]\nc:\n  - d: e\n    f: g\n  - h\n")).toEqual({
      a: "1",
      b: ["x", "it's", "tab\t"],
      c: [{ d: "e", f: "g" }, "h"],
    });
    expect(read('{\r\n\t"a": [1, {"b": null}],\r\n\t"c": "\\u00e9"\r\n}')).toEqual({ a: ["1", { b: "null" }], c: "é" });
    expect(read("a: |\n  one\n  two\nb: >-\n  one\n  two\n")).toEqual({ a: "one\ntwo\n", b: "one two" });
    expect(read("on: off\nyes: no\n")).toEqual({ on: "off", yes: "no" });
  });

  test("places nodes exactly", () => {
    expect(spans("a: 'x' # c\nb:\n  - y\n  - \"z\"\n\nc: { d: [e, f], g: }\n")).toEqual([
      "a: 'x' # c\nb:\n  - y\n  - \"z\"\n\nc: { d: [e, f], g: }",
      "a",
      "'x'",
      "b",
      '- y\n  - "z"',
      "y",
      '"z"',
      "c",
      "{ d: [e, f], g: }",
      "d",
      "[e, f]",
      "e",
      "f",
      "g",
      "",
    ]);
    expect(spans("a: |\n  one\n\n  two\n\n\nb: [{c: d}, e: f, [g] ]")).toEqual([
      "a: |\n  one\n\n  two\n\n\nb: [{c: d}, e: f, [g] ]",
      "a",
      "one\n\n  two",
      "b",
      "[{c: d}, e: f, [g] ]",
      "{c: d}",
      "c",
      "d",
      "e: f",
      "e",
      "f",
      "[g]",
      "g",
    ]);
  });

  test("places what is missing behind the mark that asks for it", () => {
    const text = "a:\nb: # later\nc:\n-\n- d\ne: {f, g: }\n";
    const root = parseYaml(text).value[0];
    const at = (node: YamlNode | undefined) => node?.span;
    expect(at(valueAt(root, "a"))).toEqual({ start: 2, end: 2 });
    expect(at(valueAt(root, "b"))).toEqual({ start: 5, end: 5 });
    const c = valueAt(root, "c");
    expect(c?.kind === "sequence" && c.items.map(at)).toEqual([
      { start: 18, end: 18 },
      { start: 21, end: 22 },
    ]);
    expect(at(valueAt(valueAt(root, "e"), "f"))).toEqual({ start: 28, end: 28 });
    expect(at(valueAt(valueAt(root, "e"), "g"))).toEqual({ start: 32, end: 32 });
  });

  test("keeps anchors' values under their aliases, and tags", () => {
    const { value, problems } = parseYaml("a: &x [1]\nb: *x\nc: !Ref name\n");
    expect(problems).toEqual([]);
    expect(plain(value[0])).toEqual({ a: ["1"], b: ["1"], c: "name" });
    expect(valueAt(value[0], "b")).toMatchObject({ alias: true, span: { start: 13, end: 15 } });
    expect(valueAt(value[0], "c")).toMatchObject({ tag: "!Ref" });
  });

  test("is one for each document", () =>
    expect(parseYaml("a\n---\nb: c\n...\n--- d\n").value.map(plain)).toEqual(["a", { b: "c" }, "d"]));

  test("starts behind a byte order mark", () => expect(spans("\ufeffa: b")).toEqual(["a: b", "a", "b"]));

  test("accepts closing brackets at the margin, as formatters write them", () => {
    const text = "a: [\n  b, # why\n]\nc: {\r\n  d: [\r\n  ]\r\n}\n";
    expect(read(text)).toEqual({ a: ["b"], c: { d: [] } });
    expect(spans(text)).toContain("[\n  b, # why\n]");
    expect(spans(text)).toContain("{\r\n  d: [\r\n  ]\r\n}");
  });
});

describe("a mistake is shown where it is, and the rest is read", () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    [
      "a bracket left open",
      `
a: [b, c # d
   ^ \`[\` is never closed
e: f
`,
      { a: ["b", "c"], e: "f" },
    ],
    [
      "several brackets left open at the end",
      `
a: { b: [c, d
        ^ \`[\` is never closed
`,
      { a: { b: ["c", "d"] } },
    ],
    [
      "a quote left open",
      `
a: "b
   ^^ this quote is never closed
c: d
`,
      { a: "b", c: "d" },
    ],
    [
      "a quote left open within brackets",
      `
a: [b, 'c]
       ^^^ this quote is never closed
d: e
`,
      { a: ["b", "c]"], d: "e" },
    ],
    [
      "a backslash in double quotes",
      `
a: ["NORTHGATE\\svc-*"]
              ^^ within double quotes a backslash must be doubled; or use single quotes
b: c
`,
      { a: ["NORTHGATE\\svc-*"], b: "c" },
    ],
    [
      "a key without its colon",
      `
a: b
msp
^^^ expected a key with a colon and a blank behind it
  c: [d]
e: f
`,
      { a: "b", msp: { c: ["d"] }, e: "f" },
    ],
    [
      "a colon without its blank",
      `
a: b
msp:[c]
   ^ the colon needs a blank behind it
d: e
`,
      { a: "b", msp: ["c"], d: "e" },
    ],
    [
      "a colon without its blank at the start",
      `
msp:[c]
   ^ the colon needs a blank behind it
d: e
`,
      { msp: ["c"], d: "e" },
    ],
    [
      "words that are no entry",
      `
a: b
what is this
^^^^^^^^^^^^ expected a key with a colon and a blank behind it
c: d
`,
      { a: "b", c: "d" },
    ],
    [
      "a tab",
      `
a:
\tb: c
^ YAML is indented with spaces, not with tabs
d: e
`,
      { a: { b: "c" }, d: "e" },
    ],
    [
      "a colon in plain text",
      `
a: b: c
    ^^^ text with a colon and a blank in it needs quotes
d: e
`,
      { d: "e" },
    ],
    [
      "a mark that means something to YAML",
      `
a: @b
   ^^ text that begins with \`@\` needs quotes
c: d
`,
      { c: "d" },
    ],
    [
      "a pattern without quotes",
      `
a: *.cfg
   ^^^^^ text that begins with \`*\` needs quotes: "*.cfg"
c: d
`,
      { a: "*.cfg", c: "d" },
    ],
    [
      "a line indented like none",
      `
a:
  - b
 c: d
 ^^^^ this line is not indented like those it belongs to
e: f
`,
      { a: ["b"], e: "f" },
    ],
    [
      "a key given twice",
      `
a: b
a: c
^ \`a\` stands here a second time; only the first counts
`,
      undefined,
    ],
    [
      "a key that is a list",
      `
? [a]
  ^^^ a key must be plain text
: b
c: d
`,
      { c: "d" },
    ],
    [
      "a control character",
      `
a: \u0007
   ^ the stream contains non-printable characters
b: c
`,
      { b: "c" },
    ],
  ];
  test.each(cases)("%s", (_, source, meaning) => {
    const marked = readCarets(source);
    const { value, problems } = parseYaml(marked.text);
    expectProblems(problems, marked);
    if (meaning !== undefined) expect(plain(value[0])).toEqual(meaning);
    const windows = marked.text.replaceAll("\n", "\r\n");
    expect(parseYaml(windows).problems.map((each) => each.message)).toEqual(marked.marks.map((mark) => mark.message));
    if (meaning !== undefined) expect(plain(parseYaml(windows).value[0])).toEqual(meaning);
  });

  test("the first of equal keys counts", () =>
    expect(valueAt(parseYaml("a: b\na: c").value[0], "a")).toMatchObject({ text: "b" }));
});

describe("hostile text", () => {
  test("aliases that repeat aliases do not grow without end", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let at = 1; at < 12; at++) lines.push(`a${at}: &a${at} [${new Array(10).fill(`*a${at - 1}`).join(", ")}]`);
    const { value, problems } = parseYaml(lines.join("\n"));
    let count = 0;
    for (const root of value) for (const _ of nodes(root)) count++;
    expect(count).toBeLessThan(20_000);
    expect(problems.some((problem) => problem.message.includes("repeats too much"))).toBe(true);
  });

  test("an alias of what it stands in is text", () => {
    const { problems } = parseYaml("a: &x [*x]");
    expect(problems).toHaveLength(1);
  });

  test.each([
    ["nesting", "[".repeat(50_000)],
    ["nesting of maps", "{a: ".repeat(50_000)],
    ["dashes", "- ".repeat(50_000)],
    ["open quotes", 'a: "\n'.repeat(4_000)],
    ["open brackets", "a: [b\n".repeat(4_000)],
    ["closers at the margin", "a: [\n]\n".repeat(4_000)],
    ["blank lines in brackets", `a: [${"\n".repeat(200_000)}]`],
    ["lines without colons", "a\n".repeat(50_000)],
    ["anchors", "&a ".repeat(50_000)],
    ["indentation", Array.from({ length: 1000 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")],
    ["mistakes without end", "a: b: c\n".repeat(20_000)],
    ["nothing but colons", ":".repeat(50_000)],
    ["backslashes", `a: "${"\\q".repeat(50_000)}"`],
  ])("%s ends soon", (_, text) => {
    expectSoon(() => {
      for (const problem of parseYaml(text).problems) expect(problem.span.end).toBeLessThanOrEqual(text.length);
    });
  });

  const piece = fc.constantFrom(
    "a",
    "key: ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ": ",
    "'",
    '"',
    "#",
    " # c",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\t",
    "&x ",
    "*x",
    "!t ",
    "|\n",
    ">-\n",
    "? ",
    "---\n",
    "...\n",
    "\\",
    "%",
    "\u0000",
    "\ufeff",
    "é😀",
    "<<: ",
  );
  test("never throws, and every span lies in the text and in order", () =>
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const { value, problems } = parseYaml(text);
        for (const { span } of [...problems, ...value.flatMap((root) => [...nodes(root)])]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    ));
});
