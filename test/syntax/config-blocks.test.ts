import { expect, test } from "vitest";
import { type BlockItem, readBlocks } from "../../server/src/syntax/config-blocks.ts";
import { expectSoon } from "../support/time.ts";

/** The tree as text: what each block and statement says, indented. */
function shown(items: readonly BlockItem[], depth = 0): string[] {
  const indent = "  ".repeat(depth);
  return items.flatMap((item) => {
    if (item.kind === "statement")
      return [
        `${indent}${[item.verb, ...(item.key ? [item.key] : []), ...item.values].map((word) => word.value).join("|")}`,
      ];
    const head = item.kind === "section" ? `config ${item.path}` : `edit ${item.name.value}`;
    return [`${indent}${head}${item.closed ? "" : " (open)"}`, ...shown(item.items, depth + 1)];
  });
}

const tree = (text: string) => shown(readBlocks(text).items);

test("blocks in blocks", () =>
  expect(
    tree(
      "config a b\n  set k v\n  edit 1\n    config c\n      set x\n    end\n  next\n  edit two\n  next\nend\nset y z\n",
    ),
  ).toEqual(["config a b", "  set|k|v", "  edit 1", "    config c", "      set|x", "  edit two", "set|y|z"]));

test("quotes, escapes and words that grow together", () =>
  expect(tree(`set a "b c" 'd "e"' "f\\"g" h"i j"k "" \\"l\n`)).toEqual(['set|a|b c|d "e"|f"g|hi jk||"l']));

test("a value over several lines, with any line end", () => {
  const text = 'set pem "first\r\nsecond\rthird\nlast"\r\nset b c';
  const { items, lines } = readBlocks(text);
  expect(lines).toBe(5);
  expect(items.map((item) => item.kind === "statement" && [item.line, item.lastLine])).toEqual([
    [0, 3],
    [4, 4],
  ]);
  expect(items[0]?.kind === "statement" && items[0].values[0]?.value).toBe("first\r\nsecond\rthird\nlast");
});

test("a quote that nothing closes costs its own line", () => {
  const { items, problems } = readBlocks('set a "b\nset c "d"\nset e f\n');
  expect(shown(items)).toEqual(['set|a|"b', "set|c|d", "set|e|f"]);
  expect(problems).toEqual([{ span: { start: 6, end: 7 }, message: "no quote closes this one" }]);
  expect(tree('config x\n set a "b\nend\n')).toEqual(["config x", '  set|a|"b']);
});

test("end closes an edit along with its block; what is missing is closed by what comes", () => {
  expect(tree("config vdom\nedit root\nconfig a\nend\nend\nset b c")).toEqual([
    "config vdom",
    "  edit root (open)",
    "    config a",
    "set|b|c",
  ]);
  expect(tree("config a\nedit 1\nset b c\nedit 2")).toEqual([
    "config a (open)",
    "  edit 1 (open)",
    "    set|b|c",
    "  edit 2 (open)",
  ]);
});

test("what opens nothing is a statement", () =>
  expect(tree('config\nedit\nnext\nend\n"config" x\nnext week\n')).toEqual([
    "config",
    "edit",
    "next",
    "end",
    "config|x",
    "next|week",
  ]));

test("comments, blank lines and what a pager leaves", () => {
  const { items, passed, comments } = readBlocks("\ufeff#first\n\n  # second\n--More--  \r   \r  set a b\n");
  expect(shown(items)).toEqual(["set|a|b"]);
  expect(passed).toEqual([0, 1, 2, 3, 4]);
  expect(comments.map((each) => each.value)).toEqual(["#first", "# second", "--More--  "]);
});

test("spans", () => {
  const text = ' config "a b" c\n edit "x"\n  set k "v w" z \n next\n end';
  const [section] = readBlocks(text).items;
  if (section?.kind !== "section") throw new Error("no section");
  const [edit] = section.items;
  if (edit?.kind !== "edit") throw new Error("no edit");
  const [statement] = edit.items;
  const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
  expect(at(section.span)).toBe(text.trim());
  expect(at(section.head)).toBe('config "a b" c');
  expect(at(edit.span)).toBe('edit "x"\n  set k "v w" z \n next');
  expect(at(edit.name.span)).toBe("x");
  expect(at(statement?.span)).toBe('set k "v w" z');
  expect(statement?.kind === "statement" && at(statement.values[0]?.outer)).toBe('"v w"');
});

test("nested deeper than anybody would is not nested", () => {
  const text = "config a\n".repeat(50_000);
  expect(readBlocks(text).lines).toBe(50_000);
});

test("time in proportion to length", () => {
  for (const text of [
    'set a "b\n'.repeat(60_000),
    `set a ${"\\".repeat(400_000)}"`,
    "' \" ".repeat(100_000),
    '"\\\n'.repeat(100_000),
  ]) {
    expectSoon(() => {
      readBlocks(text);
    });
  }
});
