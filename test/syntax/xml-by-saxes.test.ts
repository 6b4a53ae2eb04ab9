import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { readXml, type XmlElement } from "../../server/src/syntax/xml.ts";
import { escapeXml } from "../../server/src/syntax/xml-references.ts";

/** An element as both readers see it; text is that of the element alone, without blanks at its ends. */
interface Seen {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Seen[];
}

const name = fc.constantFrom("a", "entry", "q1:b", "c-d.e", "_f", "é");
const words = fc.string({ unit: fc.constantFrom("x", "1", "é", "<", ">", "&", '"', "'", " ", "]"), maxLength: 6 });
const blanks = fc.constantFrom("", " ", "\n  ", "\t");

/** Well-formed XML of every kind that programs write. */
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.uniqueArray(fc.tuple(name, words, fc.boolean()), { selector: ([key]) => key, maxLength: 3 }),
      blanks,
      tie("content"),
    )
    .map(([tag, attributes, blank, content]) => {
      const said = attributes.map(([key, value, single]) => {
        const quote = single ? "'" : '"';
        return ` ${key}${blank}=${blank}${quote}${escapeXml(value).replaceAll("'", "&apos;")}${quote}`;
      });
      return content === ""
        ? `<${tag}${said.join("")}${blank}/>`
        : `<${tag}${said.join("")}>${content}</${tag}${blank}>`;
    }),
  content: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    words.map(escapeXml),
    fc.constant("<!-- <a b='c'> & -->"),
    words.map((text) => `<![CDATA[${text.replaceAll("]", "")}]]>`),
    fc.array(tie("element"), { maxLength: 3 }).map((each) => each.join("\n ")),
  ),
}));

test("of well-formed text our tree is that of a parser that others trust", () =>
  fc.assert(
    fc.property(element, (body) => {
      const text = `<?xml version="1.0"?>\n<!DOCTYPE a [<!ELEMENT a ANY>]>\n${body}\n`;
      const { roots, problems } = readXml(text);
      expect(problems).toEqual([]);
      expect(roots.map(ours)).toEqual([bySaxes(text)]);
    }),
    { numRuns: 500 },
  ));

function ours(element: XmlElement): Seen {
  return {
    name: element.name.value,
    attributes: Object.fromEntries(element.attributes.map(({ name, value }) => [name.value, value.value])),
    text: element.text.value.trim(),
    children: element.children.map(ours),
  };
}

function bySaxes(text: string): Seen | undefined {
  const parser = new SaxesParser();
  const stack: { name: string; attributes: Record<string, string>; text: string; children: Seen[] }[] = [];
  let root: Seen | undefined;
  parser.on("opentag", ({ name, attributes }) =>
    stack.push({ name, attributes: { ...attributes }, text: "", children: [] }),
  );
  const say = (said: string) => {
    const top = stack.at(-1);
    if (top) top.text += said;
  };
  parser.on("text", say);
  parser.on("cdata", say);
  parser.on("closetag", () => {
    const closed = stack.pop();
    if (!closed) return;
    const seen = { ...closed, text: closed.text.trim() };
    const parent = stack.at(-1);
    if (parent) parent.children.push(seen);
    else root = seen;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return root;
}
