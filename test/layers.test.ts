import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/*
 * Which layer may import which, as ARCHITECTURE.md explains it. Type imports count: what a layer names, it depends on.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
  text: [],
  net: [],
  facts: ["net"],
  syntax: ["text"],
  model: ["text", "net"],
  formats: ["text", "net", "facts", "syntax", "model"],
  site: ["text", "net", "syntax", "model"],
  alert: [],
  rules: ["text", "net", "facts", "model", "site", "alert"],
  review: ["text", "net", "facts", "model", "formats", "site", "alert", "rules"],
  report: ["text", "net", "model", "alert", "site", "rules", "review"],
  host: ["text", "model", "formats"],
  lsp: ["text", "net", "facts", "syntax", "model", "formats", "site", "alert", "rules", "review", "report", "host"],
  cli: ["text", "net", "facts", "syntax", "model", "formats", "site", "alert", "rules", "review", "report", "host"],
};

/** Only these may use what Node has and a browser has not. */
const onNode = ["host", "lsp", "cli"];

const source = fileURLToPath(new URL("../server/src", import.meta.url));

interface Import {
  readonly file: string;
  readonly layer: string;
  /** A path below server/src, or a package. */
  readonly target: string;
  readonly own: boolean;
}

const imports = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), "utf8");
  const statements = /(?:^|\n)(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;
  return [...text.matchAll(statements)].map(([, named, called]) => {
    const specifier = named ?? called ?? "";
    const own = specifier.startsWith(".");
    const target = own ? relative(source, resolve(dirname(join(source, file)), specifier)) : specifier;
    return { file: slashed(file), layer: layerOf(slashed(file)), target: slashed(target), own };
  });
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}

function layerOf(path: string): string {
  return path.split("/")[0] ?? "";
}

test("every folder of server/src is a layer", () => {
  const folders = readdirSync(source, { withFileTypes: true }).map((entry) => entry.name);
  expect(folders.filter((folder) => !(folder in layers))).toEqual([]);
});

test("the imports were found", () => expect(imports.length).toBeGreaterThan(300));

describe("a layer imports only what lies underneath", () => {
  for (const [layer, allowed] of Object.entries(layers))
    test(layer, () => {
      const wrong = imports.filter((each) => each.own && each.layer === layer && !isAllowed(each, allowed));
      expect(wrong.map((each) => `${each.file} imports ${each.target}`)).toEqual([]);
    });
});

function isAllowed({ layer, target }: Import, allowed: readonly string[]): boolean {
  // package.json lies outside server/src; only its version is taken from there.
  if (target === "../../package.json") return layer === "cli" || layer === "lsp";
  return layerOf(target) === layer || allowed.includes(layerOf(target));
}

test("formats do not import each other, but what a folder without a format of its own holds for them", () => {
  const formatOf = (path: string) => {
    const [, folder, ...rest] = path.split("/");
    return rest.length > 0 && existsSync(join(source, "formats", folder ?? "", "index.ts")) ? folder : undefined;
  };
  const wrong = imports.filter(({ file, layer, target, own }) => {
    if (!own || layer !== "formats" || layerOf(target) !== "formats") return false;
    const from = formatOf(file);
    const to = formatOf(target);
    return from !== undefined && to !== undefined && from !== to;
  });
  expect(wrong.map((each) => `${each.file} imports ${each.target}`)).toEqual([]);
});

test("only the faces and the host use Node", () => {
  const wrong = imports.filter((each) => each.target.startsWith("node:") && !onNode.includes(each.layer));
  expect(wrong.map((each) => `${each.file} imports ${each.target}`)).toEqual([]);
});

test("nothing below the faces knows the clock, the environment or the network", () => {
  const forbidden = /\b(Date\.now|new Date\(\)|performance\.now|process\.|fetch\(|setTimeout|Math\.random)/;
  const wrong = [...new Set(imports.map((each) => each.file))]
    .filter((file) => !onNode.includes(layerOf(file)))
    .filter((file) => forbidden.test(readFileSync(join(source, file), "utf8")));
  expect(wrong).toEqual([]);
});

test("the client imports nothing of the server but what both say to each other", () => {
  const client = fileURLToPath(new URL("../client/src", import.meta.url));
  const files = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const wrong = files.flatMap((file) =>
    [...readFileSync(join(client, file), "utf8").matchAll(/from\s["']([^"']*server\/[^"']*)["']/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !target.endsWith("server/src/lsp/protocol.ts"))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});
