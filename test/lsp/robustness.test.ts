import { fork, spawn } from "node:child_process";
import { describe, expect, onTestFinished, test } from "vitest";
import type { DocumentStatus } from "../../server/src/lsp/protocol.ts";
import { type Editor, openEditor, serverBundle, until } from "../support/lsp-client.ts";
import { readablePasswords, template } from "./samples.ts";

const files = { "GptTmpl.inf": template("readable") };

const exitOf = (editor: Editor) =>
  new Promise<number | null>((resolve) => editor.server.once("exit", (code) => resolve(code)));

async function expectAlive(editor: Editor) {
  await editor.open("GptTmpl.inf");
  expect(await editor.findings("GptTmpl.inf")).toEqual([readablePasswords]);
}

describe("the server lives on after", () => {
  test("a message that is no JSON", async () => {
    const editor = await openEditor({ files });
    editor.sendRaw("{ this is not JSON");
    await expectAlive(editor);
  });

  test("a request that nobody knows", async () => {
    const editor = await openEditor({ files });
    await expect(editor.request("palisade/nonsense")).rejects.toThrow(/Unhandled method/);
    await expectAlive(editor);
  });

  test("parameters that make no sense", async () => {
    const editor = await openEditor({ files });
    await expect(editor.request("textDocument/hover", { nothing: true })).rejects.toThrow(/failed/);
    expect(editor.messages.some((message) => message.includes("textDocument/hover failed"))).toBe(true);
    await expectAlive(editor);
  });

  test("questions about documents that are not open", async () => {
    const editor = await openEditor({ files });
    const textDocument = { uri: editor.uri("elsewhere.cfg") };
    const position = { line: 3, character: 3 };
    expect(await editor.request("textDocument/hover", { textDocument, position })).toBeNull();
    expect(await editor.request("textDocument/definition", { textDocument, position })).toBeNull();
    expect(await editor.diagnostics("elsewhere.cfg")).toEqual([]);
    await expectAlive(editor);
  });

  test("positions outside the text", async () => {
    const editor = await openEditor({ files });
    await editor.open("GptTmpl.inf");
    const textDocument = { uri: editor.uri("GptTmpl.inf") };
    for (const position of [
      { line: 9999, character: 9999 },
      { line: -1, character: -1 },
    ])
      await editor.request("textDocument/hover", { textDocument, position });
    expect(await editor.findings("GptTmpl.inf")).toEqual([readablePasswords]);
  });
});

test("while a large file is reviewed, questions about another are answered", async () => {
  const numbers = Array.from({ length: 1500 }, (_, at) => at + 1);
  const entries = numbers.map((port) => `access-list OUT extended permit tcp any host 10.1.0.9 eq ${port}\n`);
  const large = `interface Ethernet0\n nameif outside\n security-level 0\ninterface Ethernet1\n nameif inside
${entries.join("")}access-group OUT in interface outside\n`;
  const editor = await openEditor({ files: { ...files, "large.cfg": large } });
  await editor.open("GptTmpl.inf");
  await editor.findings("GptTmpl.inf");
  const told: DocumentStatus[] = [];
  editor.connection.onNotification("palisade/status", (status: DocumentStatus) => void told.push(status));
  await editor.open("large.cfg");
  const order: string[] = [];
  const slow = editor.pull("large.cfg").then(() => order.push("large file"));
  const quick = editor
    .request("textDocument/hover", editor.at("GptTmpl.inf", "Unicode"))
    .then(() => order.push("hover"));
  await Promise.all([slow, quick]);
  expect(order).toEqual(["hover", "large file"]);
  const ofLarge = () => told.filter(({ uri }) => uri === editor.uri("large.cfg"));
  await until("the large file to be reviewed", () => ofLarge().some(({ reviewing }) => !reviewing));
  expect(ofLarge().map(({ format, reviewing }) => [format, reviewing])).toEqual([
    ["cisco-asa", true],
    ["cisco-asa", false],
  ]);
});

test("the server also speaks over Node's own channel", async () => {
  const server = fork(await serverBundle(), ["--node-ipc"], { stdio: ["ignore", "pipe", "pipe", "ipc"] });
  onTestFinished(() => void server.kill("SIGKILL"));
  const answer = new Promise((resolve) => server.once("message", resolve));
  const params = { processId: process.pid, rootUri: null, capabilities: {} };
  server.send({ jsonrpc: "2.0", id: 1, method: "initialize", params });
  expect(await answer).toMatchObject({ id: 1, result: { serverInfo: { name: "Palisade" } } });
  const exit = new Promise((resolve) => server.once("exit", resolve));
  server.disconnect();
  expect(await exit).toBe(1);
});

describe("the process ends", () => {
  test("as asked, with 0", async () => {
    const editor = await openEditor();
    const exit = exitOf(editor);
    await editor.request("shutdown");
    await editor.connection.sendNotification("exit");
    expect(await exit).toBe(0);
  });

  test("on exit without shutdown, with 1", async () => {
    const editor = await openEditor();
    const exit = exitOf(editor);
    await editor.connection.sendNotification("exit");
    expect(await exit).toBe(1);
  });

  test("when its input ends", async () => {
    const editor = await openEditor();
    const exit = exitOf(editor);
    editor.server.stdin?.end();
    expect(await exit).toBe(1);
  });

  test("when the editor is gone, however the pipes are held", { timeout: 20_000 }, async () => {
    const parent = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
    onTestFinished(() => void parent.kill("SIGKILL"));
    const server = spawn(process.execPath, [await serverBundle(), "--stdio", `--clientProcessId=${parent.pid}`]);
    onTestFinished(() => void server.kill("SIGKILL"));
    parent.kill("SIGKILL");
    await until("the end of the server", () => server.exitCode ?? undefined);
  });
});
