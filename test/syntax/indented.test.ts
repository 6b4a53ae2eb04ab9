import { describe, expect, test } from "vitest";
import { type Block, block, type Reader, readIndented } from "../../server/src/syntax/indented.ts";
import { LineCursor } from "../../server/src/syntax/line-cursor.ts";

/** A language of rooms: `room NAME`, below it `lamp`, `box` with `lamp` in it, and `attic`, where nothing matters. */
function rooms(text: string) {
  const seen: string[] = [];
  const lamp = (where: string): Reader<unknown> => {
    return (words) => {
      seen.push(`${where}/lamp ${words.take()}`);
      return undefined;
    };
  };
  const boxOf = (where: string): Block =>
    block(new Map([["lamp", lamp(`${where}/box`)]]), undefined, { strangers: "unread" });
  const roomOf = (name: string): Block =>
    block(
      new Map<string, Reader<unknown>>([
        ["lamp", lamp(name)],
        ["box", () => boxOf(name)],
        ["street", lamp(name)],
        ["no", lamp(`${name} without`)],
      ]),
      undefined,
      { strangers: "unread", claims: (words) => words.is("indoors", 1) },
    );
  const top = block(
    new Map<string, Reader<unknown>>([
      ["room", (words) => roomOf(words.take())],
      ["street", lamp("")],
      ["late", lamp("late")],
      ["no", lamp("without")],
      ["attic", () => ({ knows: () => false, read: () => "unknown", strangers: "ignored", ignored: true })],
      [
        "odd",
        (words) => {
          words.reject();
          return undefined;
        },
      ],
    ]),
    undefined,
    { strangers: "unread" },
  );
  const reading = readIndented(text, Object.assign(top, { putsOff: (word: string) => word === "late" }), {
    isComment: (all, start) => all.startsWith("!", start),
    leaving: new Set(["exit"]),
    negation: "no",
  });
  return { ...reading, seen, left: reading.leftovers.map(({ span }) => text.slice(span.start, span.end)) };
}

describe("statements", () => {
  test("stand below what is indented less", () => {
    const { seen, lines } = rooms("room a\n lamp 1\n box\n  lamp 2\n lamp 3\nstreet 4\n");
    expect(seen).toEqual(["a/lamp 1", "a/box/lamp 2", "a/lamp 3", "/lamp 4"]);
    expect(lines).toEqual({ total: 6, read: 6, ignored: 0, unread: 0 });
  });

  test("pasted without blanks stand below what knows them", () => {
    expect(rooms("room a\nlamp 1\nbox\nlamp 2\nstreet 3\nlamp 4\n")).toMatchObject({
      seen: ["a/lamp 1", "a/box/lamp 2", "/lamp 3"],
      left: ["lamp 4"],
    });
  });

  test("that two places know belong to the top, unless the other claims them", () => {
    expect(rooms("room a\nstreet 1\n").seen).toEqual(["/lamp 1"]);
    expect(rooms("room a\nstreet indoors\n").seen).toEqual(["a/lamp indoors"]);
  });

  test("that take something back stand where it would stand itself", () => {
    expect(rooms("room a\nno lamp\nno street\nno lamp\n").seen).toEqual([
      "a without/lamp lamp",
      "without/lamp street",
      "without/lamp lamp",
    ]);
  });

  test("below one that nobody knows are not understood either", () => {
    const { seen, left } = rooms(
      "street 1\ncellar\n street 2\n  lamp 3\nstreet 4\nroom a\n shelf\n  lamp 5\n lamp 6\n",
    );
    expect(seen).toEqual(["/lamp 1", "/lamp 4", "a/lamp 6"]);
    expect(left).toEqual(["cellar", "street 2", "lamp 3", "shelf", "lamp 5"]);
  });

  test("are the file's again behind a comment that is not indented", () => {
    expect(rooms("street 1\ncellar\n lamp 2\n!\n street 3\n").seen).toEqual(["/lamp 1", "/lamp 3"]);
  });

  test("below a first line that is none are the file's", () => {
    expect(rooms("here it comes:\n  street 1\n  room a\n    lamp 2\n").seen).toEqual(["/lamp 1", "a/lamp 2"]);
  });

  test("a word alone leaves a block", () => {
    expect(rooms("room a\nlamp 1\nexit\nlamp 2\n")).toMatchObject({ seen: ["a/lamp 1"], left: ["lamp 2"] });
  });

  test("comments and empty lines end nothing", () => {
    const { seen, lines } = rooms("room a\n! of lamps\n\n lamp 1\n");
    expect(seen).toEqual(["a/lamp 1"]);
    expect(lines).toEqual({ total: 4, read: 2, ignored: 2, unread: 0 });
  });

  test("that wait for all others come last, in their order", () =>
    expect(rooms("late 1\nroom a\nlate 2\n lamp 3\n").seen).toEqual(["late/lamp 1", "late/lamp 2"]));

  test("what is not understood is left over, to the word", () => {
    const { left, lines } = rooms("room a\n window\nodd one out ! said so\nstreet 1 2 3\nattic\n anything\n  at all\n");
    expect(left).toEqual(["window", "one out ! said so", "2 3"]);
    expect(lines).toEqual({ total: 7, read: 1, ignored: 3, unread: 3 });
  });

  test("a comment behind a statement is none of its words", () =>
    expect(rooms("street 1 ! the long one\n").left).toEqual([]));

  test("at the top span what stands below them", () => {
    const { statements } = rooms("room a\n lamp 1\n!\nstreet 2\n");
    expect(statements).toEqual([
      { word: "room", start: 0, end: 14, lines: 2, isWhole: true },
      { word: "street", start: 17, end: 25, lines: 1, isWhole: true },
    ]);
  });

  test("are whole when all their lines were read", () => {
    const { statements } = rooms(
      "room a\n lamp 1\n!\n lamp 2\nroom b\n rug\nroom c\n\nroom d\n lamp 3\n\nattic\n box\n",
    );
    expect(statements.map(({ word, lines, isWhole }) => [word, lines, isWhole])).toEqual([
      ["room", 4, false],
      ["room", 2, false],
      ["room", 1, true],
      ["room", 2, true],
      ["attic", 2, false],
    ]);
  });
});

test("lines end with LF, CRLF or CR", () => {
  const lines = (text: string) => {
    const cursor = new LineCursor(text);
    const found: string[] = [];
    while (cursor.next()) found.push(`${cursor.indent}${text.slice(cursor.start, cursor.end)}`);
    return found;
  };
  expect(lines("a\n  b \r\nc\rd\r\r\n\ne")).toEqual(["0a", "2b", "0c", "0d", "0", "0", "0e"]);
  expect(lines("")).toEqual([]);
  expect(lines("a\n")).toEqual(["0a"]);
  expect(lines("\r")).toEqual(["0"]);
});
