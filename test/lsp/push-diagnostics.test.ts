import { expect, test } from "vitest";
import { openEditor, poorCapabilities, rulesIn, until } from "../support/lsp-client.ts";
import { readablePasswords, template } from "./samples.ts";

const capabilities = poorCapabilities;
const hasFinding = (diagnostics: Parameters<typeof rulesIn>[0]) => rulesIn(diagnostics).includes(readablePasswords);
const hasNone = (diagnostics: Parameters<typeof rulesIn>[0]) => rulesIn(diagnostics).length === 0;

test("clients that do not ask are told, as they type", async () => {
  const editor = await openEditor({ capabilities, files: { "GptTmpl.inf": template("readable") } });
  await editor.open("GptTmpl.inf");
  await editor.pushed("GptTmpl.inf", hasFinding);
  await editor.replace("GptTmpl.inf", "= 1", "= 0");
  await editor.pushed("GptTmpl.inf", hasNone);
  expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
});

test("they are told at the save, where the user wants that", async () => {
  const editor = await openEditor({
    capabilities,
    files: { "GptTmpl.inf": template("readable") },
    initializationOptions: { settings: { run: "onSave" } },
  });
  await editor.open("GptTmpl.inf");
  await editor.pushed("GptTmpl.inf", hasFinding);
  await editor.replace("GptTmpl.inf", "= 1", "= 0");
  await editor.request("textDocument/documentSymbol", { textDocument: { uri: editor.uri("GptTmpl.inf") } });
  await editor.pushed("GptTmpl.inf", hasFinding);
  await editor.save("GptTmpl.inf");
  await editor.pushed("GptTmpl.inf", hasNone);
});

test("files that nobody opened are told of, until they are gone", async () => {
  const editor = await openEditor({ capabilities, files: { "a/GptTmpl.inf": template("readable") } });
  await editor.pushed("a/GptTmpl.inf", hasFinding);
  await editor.writeFile("b/GptTmpl.inf", template("readable"));
  await editor.pushed("b/GptTmpl.inf", hasFinding);
  await editor.writeFile("a", undefined);
  await editor.pushed("a/GptTmpl.inf", hasNone);
});

test("a closed document goes back to what the disk says", async () => {
  const editor = await openEditor({ capabilities, files: { "GptTmpl.inf": template("hashed") } });
  await editor.open("GptTmpl.inf", template("readable"));
  await editor.pushed("GptTmpl.inf", hasFinding);
  await editor.close("GptTmpl.inf");
  await editor.pushed("GptTmpl.inf", hasNone);
});

test("a document outside all folders is cleared when it is closed", async () => {
  const editor = await openEditor({ capabilities });
  await editor.open("untitled:Untitled-1", template("readable"));
  await editor.pushed("untitled:Untitled-1", hasFinding);
  await editor.close("untitled:Untitled-1");
  await editor.pushed("untitled:Untitled-1", hasNone);
});

test("every change of palisade.yaml counts at once in all files below it", async () => {
  const files = { "palisade.yaml": "client: Acme\n", "GptTmpl.inf": template("readable") };
  const editor = await openEditor({ capabilities, files });
  await editor.pushed("GptTmpl.inf", hasFinding);
  await editor.open("palisade.yaml");
  await editor.replace("palisade.yaml", "Acme\n", `Acme\nrules: { ${readablePasswords}: off }\n`);
  await editor.pushed("GptTmpl.inf", hasNone);
});

test("versions are told to clients that know them", async () => {
  const textDocument = { publishDiagnostics: { versionSupport: true } };
  const editor = await openEditor({ capabilities: { textDocument }, files: { "GptTmpl.inf": template("readable") } });
  await editor.open("GptTmpl.inf");
  await editor.replace("GptTmpl.inf", "= 1", "=  1");
  await until("version 2", () => [...editor.published.values()].find(({ version }) => version === 2));
});
