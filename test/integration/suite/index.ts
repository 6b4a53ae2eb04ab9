import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import { commandTests } from "./commands.test.ts";
import { diagnosticTests } from "./diagnostics.test.ts";
import { languageTests } from "./languages.test.ts";
import { serverTests } from "./server.test.ts";
import { shownFileTests } from "./shown-files.test.ts";
import { siteFileTests } from "./site-file.test.ts";

/** The extension host calls this; it ends when all tests have run, and fails when one has. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", color: false, timeout: 30_000 });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  languageTests();
  diagnosticTests();
  siteFileTests();
  commandTests();
  shownFileTests();
  serverTests();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const counts = process.env.PALISADE_TEST_COUNTS;
      if (counts !== undefined) writeFileSync(counts, JSON.stringify(runner.stats));
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
  });
}
