// Runs before anything is installed: Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** Installs what package-lock.json names into the project, unless that is what is installed. */
export function setUp() {
  installLocked(root);
}

/** `npm ci` in the folder, unless its node_modules was made from the same package-lock.json; says whether it ran. */
export function installLocked(folder, more = []) {
  const stamp = join(folder, "node_modules", ".installed-from");
  const wanted = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return false;
  npm(folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...more]);
  writeFileSync(stamp, wanted);
  return true;
}

/** Runs npm; throws when it fails. */
export function npm(folder, words, environment = process.env) {
  // npm's own script where npm started us; npm.cmd needs a shell.
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith(".js") ? [process.execPath, [own]] : ["npm", []];
  const shell = command === "npm" && process.platform === "win32";
  const options = { cwd: folder, stdio: ["ignore", "inherit", "inherit"], env: environment, shell };
  const { status, error } = spawnSync(command, [...first, ...words], options);
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ${words[0]} failed in ${folder}`);
}
