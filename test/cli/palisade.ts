import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll } from "vitest";
import { run } from "../../server/src/cli/run.ts";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Without the rights of root, who may read everything; only for processes. */
  readonly powerless?: boolean;
}

/** Runs a command in this process: quick, and all but what belongs to the process itself is the same. */
export async function palisade(
  words: readonly string[],
  { cwd = tmpdir(), input = "" }: RunOptions = {},
): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await run(words, {
    cwd,
    today: 20_778,
    colours: false,
    input: Readable.from(input === "" ? [] : [input]),
    print: (text) => {
      out += text;
    },
    note: (text) => {
      err += `palisade: ${text}\n`;
    },
    progress: () => {},
  });
  return { code, out, err };
}

let program = "";

/** Bundles the command line once for a test file, as the package does. */
export function useBundle(): void {
  beforeAll(async () => {
    program = join(folderOf({}), "cli.mjs");
    await build({
      entryPoints: [fileURLToPath(new URL("../../server/src/cli/main.ts", import.meta.url))],
      outfile: program,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "esm",
      mainFields: ["module", "main"],
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    });
  });
}

/** Runs `palisade` in a process of its own. */
export function spawned(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return ran(process.execPath, [program, ...words], options);
}

/** Runs a shell line in which `$PALISADE` is the command. */
export function shell(line: string, options: RunOptions = {}): Promise<Ran> {
  return ran("bash", ["-c", line], { ...options, env: { ...options.env, PALISADE: `${process.execPath} ${program}` } });
}

function ran(command: string, words: readonly string[], { cwd, env, input = "", powerless }: RunOptions): Promise<Ran> {
  const nobody = powerless && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const child = spawn(command, words, {
    ...nobody,
    cwd,
    env: { ...process.env, NO_COLOR: "", FORCE_COLOR: "", ...env },
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  child.stdin.on("error", () => {}).end(input);
  return new Promise((done) => child.on("close", (code) => done({ code, out, err })));
}

/** A folder with these files, which is gone after all tests. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "palisade-")));
  chmodSync(folder, 0o755);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A security template in which every failed login is forgiven: one error, with a safe fix. */
export const weakTemplate =
  '[Unicode]\r\nUnicode=yes\r\n[System Access]\r\nLockoutBadCount = 0\r\n[Version]\r\nsignature="$CHICAGO$"\r\n';

/** A WireGuard file with nothing worse than information. */
export const tunnel = `[Interface]
Address = 10.99.0.2/30
PrivateKey = ${"Ab1".repeat(14)}w=

[Peer]
PublicKey = ${"Cd2".repeat(14)}x=
AllowedIPs = 10.99.0.1/32
Endpoint = 203.0.113.10:51820
`;

/** The private key of {@link tunnel}, which nothing may print. */
export const tunnelSecret = "Ab1".repeat(14);
