import fc from "fast-check";
import type { Format } from "../../server/src/formats/format.ts";
import { expectSound } from "./readings.ts";
import { expectSoon } from "./time.ts";
import { readTools } from "./tools.ts";

/** Any characters at all. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: "binary", maxLength: 300 });

/** Any characters, and pieces of a language in any order. */
export function anyTextWith(...pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((each) => each.join("")),
  );
}

/** Lines of the samples in any order, with words of one in another. */
export function shuffled(samples: readonly string[]): fc.Arbitrary<string> {
  const lines = samples.flatMap((text) => text.split("\n"));
  const words = [...new Set(samples.flatMap((text) => text.split(/\s+/)))];
  const statement = fc.oneof(
    fc.constantFrom(...lines),
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((some) => some.join(" ")),
    fc
      .tuple(fc.constantFrom(...lines), fc.constantFrom(...words), fc.nat(8))
      .map(([line, word, at]) => line.split(" ").toSpliced(at, 1, word).join(" ")),
  );
  return fc.array(statement, { maxLength: 30 }).map((some) => some.join("\n"));
}

/** Whatever the text, its reading is sound: `expectSound` of `readings.ts`. */
export function expectAllSound(format: Format, texts: fc.Arbitrary<string>, numRuns = 100): void {
  fc.assert(
    fc.property(texts, (text) => void expectSound(format, text)),
    { numRuns },
  );
}

/** Recognising and reading each text takes no longer. */
export function expectReadSoon(format: Format, path: string, texts: readonly string[], milliseconds = 3000): void {
  for (const text of texts)
    expectSoon(() => {
      format.recognise({ path, text });
      format.read(text, readTools);
    }, milliseconds);
}
