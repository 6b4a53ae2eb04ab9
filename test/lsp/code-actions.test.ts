import { describe, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { gpo } from "../formats/gpo-report/samples.ts";
import { type EditorOptions, openEditor, poorCapabilities } from "../support/lsp-client.ts";
import { readablePasswords, template } from "./samples.ts";

const path = "policies/GptTmpl.inf";

/** A folder with one policy that breaks one rule, open in the editor. */
async function openPolicy(options: EditorOptions = {}) {
  const editor = await openEditor({ ...options, files: { [path]: template("readable"), ...options.files } });
  await editor.open(path);
  return editor;
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

test("a fix takes its finding away", async () => {
  const editor = await openPolicy();
  const [fix] = await editor.actions(path, "1");
  expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: readablePasswords }] });
  await editor.apply(await editor.editOf(fix));
  expect(await editor.findings(path)).toEqual([]);
});

test("where nothing is wrong there is nothing to mend", async () => {
  const editor = await openPolicy({ files: { "palisade.yaml": "rules: { undeclared-fact: off }\n" } });
  expect(await editor.actions(path, "Unicode")).toEqual([]);
});

test("clients that send back the diagnostic need not be in its range", async () => {
  const editor = await openPolicy();
  const diagnostics = (await editor.diagnostics(path)).filter(({ code }) => code === readablePasswords);
  const elsewhere = { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } };
  const params = { textDocument: { uri: editor.uri(path) }, range: elsewhere, context: { diagnostics } };
  expect(await editor.request("textDocument/codeAction", params)).toMatchObject([{ kind: "quickfix" }, {}]);
});

describe("fix all", () => {
  const only = ["source.fixAll.palisade"];

  test("applies every safe fix at once", async () => {
    const editor = await openPolicy({ files: { [path]: template("readable", "LockoutBadCount = 0\n") } });
    expect((await editor.findings(path)).length).toBeGreaterThan(1);
    const [action, ...others] = await editor.actions(path, "Unicode", only);
    expect(others).toEqual([]);
    await editor.apply(await editor.editOf(action));
    expect(await editor.findings(path)).not.toContain(readablePasswords);
  });

  test("is only offered to who asks for it", async () => {
    const editor = await openPolicy();
    expect((await editor.actions(path, "1")).map(({ kind }) => kind)).not.toContain(only[0]);
    expect(await editor.actions(path, "1", ["refactor"])).toEqual([]);
  });
});

describe("accepting a finding", () => {
  const accept = (actions: readonly CodeAction[]) => actions.find(({ title }) => title === "Accept this finding…");

  test("makes a palisade.yaml, and leaves the cursor at the reason", async () => {
    const editor = await openPolicy();
    const action = accept(await editor.actions(path, "1"));
    await editor.apply(await editor.editOf(action));
    const site = editor.uri("palisade.yaml");
    expect(editor.text(site)).toMatch(
      new RegExp(`rule: ${readablePasswords}[^]*in: ${path}[^]*until: \\d{4}-\\d\\d-\\d\\d`),
    );
    expect(await editor.findings(path)).toEqual([]);

    await editor.request("workspace/executeCommand", action?.command);
    const reason = editor.range(site, "why this is acceptable, and the ticket");
    expect(editor.shown).toMatchObject([{ uri: site, selection: reason }]);
  });

  test("adds to the palisade.yaml there is, which may be open", async () => {
    const editor = await openPolicy({ files: { "palisade.yaml": "client: Acme\n" } });
    await editor.open("palisade.yaml");
    await editor.replace("palisade.yaml", "Acme", "Acme Dental");
    const edit = await editor.editOf(accept(await editor.actions(path, "1")));
    expect(edit.documentChanges).toMatchObject([
      { textDocument: { version: 2 }, edits: [{ snippet: { kind: "snippet" } }] },
    ]);
    await editor.apply(edit);
    expect(editor.text("palisade.yaml")).toMatch(/^client: Acme Dental\n/);
    expect(await editor.findings(path)).toEqual([]);
  });
});

test("a fact that a check asks for is declared", async () => {
  const editor = await openPolicy();
  const action = (await editor.actions(path, "[Unicode]")).find(({ title }) => title.startsWith("Declare "));
  const fact = /^Declare (\S+) in palisade.yaml$/.exec(action?.title ?? "")?.[1] ?? "";
  await editor.apply(await editor.editOf(action));
  expect(editor.text(editor.uri("palisade.yaml"))).toContain(`${fact}:`);
});

describe("clients that can do less", () => {
  const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } };

  test("get plain edits of open files only", async () => {
    const editor = await openPolicy({ capabilities: { textDocument: { codeAction } } });
    const actions = await editor.actions(path, "1");
    expect(titles(actions)).not.toContain("Accept this finding…");
    expect(Object.keys(actions[0]?.edit?.changes ?? {})).toEqual([editor.uri(path)]);
  });

  test("or none", async () => {
    const editor = await openPolicy({ capabilities: poorCapabilities });
    expect(editor.initialized.capabilities.codeActionProvider).toBe(false);
  });
});

test("an edit asked for too late is refused", async () => {
  const editor = await openPolicy();
  const data = { uri: editor.uri(path), version: 0, finding: "gone", proposal: 0 };
  await expect(editor.request("codeAction/resolve", { title: "Mend it", data })).rejects.toThrow(/has changed/);
});

describe("text to bring in where a file comes from", () => {
  const report = "gpreport.xml";
  const wanted = "Computer\nSystem\\CurrentControlSet\\Control\\Lsa\nLmCompatibilityLevel\nDWORD:3";
  const files = {
    [report]: gpo(
      "<SecurityOptions><KeyName>MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel</KeyName><SettingNumber>1</SettingNumber></SecurityOptions>",
    ),
  };
  const copies = { initializationOptions: { copiesText: true } };

  test("is put on the clipboard by the client", async () => {
    const editor = await openEditor({ files, ...copies });
    await editor.open(report);
    const copying = (await editor.actions(report, ">1<")).filter(
      ({ command }) => command?.command === "palisade.copyText",
    );
    expect(copying).toMatchObject([{ title: expect.stringMatching(/^Copy LGPO text: /), kind: "quickfix" }]);
    expect(copying[0]?.command?.arguments).toEqual([wanted]);
    expect(copying[0]?.edit).toBeUndefined();
  });

  test("is a link on hover, for files that cannot be changed", async () => {
    const editor = await openEditor({ files, ...copies });
    await editor.open(report);
    const hover = JSON.stringify(await editor.request("textDocument/hover", editor.at(report, ">1<")));
    expect(hover).toContain(`([copy](command:palisade.copyText?${encodeURIComponent(JSON.stringify([wanted]))}))`);
  });

  test("is only shown where the client cannot copy", async () => {
    const editor = await openEditor({ files });
    await editor.open(report);
    expect(titles(await editor.actions(report, ">1<"))).not.toContainEqual(expect.stringMatching(/^Copy/));
    const hover = JSON.stringify(await editor.request("textDocument/hover", editor.at(report, ">1<")));
    expect(hover).toContain("with this LGPO text:");
    expect(hover).not.toContain("command:");
  });
});
