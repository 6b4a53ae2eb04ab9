import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { decodeBytes } from "../../server/src/formats/bytes.ts";
import type { Format } from "../../server/src/formats/format.ts";
import { formats } from "../../server/src/formats/registry.ts";
import { reviewFile } from "../../server/src/review/file.ts";
import { damaged, damagedBytes } from "../../test/support/damage.ts";
import { spanOutside, unsoundness } from "../../test/support/soundness.ts";
import { readTools } from "../../test/support/tools.ts";
import { root } from "../support/root.ts";
import { type SampleFile, samplesOf } from "./samples.ts";
import type { Trial } from "./trial.ts";

/** For each format: its reader, and a review with all rules, on damaged files. */
export async function damagedFiles(): Promise<readonly Trial[]> {
  const all = await Promise.all(formats.map(async (format) => trialsOf(format, await samplesOf(format))));
  return all.flat();
}

function trialsOf(format: Format, samples: readonly SampleFile[]): Trial[] {
  if (samples.length === 0) return [];
  const path = samples[0]?.path ?? "";
  const decode = (bytes: Uint8Array) => decodeBytes(bytes, path)?.text ?? "";
  const texts = damaged(samples.map(({ bytes }) => decode(bytes)));
  const bytes = damagedBytes(samples.map((each) => each.bytes)).map(decode);
  return [
    trial(`${format.name}: read`, fc.oneof(texts, bytes), (text) => unsoundness(format, text)),
    trial(`${format.name}: reviewed`, fc.oneof(texts, bytes), (text) => failureOf(format, text)),
  ];
}

function trial(name: string, text: fc.Arbitrary<string>, wrongWith: (text: string) => string | undefined): Trial {
  const holds = (each: string) => {
    const wrong = wrongWith(each);
    if (wrong !== undefined) throw new Error(wrong);
  };
  return {
    name,
    broken(tries, seed) {
      const { counterexample, errorInstance } = fc.check(fc.property(text, holds), { numRuns: tries, seed });
      if (!counterexample) return undefined;
      const why = errorInstance instanceof Error ? errorInstance.stack : errorInstance;
      return `${why}\nwith the text in ${kept(name, counterexample[0])}`;
    },
  };
}

/** Writes a text where it can be looked at. */
function kept(name: string, text: string): string {
  const file = join(root, "out", "fuzz", `${name.replace(/\W+/g, "-")}.txt`);
  mkdirSync(join(root, "out", "fuzz"), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What fails in a review of the text, or where it points outside. */
function failureOf(format: Format, text: string): string | undefined {
  const failures: string[] = [];
  const review = reviewFile(
    { path: "any/file.txt", text },
    {
      tools: readTools,
      today: 20_000,
      format: format.id,
      onFailure: ({ what, thrown }) => failures.push(`${what}: ${thrown instanceof Error ? thrown.stack : thrown}`),
    },
  );
  return failures[0] ?? spanOutside([review.findings, review.evidence, review.unread], text);
}
