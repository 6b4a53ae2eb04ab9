import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "../support/root.ts";

/** Functions and constants that a file exports and no other imports, as `FILE NAME`; types stand beside what they are for. */
export function unusedExports(): string[] {
  const files = ["client", "server", "scripts", "test"].flatMap(filesBelow);
  const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
  const imported = new Set([...texts].flatMap(([file, text]) => importsOf(file, text)));
  return [...texts].flatMap(([file, text]) =>
    exportsOf(text)
      .filter((name) => !imported.has(`${file} ${name}`) && !imported.has(`${file} *`) && !isCalledByOthers(file, name))
      .map((name) => `${relative(root, file)} ${name}`),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:ts|mjs)$/.test(name))
    .map((name) => join(root, folder, name));
}

function exportsOf(text: string): string[] {
  return [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(([, name = ""]) => name);
}

/** As `FILE NAME`; a file that is imported whole, or while the program runs, as `FILE *`. */
function importsOf(file: string, text: string): string[] {
  const path = (stated: string) => join(dirname(file), stated);
  const named = text.matchAll(/^(?:import|export) (?:type )?(?:\w+, )?\{([^}]*)\} from "(\.[^"]+)"/gm);
  const whole = text.matchAll(/(?:\* as \w+ from |\bimport\()["'`](\.[^"'`]+)["'`]/g);
  return [
    ...[...named].flatMap(([, names = "", from = ""]) =>
      [...names.matchAll(/(?:^|,)\s*(?:type )?(\w+)/g)].map(([, name]) => `${path(from)} ${name}`),
    ),
    ...[...whole].map(([, from = ""]) => `${path(from)} *`),
  ];
}

/** VS Code calls what the extension and its tests export; `scripts/run.mjs` calls each script's `main`. */
function isCalledByOthers(file: string, name: string): boolean {
  const path = relative(root, file).replaceAll("\\", "/");
  if (path === "client/src/extension.ts" || path === "test/integration/suite/index.ts") return true;
  return name === "main" && /^scripts\/\w+\.ts$/.test(path);
}
