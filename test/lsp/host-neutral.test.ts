import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

test("the server can be bundled for a browser's worker: it needs nothing that only Node has", async () => {
  const entry = fileURLToPath(new URL("../../server/src/lsp/server.ts", import.meta.url));
  const { errors } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm",
    mainFields: ["browser", "module", "main"],
    logLevel: "silent",
  });
  expect(errors).toEqual([]);
});
