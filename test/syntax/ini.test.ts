import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IniFlavour, type IniLine, readIni } from "../../server/src/syntax/ini.ts";

const inf: IniFlavour = { lineComments: ";", inlineComments: ";", quotes: true };
const conf: IniFlavour = { lineComments: "#", inlineComments: "#", quotes: false };

/** Each line as its kind and the texts of its parts, which must be those its spans mark. */
function shown(text: string, flavour: IniFlavour): string[] {
  const lines = readIni(text, flavour).flatMap(({ header, lines }): IniLine[] => [
    ...(header ? [header] : []),
    ...lines,
  ]);
  return lines.map((line) => {
    const parts = "key" in line ? [line.key, line.value] : "name" in line ? [line.name] : [];
    for (const part of [...parts, ...(line.comment ? [line.comment] : [])])
      expect(text.slice(part.span.start, part.span.end)).toBe(part.value);
    const said =
      parts.length > 0 ? parts.map((part) => part.value).join("|") : text.slice(line.span.start, line.span.end);
    return `${line.kind} ${said}${line.comment && line.kind !== "comment" ? ` # ${line.comment.value}` : ""}`.trim();
  });
}

describe("lines of an INI file", () => {
  test("sections, keys and values are taken without the blanks around them", () =>
    expect(shown("[ System Access ]\r\n  MinimumPasswordAge\t= 1 \r\nRevision=1\r\n", inf)).toEqual([
      "header System Access",
      "entry MinimumPasswordAge|1",
      "entry Revision|1",
    ]));

  test("a value may be missing, and hold equals signs", () =>
    expect(shown("SeTcbPrivilege =\nkey = a=b\n", inf)).toEqual(["entry SeTcbPrivilege|", "entry key|a=b"]));

  test("quotes keep comment characters and equals signs to themselves where the dialect has quotes", () => {
    expect(shown('"AppIDSvc",2,"D:(A;;=)" ; how it starts', inf)).toEqual([
      'text "AppIDSvc",2,"D:(A;;=)" # how it starts',
    ]);
    expect(shown('PostUp = echo "a#b"', conf)).toEqual(['entry PostUp|echo "a # b"']);
  });

  test("every line end counts, a lone CR too, and a byte order mark is no part of the first line", () =>
    expect(shown("\ufeff[a]\rb=1\r\n\nc=2", conf)).toEqual(["header a", "entry b|1", "blank", "entry c|2"]));

  test("a header that is not closed, or is followed by more, says so", () => {
    const [, open] = readIni("[open\nkey=1", inf);
    expect(open?.header).toMatchObject({ closed: false, name: { value: "open" } });
    const [, followed] = readIni("[closed] more", inf);
    expect(followed?.header).toMatchObject({ closed: true, rest: { start: 9, end: 13 } });
  });

  test("an empty value stands directly behind the equals sign", () => {
    const [first] = readIni("key = ; nobody", inf);
    expect(first?.lines[0]).toMatchObject({ equals: 4, value: { value: "", span: { start: 5, end: 5 } } });
  });
});

test("of any text, the lines are the whole text, in order", () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "=", "[", "]", '"', ";", "#", " ", "\t", "\r", "\n", "\ufeff") }),
      (text) => {
        const sections = readIni(text, inf);
        const lines = sections.flatMap(({ header, lines }): IniLine[] => [...(header ? [header] : []), ...lines]);
        const start = text.startsWith("\ufeff") ? 1 : 0;
        expect(lines.map(({ line }) => text.slice(line.start, line.end)).join("")).toBe(text.slice(start));
        for (const { line, span } of lines)
          expect(line.start <= span.start && span.start <= span.end && span.end <= line.end).toBe(true);
      },
    ),
  ));
