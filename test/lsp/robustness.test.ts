import { spawn } from "node:child_process";
import { describe, expect, onTestFinished, test } from "vitest";
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
