import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Counts } from "../../../scripts/checks/counts.ts";
import { packageExtension } from "../../../scripts/package.ts";
import { root } from "../../../scripts/support/root.ts";
import { installVscodeHost } from "../../../scripts/vscode/install.ts";
import { openWorkbench } from "../workbench.ts";
import { type Person, steps } from "./steps.ts";

/** Pictures of the last run; `npm run pictures` makes them the README's. */
export const pictures = join(root, "out", "pictures");

/** Installs the packaged extension in a VS Code of its own and works with it as a person would. */
export async function runUserInterface(): Promise<Counts> {
  const work = mkdtempSync(join(tmpdir(), "palisade-ui-"));
  const folder = join(work, "northgate-dental");
  cpSync(join(root, "examples"), folder, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  const host = installVscodeHost();
  const workbench = await openWorkbench(host, {
    folder,
    extensions: [await packageExtension()],
    settings: { "editor.minimap.enabled": false },
  });
  const person: Person = {
    page: workbench.page,
    folder,
    picture: (name) => workbench.picture(join(pictures, `${name}.png`)),
  };
  let passed = 0;
  try {
    for (const [name, step] of steps) {
      await step(person);
      console.log(`    ✔ ${name}`);
      passed += 1;
    }
    return { passed, failed: 0 };
  } catch (error) {
    console.error(`    ✘ ${steps[passed]?.[0]}`);
    console.error(error);
    await person.picture("ui-failed").catch(() => undefined);
    // The steps build on each other: those after the failed one were not taken.
    return { passed, failed: steps.length - passed };
  } finally {
    await workbench.close();
    rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
