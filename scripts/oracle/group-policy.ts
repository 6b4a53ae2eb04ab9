import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeBytes } from "../../server/src/formats/bytes.ts";
import { recognise } from "../../server/src/formats/registry.ts";
import { decodeCertificate } from "../../server/src/host/certificates.ts";
import type { Configuration } from "../../server/src/model/configuration.ts";
import { sharedPath } from "../../test/support/shared.ts";
import { factsOf } from "../agreement/facts.ts";
import { type SambaKind, sambaFacts } from "./samba-facts.ts";

/** The name under which `npm run oracle` compares policy files with Samba's readers. */
export const groupPolicy = "group-policy";

const kinds: readonly (readonly [SambaKind, RegExp])[] = [
  ["pol", /\.pol$/i],
  ["inf", /gpttmpl\.inf$/i],
  ["audit", /audit\.csv$/i],
];

/** Reads every policy file beside the checkout as Samba does and as we do; the number of facts on which the two differ. */
export function askSamba(only: string): number {
  const corpus = sharedPath("corpus/gpo");
  const script = sharedPath("oracles/gpo-read.py");
  const missing = corpus === undefined || script === undefined ? "there is nothing in ../shared" : missingSamba();
  if (corpus === undefined || script === undefined || missing !== undefined) {
    console.log(`${groupPolicy}: Samba was not asked: ${missing}.`);
    return 0;
  }
  console.log(`\nGroup Policy files, as Samba reads them\n${row("files", "facts", "refused", "WRONG")}  kind`);
  const paths = readdirSync(corpus, { recursive: true, encoding: "utf8" }).sort();
  let wrong = 0;
  for (const [kind, name] of kinds) {
    const files = paths.filter((path) => name.test(path) && path.includes(only)).map((path) => join(corpus, path));
    const judged = files.map((path) => judgeFile(kind, path, script));
    const sum = (count: (each: Judged) => number) => judged.reduce((total, each) => total + count(each), 0);
    const differing = sum(({ differences }) => differences.length);
    console.log(
      `${row(
        files.length,
        sum((each) => each.facts),
        sum((each) => (each.refused ? 1 : 0)),
        differing,
      )}  ${kind}`,
    );
    for (const { path, refused, differences } of judged) {
      if (refused !== undefined) console.log(`    ${path}: Samba refuses it: ${refused}`);
      for (const difference of differences) console.log(`    ${path}: ${difference}`);
    }
    wrong += differing;
  }
  return wrong;
}

/** Samba's modules belong to the system's own Python. */
const python = "/usr/bin/python3";

function missingSamba(): string | undefined {
  return spawnSync(python, ["-c", "import samba"]).status === 0
    ? undefined
    : "its Python modules are not installed (Debian: python3-samba)";
}

interface Judged {
  readonly path: string;
  readonly facts: number;
  readonly refused?: string;
  readonly differences: readonly string[];
}

function judgeFile(kind: SambaKind, path: string, script: string): Judged {
  const answer = spawnSync(python, [script, kind, path], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (answer.status !== 0) return { path, facts: 0, refused: answer.stderr.trim(), differences: [] };
  const theirs = sambaFacts(kind, JSON.parse(answer.stdout), path);
  const ours = ourFacts(path);
  const differences: string[] = [];
  for (const what of new Set([...theirs.keys(), ...ours.keys()]))
    if (theirs.get(what) !== ours.get(what))
      differences.push(`${what}: Samba ${shown(theirs.get(what))}, we ${shown(ours.get(what))}`);
  return { path, facts: theirs.size, differences };
}

function ourFacts(path: string): ReadonlyMap<string, string> {
  const text = decodeBytes(readFileSync(path), path)?.text ?? "";
  const reading = recognise({ path, text })?.read(text, { decodeCertificate });
  const configurations: readonly Configuration[] = reading?.configurations ?? [];
  return new Map(configurations.flatMap((each) => [...factsOf(each, "values")]));
}

function shown(value: string | undefined): string {
  return value === undefined ? "says nothing" : JSON.stringify(value.slice(0, 80));
}

function row(...figures: readonly (number | string)[]): string {
  return figures.map((figure) => String(figure).padStart(9)).join("");
}
