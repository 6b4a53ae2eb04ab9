import { describe, expect, test } from "vitest";
import { readTree } from "../../../server/src/formats/panos/syntax/index.ts";
import type { PathNode } from "../../../server/src/syntax/path-tree.ts";

/** The tree as text: each word, indented. */
function shown(node: PathNode, depth = 0): string[] {
  return node.all.flatMap((child) => [`${"  ".repeat(depth)}${child.word}`, ...shown(child, depth + 1)]);
}

const tree = (text: string) => shown(readTree(text).root);

test("one configuration in three syntaxes is one tree", () => {
  const wanted = ["address", "  A 1", "    ip-netmask", "      10.0.0.1", "    tag", "      x", "      y z"];
  expect(tree('set address "A 1" ip-netmask 10.0.0.1\nset address "A 1" tag [ x "y z"]\n')).toEqual(wanted);
  expect(tree('address {\n  "A 1" {\n    ip-netmask 10.0.0.1;\n    tag [ x "y z"];\n  }\n}\n')).toEqual(wanted);
  expect(
    tree(
      '<address><entry name="A 1"><ip-netmask>10.0.0.1</ip-netmask><tag><member>x</member><member>y z</member></tag></entry></address>',
    ),
  ).toEqual(wanted);
});

describe("set commands", () => {
  test("quotes within values are part of them", () =>
    expect(
      tree(
        `set address a description "quoted with a '"
set address b description "quoted with a ""
set address c description "with a " and '"
set address d description "over lines with " inside'
and more"
set address e description
set address f description ""
set address g comments 'single "quotes"'
`,
      ).filter((line) => line.startsWith("      ")),
    ).toEqual([
      "      quoted with a '",
      '      quoted with a "',
      "      with a \" and '",
      "      over lines with \" inside'\nand more",
      "      ",
      '      single "quotes"',
    ]));

  test("a quote that nothing closes costs its own line", () => {
    const { root, problems } = readTree('set address a tag "x\nset address b tag "y z"\n');
    expect(shown(root)).toEqual(["address", "  a", "    tag", '      "x', "  b", "    tag", "      y z"]);
    expect(problems).toEqual([{ span: { start: 18, end: 19 }, message: "no quote closes this one" }]);
  });

  test("what is set again replaces, lists grow, delete takes away, move and rename do what they say", () =>
    expect(
      tree(`set rules A action allow
set rules A action deny
set rules A action allow
set rules A from [ x y]
set rules A from x
set rules B action allow
set rules C action allow
delete rules A from y
move rules C top
move rules A after B
rename rules B to D
`),
    ).toEqual([
      "rules",
      "  C",
      "    action",
      "      allow",
      "  D",
      "    action",
      "      allow",
      "  A",
      "    action",
      "      deny",
      "      allow",
      "    from",
      "      x",
    ]));

  test("several parts of a rule in one command", () =>
    expect(tree("set rulebase security rules A from trust to any source [ x y ] action allow\n")).toEqual([
      "rulebase",
      "  security",
      "    rules",
      "      A",
      "        from",
      "          trust",
      "        to",
      "          any",
      "        source",
      "          x",
      "          y",
      "        action",
      "          allow",
    ]));

  test("prompts, modes and comments around them", () => {
    const { root, commands, asides } = readTree(
      "admin@PA-220> configure\nEntering configuration mode\n[edit]\nadmin@PA-220(active)# set tag x\n# a comment\n",
    );
    expect(shown(root)).toEqual(["tag", "  x"]);
    expect(commands.map((each) => each.verb)).toEqual(["debris", "debris", "debris", "set"]);
    expect(asides).toHaveLength(1);
  });
});

describe("braces", () => {
  test("banners hold whatever they like", () =>
    expect(
      tree(`system {
  login-banner !"#$%;{|}~
 second; {
line}~;
  motd "
*** ;
}
";
  hostname core;
  empty;
}
`),
    ).toEqual([
      "system",
      "  login-banner",
      '    !"#$%;{|}~\n second; {\nline}~',
      "  motd",
      "    \n*** ;\n}\n",
      "  hostname",
      "    core",
      "  empty",
    ]));

  test("two words before a brace; blocks stated twice; comments; a semicolon that is missing", () => {
    const { root, problems } = readTree("# x\nvirtual-router VR {\n  a b;\n}\nvirtual-router VR {\n  c d\n}\n");
    expect(shown(root)).toEqual(["virtual-router", "  VR", "    a", "      b", "    c", "      d"]);
    expect(problems.map((each) => each.message)).toEqual(["expected a semicolon at the end"]);
  });
});

test("nested deeper than anybody would is left out", () => {
  for (const text of [`${"<a>".repeat(5000)}x`, "a {\n".repeat(5000), `set ${"a ".repeat(5000)}`])
    expect(tree(text).length).toBeLessThan(80);
});
