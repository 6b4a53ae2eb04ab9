import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attributeOf, childOf, localName, readXml, type XmlElement } from "../../server/src/syntax/xml.ts";
import { escapeXml, resolveReferences } from "../../server/src/syntax/xml-references.ts";
import type { Span } from "../../server/src/text/span.ts";
import { expectProblems, readCarets } from "../support/carets.ts";
import { expectSoon } from "../support/time.ts";

/** The tree as text: what each element says, indented. */
function shown(elements: readonly XmlElement[], depth = 0): string[] {
  return elements.flatMap((element) => {
    const attributes = element.attributes.map(({ name, value }) => ` ${name.value}=[${value.value}]`).join("");
    const text = element.text.value === "" ? "" : ` ${JSON.stringify(element.text.value)}`;
    return [`${"  ".repeat(depth)}${element.name.value}${attributes}${text}`, ...shown(element.children, depth + 1)];
  });
}

const tree = (text: string) => shown(readXml(text).roots);

function expectXmlProblems(source: string): void {
  const marked = readCarets(source);
  expectProblems(readXml(marked.text).problems, marked);
}

describe("what XML says", () => {
  test("elements, attributes and text", () =>
    expect(
      tree('<?xml version="1.0"?>\n<a b="1" c = \'2\'>\n  <d> x y </d><e/>\n  <f g="h" />\n</a>\n<!-- end -->'),
    ).toEqual(["a b=[1] c=[2]", '  d "x y"', "  e", "  f g=[h]"]));

  test("references to characters and the five predefined names, and nothing else", () => {
    expect(tree('<a b="&lt;&amp;lt;&quot;">&#65;&#x42;&apos;&gt; &other; &#xD800; & &amp</a>')).toEqual([
      'a b=[<&lt;"] "AB\'> &other; &#xD800; & &amp"',
    ]);
    expect(resolveReferences(escapeXml(`a<b> & "c"`))).toBe(`a<b> & "c"`);
  });

  test("a document type is passed over, and what it declares is not obeyed", () =>
    expect(tree('<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;</a>')).toEqual([
      'a "&b;"',
    ]));

  test("a CDATA section is text in which nothing has a meaning", () =>
    expect(tree("<a> x <![CDATA[ <b>&amp; ]]> y</a>")).toEqual(['a "x <b>&amp; y"']));

  test("names with prefixes, dashes and dots; one line or many, with any line end", () => {
    expect(tree('<q1:a xmlns:q1="u"><b-c.d>1</b-c.d></q1:a>')).toEqual(["q1:a xmlns:q1=[u]", '  b-c.d "1"']);
    expect(tree("\ufeff<a\r\nb='1'\rc='2'\r\n>\r\nx\r\n</a>\r\n")).toEqual(['a b=[1] c=[2] "x"']);
    expect(readXml("<q1:a/>").roots.map(localName)).toEqual(["a"]);
  });

  test("finding the way", () => {
    const [root] = readXml('<a><b n="1"><c>x</c></b><b n="2"/></a>').roots;
    expect(root?.children.map((each) => attributeOf(each, "n")?.value)).toEqual(["1", "2"]);
    expect(childOf(childOf(root, "b"), "c")?.text.value).toBe("x");
    expect(childOf(childOf(root, "c"), "b")).toBeUndefined();
    expect(childOf(undefined, "a")).toBeUndefined();
  });
});

test("spans", () => {
  const text = '<a>\n  <entry name="x &amp; y"> some &lt;text </entry>\n  <none/><open></open></a>';
  const { roots } = readXml(text);
  const at = (span: Span | undefined) => span && text.slice(span.start, span.end);
  const [entry, none, open] = roots[0]?.children ?? [];
  expect(at(roots[0]?.span)).toBe(text);
  expect(at(entry?.span)).toBe('<entry name="x &amp; y"> some &lt;text </entry>');
  expect(at(entry?.startTag)).toBe('<entry name="x &amp; y">');
  expect(at(entry?.endTag)).toBe("</entry>");
  expect(at(entry?.name.span)).toBe("entry");
  expect(at(entry?.text.span)).toBe("some &lt;text");
  expect(at(entry?.attributes[0]?.name.span)).toBe("name");
  expect(at(entry?.attributes[0]?.value.span)).toBe("x &amp; y");
  expect(at(none?.span)).toBe("<none/>");
  expect(none?.endTag).toBeUndefined();
  expect(open?.text).toEqual({ value: "", span: { start: open?.startTag.end, end: open?.startTag.end } });
});

