import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { decodeBytes } from "../../server/src/formats/bytes.ts";
import { recognise } from "../../server/src/formats/registry.ts";
import { decodeCertificate } from "../../server/src/host/certificates.ts";
import { sharedPath } from "../../test/support/shared.ts";
import { type Facts, factsOf } from "./facts.ts";

/** A policy's backup: what its own files say, and what Windows reported when it was made. */
export interface Backup {
  /** Below the corpus. */
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly facts: Facts }[];
  readonly report: Facts;
  /** Administrative templates, which the report knows by name only. */
  readonly templates: number;
}

/** Every backup beside the checkout; none where there are no real files. */
export function corpusBackups(): Backup[] {
  const corpus = sharedPath("corpus/gpo");
  if (corpus === undefined) return [];
  const paths = readdirSync(corpus, { recursive: true, encoding: "utf8" }).sort();
  return paths
    .filter((path) => /gpreport\.xml$/i.test(path))
    .flatMap((path) => {
      const folder = dirname(path);
      const inside = paths.filter((each) => each.startsWith(join(folder, "DomainSysvol")));
      const files = inside.filter((each) => settingFiles.test(each)).map((each) => fileOf(corpus, folder, each));
      const [report] = configurationsOf(join(corpus, path));
      return report && files.length > 0
        ? [{ folder, files, report: factsOf(report), templates: report.policy?.templates?.length ?? 0 }]
        : [];
    });
}

const settingFiles = /(?:registry\.pol|gpttmpl\.inf|audit\.csv|[\\/]preferences[\\/].*\.xml)$/i;

function fileOf(corpus: string, folder: string, path: string) {
  const facts = configurationsOf(join(corpus, path)).map((each) => factsOf(each));
  return { path: relative(folder, path), facts: new Map(facts.flatMap((each) => [...each])) };
}

function configurationsOf(path: string) {
  const text = decodeBytes(readFileSync(path), path)?.text ?? "";
  return recognise({ path, text })?.read(text, { decodeCertificate }).configurations ?? [];
}
