import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Words } from "../../server/src/syntax/words.ts";

function wordsOf(text: string): Words {
  const words = new Words(text);
  words.load(0, text.length, 0);
  return words;
}

function all(text: string): string[] {
  const words = wordsOf(text);
  const taken: string[] = [];
  while (!words.done) taken.push(words.take());
  return taken;
}

describe("words", () => {
  test("are parted by blanks; quotes hold some together", () => {
    expect(all("a  bc\td")).toEqual(["a", "bc", "d"]);
    expect(all('name "two words" x')).toEqual(["name", "two words", "x"]);
    expect(all('a "b \\" c" d')).toEqual(["a", 'b \\" c', "d"]);
    expect(all('a "" b')).toEqual(["a", "", "b"]);
    expect(all('a "no end')).toEqual(["a", '"no', "end"]);
    expect(all('a "b"c d')).toEqual(["a", '"b"c', "d"]);
    expect(all("")).toEqual([]);
  });

  test("have their places, and past the end an empty one", () => {
    const words = wordsOf('one "two three"');
    words.skip();
    expect(words.takeLocated()).toEqual({ value: "two three", span: { start: 5, end: 14 } });
    expect(words.takeLocated()).toEqual({ value: "", span: { start: 15, end: 15 } });
    expect(words.done).toBe(true);
  });

  test("are looked at without being taken", () => {
    const words = wordsOf("a b c");
    expect([words.peek(), words.peek(1), words.peek(3), words.left]).toEqual(["a", "b", "", 3]);
    expect([words.is("a"), words.is("ab"), words.is("b", 1), words.is("", 3)]).toEqual([true, false, true, false]);
    expect(words.accept("b")).toBe(false);
    expect(words.acceptPair("a", "b")).toBe(true);
    expect(words.accept("c")).toBe(true);
    expect(words.accept("")).toBe(false);
  });

  test("the rest is as it stands, quotes included", () => {
    const words = wordsOf('say "so be it"  now');
    words.skip();
    expect(words.rest()).toEqual({ value: '"so be it"  now', span: { start: 4, end: 19 } });
  });

  test("that are rejected are remembered until the next statement", () => {
    const words = wordsOf("a b c d");
    words.skip();
    words.reject();
    words.skip();
    words.rejectRest();
    expect(words.rejected).toEqual([
      { start: 2, end: 3 },
      { start: 6, end: 7 },
    ]);
    words.rejectStatement();
    expect(words.rejected).toEqual([{ start: 0, end: 7 }]);
    words.load(0, 1, 0);
    expect(words.rejected).toEqual([]);
  });

  test("lie in the text, one after the other, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\t", '"', "\\", "é") }), (text) => {
        const words = wordsOf(text);
        let end = 0;
        while (!words.done) {
          const { start, end: next } = words.span();
          expect(end <= start && start <= next && next <= text.length).toBe(true);
          end = next;
          words.skip();
        }
      }),
    );
  });
});
