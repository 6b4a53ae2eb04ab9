import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeTools } from "../../server/src/host/certificates.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import type { FileReview, ReviewSetup } from "../../server/src/review/review.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { fragment, office, pix } from "../formats/cisco-asa/samples.ts";
import { readCarets } from "../support/carets.ts";
import { inPlainObjects } from "../support/plain.ts";

const setup: ReviewSetup = { tools: nodeTools, today: 20_000 };

/** Long ones, and the samples of rules, which are of all formats that know lists. */
const texts = [
  readFileSync(new URL("../../examples/edge-asa.cfg", import.meta.url), "utf8"),
  ...[office, pix, fragment, office.replaceAll("\n", "\r\n")],
  ...rules.flatMap(({ bad, good }) => [...bad, ...good]).map(({ text }) => readCarets(text).text),
];

type LineEdit = (lines: readonly string[], at: number, other: number) => readonly string[];

const edits: readonly LineEdit[] = [
  (lines, at) => lines.toSpliced(at, 0, (lines[at] ?? "").replace(/^(access-list \S+ ).*/, "$1remark written later")),
  (lines, at) => lines.with(at, (lines[at] ?? "").replace(/^(object(?:-group)? \S+ )\S+/, "$1renamed")),
  (lines, at) => lines.with(at, `${lines[at]} `),
  (lines, at) => lines.with(at, ` ${lines[at]}`),
  (lines, at) => lines.toSpliced(at, 0, ""),
  (lines, at) => lines.toSpliced(at, 0, "!"),
  (lines, at) => lines.toSpliced(at, 0, " description written later"),
  (lines, at) => lines.toSpliced(at, 0, " host 10.9.8.7"),
  (lines, at) => (lines.length > 1 ? lines.toSpliced(at, 1) : lines),
  (lines, at, other) => lines.toSpliced(at, 0, lines[other] ?? ""),
  (lines, at, other) => lines.with(at, lines[other] ?? "").with(other, lines[at] ?? ""),
  (lines, at) => lines.with(at, (lines[at] ?? "").replace(/permit|deny|accept|drop/, turned)),
  (lines, at) =>
    lines.with(
      at,
      (lines[at] ?? "").replace(/\d+/, (number) => String(Number(number) + 1)),
    ),
];

function turned(word: string): string {
  return { permit: "deny", deny: "permit", accept: "drop", drop: "accept" }[word] ?? word;
}

const anyEdit = fc.record({ edit: fc.constantFrom(...edits), at: fc.nat(), other: fc.nat() });

test("a review that builds on the one before says what one from the beginning says", () => {
  const text = fc.constantFrom(...texts);
  fc.assert(
    fc.property(text, fc.array(anyEdit, { minLength: 1, maxLength: 4 }), (first, changes) => {
      let lines: readonly string[] = first.split("\n");
      let review = reviewFile({ path: "device.cfg", text: first }, setup);
      for (const { edit, at, other } of changes) {
        lines = edit(lines, at % lines.length, other % lines.length);
        const input = { path: "device.cfg", text: lines.join("\n") };
        review = reviewFile(input, setup, review);
        const anew = reviewFile(input, setup);
        expect(inPlainObjects(read(review))).toEqual(read(anew));
        expect(said(review)).toEqual(said(anew));
      }
    }),
    { numRuns: Number(process.env.PALISADE_RANDOM_EDITS ?? 300) },
  );
}, 120_000);

/** All that the reader made of the text; how it is spelled is the format's own. */
function read({ reading }: FileReview) {
  return reading && { ...reading, syntax: undefined };
}

function said({ format, findings, evidence }: FileReview): string {
  const parts = findings.map(({ proposals, ...finding }) => [finding, proposals.map((proposal) => proposal.title)]);
  return JSON.stringify([format, parts, evidence], (_, value) => (typeof value === "bigint" ? `${value}n` : value), 1);
}
