import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import type { VscodeHost } from "../../scripts/vscode/install.ts";
import { type ServerOptions, startVscodeServer, type VscodeServer } from "../../scripts/vscode/server.ts";
import { installBrowser } from "./browser/install.ts";

export interface WorkbenchOptions {
  readonly folder: string;
  readonly openFile?: string;
  /** Extension under development, and the module of its tests. */
  readonly development?: { readonly extension: string; readonly tests: string };
  /** Packaged extensions to install first. */
  readonly extensions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly onConsole?: (line: readonly unknown[]) => void;
  readonly log?: (text: string) => void;
}

/** A VS Code workbench in a browser nobody sees. */
export interface Workbench {
  readonly page: Page;
  /** The test suite's exit code, or why there is none. */
  readonly finished: Promise<number | Error>;
  picture(path: string): Promise<void>;
  close(): Promise<void>;
}

const lightTheme = { "workbench.colorTheme": "Default Light Modern", "window.autoDetectColorScheme": false };

/** Opens the real workbench and the real extension host. */
export async function openWorkbench(host: VscodeHost, options: WorkbenchOptions): Promise<Workbench> {
  const data = mkdtempSync(join(tmpdir(), "palisade-"));
  const opened: { server?: VscodeServer; browser?: Browser } = {};
  const close = async () => {
    await Promise.race([opened.browser?.close().catch(() => undefined), new Promise((done) => setTimeout(done, 5000))]);
    await opened.server?.close();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const extensionHost = watchExtensionHost(options.log);
    opened.server = await startVscodeServer(host, serverOptions(data, options, extensionHost.read));
    opened.browser = await launchBrowser();
    const page = await opened.browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on("console", (message) => options.log?.(`[page] ${message.text()}\n`));
    const finished = suiteEnd(page, opened.browser, opened.server, extensionHost.death);
    await page.exposeFunction("codeAutomationLog", (_level: string, line: unknown[]) => options.onConsole?.(line));
    await page.goto(opened.server.address(resolve(options.folder), payload(options, opened.server.authority)));
    return { page, finished, picture: async (path) => void (await page.screenshot({ path, timeout: 10_000 })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function serverOptions(data: string, options: WorkbenchOptions, log: (text: string) => void): ServerOptions {
  const away = { HOME: data, XDG_CONFIG_HOME: data, XDG_DATA_HOME: data, XDG_CACHE_HOME: data };
  return {
    data,
    settings: { ...lightTheme, ...options.settings },
    ...(options.extensions ? { extensions: options.extensions } : {}),
    environment: { ...away, ...options.environment },
    forTests: true,
    log,
  };
}

function launchBrowser(): Promise<Browser> {
  const { executable, environment } = installBrowser();
  const variables = Object.entries({ ...process.env, ...environment });
  return chromium.launch({
    executablePath: executable,
    headless: true,
    env: Object.fromEntries(variables.filter((pair): pair is [string, string] => pair[1] !== undefined)),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-dev-shm-usage",
      // The page can reach this machine only.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

/** Reads from the server's log how the extension host ended, when it did not end well. */
function watchExtensionHost(log: WorkbenchOptions["log"]) {
  let died: string | undefined;
  return {
    death: () => died,
    read(text: string) {
      log?.(text);
      const [, code, signal] = /Extension Host Process exited with code: (\w+), signal: (\w+)/.exec(text) ?? [];
      if (code !== undefined && (code !== "0" || signal !== "null")) died = `code ${code}, signal ${signal}`;
    },
  };
}

/** An extension host that dies reaches the workbench as a lost connection, which it reports as code 0: `death` knows better. */
function suiteEnd(
  page: Page,
  browser: Browser,
  server: VscodeServer,
  death: () => string | undefined,
): Promise<number | Error> {
  return new Promise((done) => {
    void server.ended.then((how) => done(new Error(`VS Code's server ended early (${how})`)));
    page.once("crash", () => done(new Error("the page crashed")));
    browser.once("disconnected", () => done(new Error("the browser ended early")));
    void page.exposeFunction("codeAutomationExit", (code: number) => {
      const judge = () => done(death() === undefined ? code : new Error(`the extension host died (${death()})`));
      setTimeout(judge, 300);
    });
  });
}

function payload(
  { development, openFile }: WorkbenchOptions,
  authority: string,
): ReadonlyArray<readonly [string, string]> {
  const remote = (path: string) => `vscode-remote://${authority}${encodeURI(resolve(path))}`;
  return [
    ["skipWelcome", "true"],
    ...(development
      ? ([
          ["extensionDevelopmentPath", remote(development.extension)],
          ["extensionTestsPath", remote(development.tests)],
        ] as const)
      : []),
    ...(openFile === undefined ? [] : ([["openFile", remote(openFile)]] as const)),
  ];
}
