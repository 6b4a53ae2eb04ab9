import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Format } from "../../server/src/formats/format.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { corpusPaths } from "../support/corpus.ts";
import { root } from "../support/root.ts";

/** A file as good as files of its format get. */
export interface SampleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Larger ones would take the time that many small ones need. */
const largest = 40_000;

/** The samples of the rules and of the tests, and where they are beside the checkout, other people's files. */
export async function samplesOf(format: Format): Promise<readonly SampleFile[]> {
  const written = [...ofRules(format), ...(await ofTests(format))];
  const encoder = new TextEncoder();
  const own = written.map((text, at) => ({ path: `sample-${at}.txt`, bytes: encoder.encode(text) }));
  const real = corpusPaths(format)
    .filter((path) => statSync(path).size <= largest)
    .map((path) => ({ path, bytes: readFileSync(path) }));
  return [...(format.binary ? [] : own), ...real];
}

function ofRules(format: Format): string[] {
  return rules
    .flatMap(({ bad, good }) => [...bad, ...good])
    .filter((sample) => sample.format === format.id)
    .map(({ text }) => text.replace(/^ *\^+.*\n?/gm, ""));
}

/** The texts that test/formats/ID/samples.ts exports. */
async function ofTests(format: Format): Promise<string[]> {
  const folder = join(root, "test", "formats", format.id);
  if (!readdirSync(join(root, "test", "formats")).includes(format.id)) return [];
  if (!readdirSync(folder).includes("samples.ts")) return [];
  const module: Record<string, unknown> = await import(`../../test/formats/${format.id}/samples.ts`);
  return Object.values(module).filter((each) => typeof each === "string");
}
