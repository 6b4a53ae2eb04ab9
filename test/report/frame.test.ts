import { describe, expect, test } from "vitest";
import { quote } from "../../server/src/report/frame.ts";
import { LineIndex } from "../../server/src/text/lines.ts";

/** The quoted line, and under it what is marked; `«` and `»` in the text stand around the span. */
function framed(text: string): string {
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  const { text: line, from, to, continues } = quote(new LineIndex(text.replace(/[«»]/g, "")), { start, end });
  return `${line}\n${" ".repeat(from)}${"^".repeat(to - from)}${continues ? "…" : ""}`;
}

describe("a quoted line marks the span", () => {
  test("on the line it starts on", () => expect(framed("a\nb «c» d\ne")).toBe("b c d\n  ^"));
  test("up to the line's end when it goes on", () => expect(framed("a «b\nc» d")).toBe("a b\n  ^…"));
  test("not beyond a line end it includes", () => expect(framed("a «b\n»c")).toBe("a b\n  ^"));
  test("where it is empty", () => expect(framed("a «»b")).toBe("a b\n  ^"));
  test("behind tabs", () => expect(framed("\t«a»")).toBe("    a\n    ^"));
  test("behind a secret", () => expect(framed("password abcdefghijkl «x»")).toBe("password ***** x\n               ^"));
  test("on the secret itself", () =>
    expect(framed("password «abcdefghijkl» x")).toBe("password ***** x\n         ^^^^^"));
  test("as a whole where it is inside the secret", () =>
    expect(framed("password abc«def»ghi x")).toBe("password ***** x\n         ^^^^^"));
  test("between the quotes of a secret", () =>
    expect(framed('<Properties cpassword="«c2FtcGxl»" userName="svc"/>')).toBe(
      `<Properties cpassword=***** userName="svc"/>\n${" ".repeat(22)}^^^^^`,
    ));
  test("far out on a long line", () => {
    const [line = "", marks = ""] = framed(`${"x".repeat(500)}«needle»${"y".repeat(500)}`).split("\n");
    expect(line.length).toBeLessThan(150);
    expect(line.slice(marks.indexOf("^"), marks.length)).toBe("needle");
  });
  test("without letting the file steer the terminal", () => expect(framed("a\x1b[2J«b»")).toBe("a·[2Jb\n     ^"));
});
