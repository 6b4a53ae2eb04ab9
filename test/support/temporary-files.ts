import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Lets tests write their temporary files below one folder, and removes it after the last of them. */
export default function setup(): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "palisade-tests-")));
  // Programs that tests start may run with fewer rights.
  chmodSync(folder, 0o755);
  for (const variable of ["TMPDIR", "TMP", "TEMP"]) process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
