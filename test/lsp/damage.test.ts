import { expect, test } from "vitest";
import type { Position } from "vscode-languageserver";
import { type Editor, openEditor } from "../support/lsp-client.ts";
import { asaConfig, template } from "./samples.ts";

const samples = {
  "edge.cfg": asaConfig,
  "GptTmpl.inf": template("readable", "[Privilege Rights]\nSeDebugPrivilege = *S-1-5-32-544\n"),
  "palisade.yaml": "msp:\n  accounts: [msp-*]\nzones: { internet: [outside] }\naccept: []\n",
};
const typed = ["", "\n", "\r\n", " ", "\0", "[", "]", "{", "- ", ": ", "access-list A extended permit ip any any\n"];

test.each(Object.entries(samples))("whatever is typed into %s, every question is answered", async (path, text) => {
  const editor = await openEditor({ files: { [path]: text } });
  await editor.open(path);
  const pick = numbers(text.length);
  for (let edits = 0; edits < 25; edits++) {
    const document = editor.document(path);
    const start = pick(document.getText().length + 1);
    const range = { start: document.positionAt(start), end: document.positionAt(start + pick(30)) };
    await editor.edit(path, [{ range, newText: typed[pick(typed.length)] ?? "" }]);
    const { length } = editor.text(path);
    await askEverything(editor, path, editor.document(path).positionAt(pick(length + 1)));
  }
  expect(editor.messages).toEqual([]);
});

test("after many edits the findings are those of the text as it is", async () => {
  const editor = await openEditor({ files: { "edge.cfg": asaConfig } });
  await editor.open("edge.cfg");
  await editor.replace("edge.cfg", "permit tcp any object MAIL eq smtp", "permit ip any any");
  await editor.replace("edge.cfg", "object network WEB", "object network WEB2");
  await editor.replace("edge.cfg", "hostname edge\n", "");
  await editor.open("untitled:Untitled-1", editor.text("edge.cfg"));
  expect(await editor.findings("edge.cfg")).toEqual(await editor.findings("untitled:Untitled-1"));
});

/** Fails when one of the questions does. */
async function askEverything(editor: Editor, path: string, position: Position): Promise<void> {
  const textDocument = { uri: editor.uri(path) };
  const at = { textDocument, position };
  await Promise.all([
    editor.pull(path),
    editor.request("textDocument/hover", at),
    editor.request("textDocument/completion", at),
    editor.request("textDocument/definition", at),
    editor.request("textDocument/references", { ...at, context: { includeDeclaration: true } }),
    editor.request("textDocument/documentHighlight", at),
    editor.request("textDocument/documentSymbol", { textDocument }),
    editor.request("textDocument/foldingRange", { textDocument }),
    editor.request("textDocument/codeAction", {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    }),
  ]);
}

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % Math.max(1, below);
  };
}