describe("damage", () => {
  test("quotes within a value that nobody escaped belong to it", () => {
    expect(tree(`<entry name="the "big" one" b="c"d"/><e name='it's'>x</e>`)).toEqual([
      'entry name=[the "big" one] b=[c"d]',
      'e name=[it\'s] "x"',
    ]);
    expectXmlProblems(`
<entry name="the "big" one"/>
                 ^ write &quot; for a quote in a value
                     ^ write &quot; for a quote in a value
`);
  });

  test("a value whose quote is missing ends with its tag or line", () => {
    expect(tree('<a><b name="one>x</b><b name="two"\nc="3">y</b></a>')).toEqual([
      "a",
      '  b name=[one] "x"',
      '  b name=[two] c=[3] "y"',
    ]);
    expectXmlProblems(`
<a><b name="one>x</b></a>
           ^ no quote closes this one
`);
  });

  test("an attribute without a value, and what is none", () => {
    expect(tree("<a b c=d e='f'/>")).toEqual(["a b=[] c=[] d=[] e=[f]"]);
    expectXmlProblems(`
<a b 1="2"/>
   ^ expected b="…"
     ^ expected an attribute
      ^ expected an attribute
       ^ expected an attribute
        ^ expected an attribute
         ^ expected an attribute
`);
  });

  test("what is not closed ends with what it stands in; an end tag too many is passed over", () => {
    expect(tree("<a><b><c>1</b><d>2</d></x></a><e>3")).toEqual(["a", "  b", '    c "1"', '  d "2"', 'e "3"']);
    expectXmlProblems(`
<a><b>1</a></x>
   ^^^ no </b> closes this
           ^^^^ no <x> is open here
`);
    expectXmlProblems(
      `
<a><b c="d"
^^^ no </a> closes this; 1 element in it is left open, too
   ^^ no > closes this
`.trimEnd(),
    );
  });

  test("many elements that one end leaves open are one mistake", () => {
    const { problems } = readXml(`<a>${"<b>".repeat(300)}</a><c>${"<d>".repeat(300_000)}`);
    expect(problems.filter(({ message }) => message.includes("closes this"))).toEqual([
      { span: { start: 3, end: 6 }, message: "no </b> closes this; 299 elements in it are left open, too" },
      { span: { start: 907, end: 910 }, message: "no </c> closes this; 300000 elements in it are left open, too" },
    ]);
    expect(problems.length).toBeLessThan(10);
  });

  test("a < that begins no tag is text", () =>
    expectXmlProblems(`
<a>1 < 2</a>
     ^ write &lt; for a < that begins no tag
`));

  test("nested deeper than anybody would is left out", () => {
    const { roots, problems } = readXml(`${"<a>".repeat(100_000)}x${"</a>".repeat(100_000)}<b/>`);
    expect(roots.map((root) => root.name.value)).toEqual(["a", "b"]);
    expect(problems.map((each) => each.message)).toContain("nested too deep to be read");
  });

  test("of any text, every part lies in the text and in what it stands in", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "<a ",
            "<b>",
            "</a>",
            "</b>",
            'c="',
            '"',
            "'",
            "=",
            ">",
            "/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?",
            "?>",
            "<!",
            "x",
            " ",
            "\n",
            "&lt;",
            "&",
          ),
          {
            maxLength: 40,
          },
        ),
        (pieces) => {
          const text = pieces.join("");
          const { roots, problems, asides } = readXml(text);
          const within = (span: Span, outer: Span) =>
            expect(outer.start <= span.start && span.start <= span.end && span.end <= outer.end).toBe(true);
          const whole = { start: 0, end: text.length };
          const check = (element: XmlElement, outer: Span): void => {
            within(element.span, outer);
            within(element.startTag, element.span);
            within(element.text.span, element.span);
            if (element.endTag) within(element.endTag, element.span);
            for (const { name, value } of element.attributes) {
              within(name.span, element.startTag);
              within(value.span, element.startTag);
            }
            for (const child of element.children) check(child, element.span);
          };
          for (const root of roots) check(root, whole);
          for (const span of [...asides, ...problems.map((each) => each.span)]) within(span, whole);
        },
      ),
      { numRuns: 2000 },
    ));
});

test("time in proportion to length", () => {
  for (const text of [
    '<a b="c\n'.repeat(60_000),
    `<a ${'b="c\n'.repeat(60_000)}<`,
    `<a ${"b=\"c\nd='e\n".repeat(60_000)}<`,
    `<a b="${'" '.repeat(200_000)}`,
    "<a>".repeat(100_000) + "</b>".repeat(100_000),
    "<a><b>".repeat(60_000) + "</a>".repeat(60_000),
    "<![CDATA[".repeat(100_000),
    "<!--".repeat(100_000),
    `<a>${"&".repeat(400_000)}</a>`,
    `<a>${"<b/>x".repeat(100_000)}</a>`,
  ]) {
    expectSoon(() => {
      readXml(text);
    });
  }
});
