import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root.ts";
import { asaConfiguration, promisedSize, scaled } from "./configurations.ts";

/** How long an editor waits for new findings after a key was pressed. */
export interface Keystrokes {
  readonly lines: number;
  readonly keystrokes: number;
  readonly median: number;
  /** 95 of 100 are quicker. */
  readonly slow: number;
  readonly first: number;
  /** Megabytes of the server's process at the end and at most; absent where the system does not tell. */
  readonly memory?: number;
  readonly peak?: number;
}

/** About 20,000 lines. */
const scale = 0.42;
const warmUp = 8;
const counted = 60;
const pause = 250;

/** Types a line into the middle of a file and takes it away again, with the language server as it is shipped. */
export async function keystrokes(): Promise<Keystrokes> {
  const text = asaConfiguration(scaled(promisedSize, scale), 7);
  const lines = text.split("\n");
  const middle = lines.findIndex((line, at) => at > lines.length / 2 && line.startsWith("access-list"));
  const name = lines[middle]?.split(" ")[1];
  const typed = `access-list ${name} extended permit tcp host 10.9.8.7 host 10.7.8.9 eq 8443\n`;
  const server = spawn(process.execPath, [join(root, "dist", "server.cjs"), "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const editor = new BareEditor(server);
    const first = await editor.open(text);
    const times: number[] = [];
    for (let key = 0; key < warmUp + counted; key++) {
      const isTyped = key % 2 === 0;
      const end = { line: isTyped ? middle : middle + 1, character: 0 };
      const time = await editor.change({ start: { line: middle, character: 0 }, end }, isTyped ? typed : "");
      if (key >= warmUp) times.push(time);
      await new Promise((done) => setTimeout(done, pause));
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] as number;
    return {
      lines: lines.length,
      keystrokes: times.length,
      median: at(0.5),
      slow: at(0.95),
      first,
      ...memoryOf(server),
    };
  } finally {
    server.kill();
  }
}

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A client that can do no more than the measurement needs: diagnostics are pushed to it, each with its version. */
class BareEditor {
  readonly #server: ChildProcess;
  readonly #uri = "file:///bench/edge-asa.cfg";
  #version = 1;
  #received = Buffer.alloc(0);
  #onMessage: (message: Message) => void = () => {};

  constructor(server: ChildProcess) {
    this.#server = server;
    server.stdout?.on("data", (chunk: Buffer) => this.#receive(chunk));
  }

  async open(text: string): Promise<number> {
    const capabilities = { textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } } };
    const ready = this.#next(({ id }) => id === 1);
    this.#send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities } });
    await ready;
    this.#send({ method: "initialized", params: {} });
    const textDocument = { uri: this.#uri, languageId: "cisco-asa", version: this.#version, text };
    return this.#timeTo({ method: "textDocument/didOpen", params: { textDocument } });
  }

  /** Milliseconds until the findings of the changed text are there. */
  change(range: Range, text: string): Promise<number> {
    const textDocument = { uri: this.#uri, version: ++this.#version };
    return this.#timeTo({
      method: "textDocument/didChange",
      params: { textDocument, contentChanges: [{ range, text }] },
    });
  }

  async #timeTo(message: object): Promise<number> {
    const version = this.#version;
    const there = this.#next(
      ({ method, params }) => method === "textDocument/publishDiagnostics" && params?.version === version,
    );
    const began = performance.now();
    this.#send(message);
    await there;
    return performance.now() - began;
  }

  #next(isIt: (message: Message) => boolean): Promise<void> {
    return new Promise((done) => {
      this.#onMessage = (message) => {
        if (isIt(message)) done();
      };
    });
  }

  #send(message: object): void {
    const content = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.stdin?.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const head = this.#received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString("latin1", 0, head))?.[1]);
      const end = head + 4 + length;
      if (this.#received.length < end) return;
      const message: Message = JSON.parse(this.#received.toString("utf8", head + 4, end));
      this.#received = this.#received.subarray(end);
      if (message.id !== undefined && message.method !== undefined) this.#send({ id: message.id, result: null });
      this.#onMessage(message);
    }
  }
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly version?: number };
}

function memoryOf({ pid }: ChildProcess): { memory?: number; peak?: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1000;
    return { memory: megabytes("VmRSS"), peak: megabytes("VmHWM") };
  } catch {
    return {};
  }
}
