import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { VscodeHost } from "./install.ts";

export interface ServerOptions {
  /** Holds settings, extensions and state. Keep the path short: there are sockets below it. */
  readonly data: string;
  /** User settings, over the ones that keep the server quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Packaged extensions to install first. */
  readonly extensions?: readonly string[];
  readonly port?: number;
  /** More variables for the extension host and what it starts. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Lets the page load extensions under development and run their tests. */
  readonly forTests?: boolean;
  readonly log?: (text: string) => void;
}

/** A running VS Code server. */
export interface VscodeServer {
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** The address that opens the folder; `payload` is what VS Code's desktop takes as switches. */
  address(folder: string | undefined, payload?: ReadonlyArray<readonly [string, string]>): string;
  /** How it ended, when it does. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

const quietSettings = {
  "files.autoSave": "off",
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "security.workspace.trust.enabled": false,
};

/** Starts VS Code's server on this machine's loopback address. */
export async function startVscodeServer(host: VscodeHost, options: ServerOptions): Promise<VscodeServer> {
  const places = [
    ...["--server-data-dir", join(options.data, "server")],
    ...["--user-data-dir", join(options.data, "user")],
    ...["--extensions-dir", join(options.data, "extensions")],
  ];
  const common = [host.serverMain, "--accept-server-license-terms", "--telemetry-level", "off", ...places];
  const env = environmentOf(options);
  writeSettings(options);
  for (const extension of options.extensions ?? []) {
    const { stdout } = await promisify(execFile)(host.node, [...common, "--install-extension", extension, "--force"], {
      env,
    });
    options.log?.(stdout);
  }

  const token = randomBytes(16).toString("hex");
  const listening = ["--host", "127.0.0.1", "--port", String(options.port ?? 0), "--connection-token", token];
  const tests = options.forTests ? ["--enable-smoke-test-driver", "--disable-experiments"] : [];
  const server = spawn(host.node, [...common, ...listening, "--disable-workspace-trust", ...tests], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  const ended = once(server, "exit").then(([code, signal]) => `code ${code}, signal ${signal}`);
  const authority = `127.0.0.1:${await portOf(server, options.log)}`;
  return {
    authority,
    ended,
    address(folder, payload = []) {
      const url = new URL(`http://${authority}/`);
      url.searchParams.set("tkn", token);
      if (folder === undefined) url.searchParams.set("ew", "true");
      else url.searchParams.set("folder", folder);
      if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
      return url.href;
    },
    close: () => closeGroup(server, ended),
  };
}

function writeSettings(options: ServerOptions): void {
  const folder = join(options.data, "user", "User");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2));
}

/** Variables by which another VS Code, npm or Electron above us would change this one. */
const strayVariables =
  /^(VSCODE_(IPC|PID|CWD|NLS|DEV|AGENT|ESM|HANDLES|CLI|HOST)|CODE_SERVER_|ELECTRON_|npm_|NODE_OPTIONS$)/;

function environmentOf(options: ServerOptions): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !strayVariables.test(name));
  // No gallery: nothing is asked of anyone outside this machine.
  return { ...Object.fromEntries(kept), ...options.environment, EXTENSIONS_GALLERY: "{}" };
}

function portOf(server: ChildProcess, log: ServerOptions["log"]): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = "";
    const listen = (data: Buffer) => {
      const text = String(data);
      log?.(text);
      seen = (seen + text).slice(-4000);
      const port = /Web UI available at http:\/\/[^:/]+:(\d+)/.exec(seen)?.[1];
      if (port !== undefined) resolve(port);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`VS Code's server ended early (code ${code}):\n${seen}`)));
  });
}

/** Ends the server and what it started: asks first, and after three seconds insists. */
async function closeGroup(server: ChildProcess, ended: Promise<string>): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    if (server.pid === undefined) return;
    try {
      if (process.platform === "win32") server.kill(name);
      else process.kill(-server.pid, name);
    } catch {
      // It is gone already.
    }
  };
  signal("SIGTERM");
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3000))]);
  signal("SIGKILL");
}
