import { describe, expect, test } from "vitest";
import type { PathNode } from "../../server/src/syntax/path-tree.ts";
import { readPathTree } from "../../server/src/syntax/path-tree-reader.ts";

/** All paths of a text, in order; what is switched off has a minus in front. */
function pathsOf(text: string): string[] {
  const walk = (node: PathNode, path: string): string[] => {
    const own = `${path}${path === "" ? "" : " "}${node.inactive ? "-" : ""}${node.word}`;
    return node.all.length === 0 ? [own] : node.all.flatMap((child) => walk(child, own));
  };
  return readPathTree(text).root.all.flatMap((child) => walk(child, ""));
}

describe("blocks and commands", () => {
  const curly = `
a {
    b c;
    list [ 1 2
           3 ];
    "two words" {
        d;
    }
}
`;

  test("are the same tree", () => {
    const commands = 'set a b c\nset a list [ 1 2 3 ]\nset a "two words" d\n';
    expect(pathsOf(curly)).toEqual(["a b c", "a list 1", "a list 2", "a list 3", "a two words d"]);
    expect(pathsOf(commands)).toEqual(pathsOf(curly));
    expect(pathsOf(curly.replaceAll("\n", "\r\n"))).toEqual(pathsOf(curly));
  });

  test("may stand in one file", () => expect(pathsOf("a { b; }\nset a c\n")).toEqual(["a b", "a c"]));

  test("comments of all kinds are no statements", () =>
    expect(pathsOf("# one\n/* two;\n three { */ a b; ## four\n! five\nset c\n")).toEqual(["a b", "c"]));

  test("what a session shows around them", () =>
    expect(pathsOf("user@edge> show configuration\na b;\n\n{master:0}[edit]\nuser@edge# \n[edit]\nset c\n")).toEqual([
      "a b",
      "c",
    ]));

  test("a statement without its semicolon ends with its line", () =>
    expect(pathsOf("a {\n b\n c;\n}\n")).toEqual(["a b", "a c"]));

  test("a quote that nothing closes is a letter", () =>
    expect(pathsOf('a { b c"; d "e; f; }\n')).toEqual(['a b c"', 'a d "e', "a f"]));

  test("patterns are words", () =>
    expect(pathsOf("set a <ge-[0-3]*> member ge-0/0/[0-9]\na { <*-{x}> b; }\n")).toEqual([
      "a <ge-[0-3]*> member ge-0/0/[0-9]",
      "a <*-{x}> b",
    ]));
});

describe("changes", () => {
  test("marks and commands switch off and on", () => {
    expect(pathsOf("a { inactive: b c; d; }\n")).toEqual(["a b -c", "a d"]);
    expect(pathsOf("set a b c\nset a d\ndeactivate a b\n")).toEqual(["a -b c", "a d"]);
    expect(pathsOf("set a b\ndeactivate a\nactivate a\n")).toEqual(["a b"]);
  });

  test("delete, replace, rename and insert", () => {
    expect(pathsOf("set a b\nset a c\ndelete a b\n")).toEqual(["a c"]);
    expect(pathsOf("set a b\ndelete a b\n")).toEqual(["a"]);
    expect(pathsOf("set a b\ndelete a b\nset a c\nset a b\n")).toEqual(["a c", "a b"]);
    expect(pathsOf("a { b { c; } replace: b { d; } delete: e; }\n")).toEqual(["a b d"]);
    expect(pathsOf("set a b 1\nrename a b to c\n")).toEqual(["a c 1"]);
    expect(pathsOf("set a x 1\nset a x 2\nset a x 3\ninsert a x 3 before x 1\n")).toEqual(["a x 3", "a x 1", "a x 2"]);
  });

  test("edit moves where commands work", () =>
    expect(pathsOf("edit a b\nset c\nup\nset d\ntop\nset e\ntop edit f\nset g\n")).toEqual([
      "a b c",
      "a d",
      "e",
      "f g",
    ]));
});

describe("places", () => {
  test("a block is its text from its first word to its brace", () => {
    const text = "x {\n  a b {\n    c;\n  }\n}\n";
    const node = readPathTree(text).root.at("x", "a", "b");
    expect(text.slice(node?.extent.start, node?.extent.end)).toBe("a b {\n    c;\n  }");
  });

  test("commands that follow each other are one text", () => {
    const text = "set a x 1\nset a y 2\n# and\nset a y 3\nset a z 4\nset a y 5\n";
    const node = readPathTree(text).root.at("a", "y");
    expect(text.slice(node?.extent.start, node?.extent.end)).toBe("set a y 2\n# and\nset a y 3");
  });

  test("a word in quotes stands between them", () => {
    const text = 'set a "b \\" c"\n';
    const node = readPathTree(text).root.find("a")?.all[0];
    expect(node?.word).toBe('b " c');
    expect(text.slice(node?.span.start, node?.span.end)).toBe('b \\" c');
  });

  test("braces that do not match are problems", () => {
    expect(readPathTree("}\n").problems.map((each) => each.message)).toEqual(["this brace closes nothing"]);
    expect(readPathTree("a {\n").problems.map((each) => each.message)).toEqual(["no brace closes this block"]);
  });
});
