import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { installLocked } from "../../../scripts/setup.mjs";
import { root } from "../../../scripts/support/root.ts";

/** A browser that starts on this machine. */
export interface Browser {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

const folder = join(root, ".cache", "browser");

/** Finds a Chromium: $CHROMIUM, the one from the npm registry, one on the PATH, or Debian's when we may install it. */
export function installBrowser(): Browser {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return { executable: named, environment: {} };
  const found = packagedBrowser() ?? browserOnPath() ?? debianBrowser();
  if (!found) throw new Error("no Chromium starts here; install one and name it in CHROMIUM");
  return found;
}

/** Chromium from @sparticuz/chromium, for Linux on x64; with libraries of its own where the machine has none. */
function packagedBrowser(): Browser | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"])
    copyFileSync(join(import.meta.dirname, name), join(folder, name));
  const installed = installLocked(folder);
  const executable = join(folder, "chromium");
  const unpacked = join(folder, "unpacked");
  if (installed || !existsSync(executable)) unpack(executable, unpacked);
  const environment = { FONTCONFIG_FILE: writeFontList() };
  const withLibraries = { ...environment, LD_LIBRARY_PATH: join(unpacked, "lib") };
  return [
    { executable, environment },
    { executable, environment: withLibraries },
  ].find(starts);
}

function unpack(executable: string, unpacked: string): void {
  const packed = (name: string) =>
    brotliDecompressSync(readFileSync(join(folder, "node_modules", "@sparticuz", "chromium", "bin", name)));
  mkdirSync(unpacked, { recursive: true });
  for (const name of ["al2023.tar.br", "fonts.tar.br"])
    execFileSync("tar", ["-x", "--no-same-owner", "-C", unpacked], { input: packed(name) });
  writeFileSync(executable, packed("chromium.br"), { mode: 0o755 });
}

/** Pictures look the same on every machine when the fonts are the same. */
function writeFontList(): string {
  const path = join(folder, "fonts.conf");
  const places = [join(folder, "node_modules", "dejavu-fonts-ttf", "ttf"), join(folder, "unpacked", "fonts")];
  const alias = (family: string, font: string) =>
    `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${places.map((place) => `<dir>${place}</dir>`).join("")}<cachedir>${join(folder, "font-cache")}</cachedir>
${alias("monospace", "DejaVu Sans Mono")}
${["system-ui", "sans-serif", "serif"].map((family) => alias(family, "Open Sans")).join("\n")}
</fontconfig>
`,
  );
  return path;
}

function browserOnPath(): Browser | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = names.flatMap((name) => folders.map((place) => join(place, name)));
  return paths.map((executable) => ({ executable, environment: {} })).find(starts);
}

/** The last resort, for a bare machine of our own: as root, from Debian's packages. */
function debianBrowser(): Browser | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Installing Debian's Chromium");
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  spawnSync("apt-get", ["update", "-q"], options);
  spawnSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"], options);
  return browserOnPath();
}

function starts({ executable, environment }: Browser): boolean {
  const { status } = spawnSync(executable, ["--version", "--no-sandbox"], {
    env: { ...process.env, ...environment },
    stdio: "ignore",
    timeout: 30_000,
  });
  return status === 0;
}
