import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../server/src/syntax/csv.ts";

const cellsOf = (text: string) => {
  const { header, rows } = readCsv(text);
  return [header, ...rows].map((row) => row?.cells.map(({ value }) => value));
};

describe("tables", () => {
  test("parted by commas, semicolons, tabs or bars", () => {
    for (const separator of [",", ";", "\t", "|"])
      expect(cellsOf(`a${separator}b\r\n1${separator}"2"\r\n`)).toEqual([
        ["a", "b"],
        ["1", "2"],
      ]);
  });

  test("quotes keep separators, line ends and doubled quotes", () =>
    expect(cellsOf('name,text\n"a ""b""","x,\ny"\n')).toEqual([
      ["name", "text"],
      ['a "b"', "x,\ny"],
    ]));

  test("lines before the table are no rows", () => {
    const { header, asides } = readCsv("#TYPE Selected.System\nsep=;\nDomänen-Name;b,c,d\n");
    expect(header?.cells.map(({ value }) => value)).toEqual(["Domänen-Name", "b,c,d"]);
    expect(asides).toHaveLength(2);
  });

  test("spans are what stands between the quotes, and rows count their lines", () => {
    const text = 'a,b\n "x",  y \n"p\nq",r\n\n';
    const { rows, blankLines } = readCsv(text);
    const said = rows.map(({ cells }) => cells.map(({ span }) => text.slice(span.start, span.end)));
    expect(said).toEqual([
      ['"x"', "y"],
      ["p\nq", "r"],
    ]);
    expect(rows.map(({ lines }) => lines)).toEqual([1, 2]);
    expect(blankLines).toBe(1);
  });
});

test("what is written by the rules reads back", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", ";", "é", " ") });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const written = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")).join("\r\n");
      expect(cellsOf(`h,i\r\n${written}\r\n`).slice(1)).toEqual(rows);
    }),
  );
});

test("any text can be read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { rows, problems } = readCsv(text);
      for (const { span } of [...rows.flatMap(({ cells }) => cells), ...rows, ...problems])
        expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
    }),
  );
});
