import { describe, expect, test } from "vitest";
import { DiagnosticSeverity, DiagnosticTag, type DocumentDiagnosticReport } from "vscode-languageserver";
import { gpo } from "../formats/gpo-report/samples.ts";
import { openEditor, rulesIn, until } from "../support/lsp-client.ts";
import { readablePasswords, template } from "./samples.ts";

describe("an open document", () => {
  test("has the findings of what it says now", async () => {
    const editor = await openEditor({ files: { "GptTmpl.inf": template("readable") } });
    await editor.open("GptTmpl.inf");
    expect(await editor.findings("GptTmpl.inf")).toEqual([readablePasswords]);
    await editor.replace("GptTmpl.inf", "= 1", "= 0");
    expect(await editor.findings("GptTmpl.inf")).toEqual([]);
    await editor.replace("GptTmpl.inf", "= 0", "= 1");
    expect(await editor.findings("GptTmpl.inf")).toEqual([readablePasswords]);
  });

  test("shows where, how bad, by which rule and what the alert asks", async () => {
    const editor = await openEditor({ files: { "GptTmpl.inf": template("readable") } });
    await editor.open("GptTmpl.inf");
    const diagnostics = await editor.diagnostics("GptTmpl.inf");
    const diagnostic = diagnostics.find(({ code }) => code === readablePasswords);
    expect(diagnostic).toMatchObject({
      range: { start: { line: 3, character: 20 }, end: { line: 3, character: 21 } },
      severity: DiagnosticSeverity.Error,
      source: "Palisade",
      codeDescription: { href: `palisade:/rules/${readablePasswords}.md` },
    });
    expect(diagnostic?.message).toMatch(/\nTA18-276B: Password policy applies to MSP accounts$/);
  });

  test("fades what does nothing, and names the lines that hide it", async () => {
    const editor = await openEditor();
    const uri = "untitled:edge.cfg";
    const entries = "access-list A extended permit ip any any\naccess-list A extended permit tcp any any eq 80\n";
    await editor.open(uri, `hostname edge\n${entries}access-group A in interface outside\n`);
    const dead = (await editor.diagnostics(uri)).find(({ code }) => code === "shadowed-entry");
    expect(dead).toMatchObject({
      range: { start: { line: 2 } },
      tags: [DiagnosticTag.Unnecessary],
      relatedInformation: [{ location: { uri, range: { start: { line: 1 } } } }],
    });
  });

  test("is not sent the same list twice", async () => {
    const editor = await openEditor({ files: { "GptTmpl.inf": template("readable") } });
    await editor.open("GptTmpl.inf");
    const first = await editor.pull("GptTmpl.inf");
    expect(await editor.pull("GptTmpl.inf", first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
    await editor.replace("GptTmpl.inf", "= 1", "=  1");
    expect(await editor.pull("GptTmpl.inf", first.resultId)).toMatchObject({ kind: "full" });
  });

  test("that is something else has no findings", async () => {
    const files = { "notes.txt": "remember the milk\n", "app.conf": "[section]\nkey = 1\n" };
    const editor = await openEditor({ files });
    for (const path of Object.keys(files)) {
      await editor.open(path);
      expect(await editor.diagnostics(path)).toEqual([]);
    }
  });

  test("may be new, and is then governed by the only folder's palisade.yaml", async () => {
    const editor = await openEditor({ files: { "palisade.yaml": `rules: { ${readablePasswords}: off }\n` } });
    await editor.open("untitled:Untitled-1", template("readable"));
    expect(await editor.findings("untitled:Untitled-1")).toEqual([]);
  });

  test("may lie in a virtual workspace", async () => {
    const editor = await openEditor();
    const uri = "vscode-vfs://github/acme/clients/GptTmpl.inf";
    await editor.open(uri, template("readable"));
    expect(await editor.findings(uri)).toEqual([readablePasswords]);
  });

  test("may lie on a Windows drive or share", async () => {
    const editor = await openEditor();
    for (const uri of ["file:///c%3A/Clients/GptTmpl.inf", "file://fileserver/gpo/GptTmpl.inf"]) {
      await editor.open(uri, template("readable").replaceAll("\n", "\r\n"));
      expect(await editor.findings(uri)).toEqual([readablePasswords]);
    }
    expect(await editor.findings("file:///C:/Clients/GptTmpl.inf")).toEqual([readablePasswords]);
  });
});

test("findings wait for the save where the user wants that", async () => {
  const editor = await openEditor({ files: { "GptTmpl.inf": template("readable") }, settings: { run: "onSave" } });
  await editor.open("GptTmpl.inf");
  const first = await editor.pull("GptTmpl.inf");
  await editor.replace("GptTmpl.inf", "= 1", "= 0");
  expect(await editor.pull("GptTmpl.inf", first.resultId)).toMatchObject({ kind: "unchanged" });
  await editor.save("GptTmpl.inf");
  await until("a refresh", () => editor.refreshes > 0);
  expect(await editor.findings("GptTmpl.inf")).toEqual([]);
});

test("the newest text counts, however fast it is typed", async () => {
  const editor = await openEditor({ files: { "GptTmpl.inf": template("hashed") } });
  await editor.open("GptTmpl.inf");
  const asked: Promise<DocumentDiagnosticReport>[] = [];
  for (let times = 0; times < 10; times++) {
    await editor.replace("GptTmpl.inf", "= 0", "= 1");
    asked.push(editor.pull("GptTmpl.inf"));
    await editor.replace("GptTmpl.inf", "= 1", "= 0");
    asked.push(editor.pull("GptTmpl.inf"));
  }
  const last = (await Promise.all(asked)).at(-1);
  expect(last?.kind === "full" && rulesIn(last.items)).toEqual([]);
});

describe("palisade.yaml", () => {
  const files = { "palisade.yaml": "client: Acme\n", "GptTmpl.inf": template("readable") };

  test("governs the files below it, also while it is edited", async () => {
    const editor = await openEditor({ files });
    await editor.open("GptTmpl.inf");
    await editor.open("palisade.yaml");
    expect(await editor.findings("GptTmpl.inf")).toEqual([readablePasswords]);
    const before = editor.refreshes;
    await editor.replace("palisade.yaml", "Acme\n", `Acme\nrules: { ${readablePasswords}: off }\n`);
    await until("a refresh", () => editor.refreshes > before);
    expect(await editor.findings("GptTmpl.inf")).toEqual([]);
  });

  test("is read again when it changes on the disk", async () => {
    const editor = await openEditor({ files });
    await editor.open("GptTmpl.inf");
    expect(await editor.findings("GptTmpl.inf")).toEqual([readablePasswords]);
    await editor.writeFile("palisade.yaml", `rules: { ${readablePasswords}: off }\n`);
    await until("the new palisade.yaml to count", async () => (await editor.findings("GptTmpl.inf")).length === 0);
  });

  test("shows its own mistakes", async () => {
    const editor = await openEditor({ files: { "palisade.yaml": "clent: Acme\n" } });
    await editor.open("palisade.yaml");
    expect(await editor.diagnostics("palisade.yaml")).toMatchObject([
      { code: "site-file", range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } } },
    ]);
  });

  test("of another folder does not count", async () => {
    const editor = await openEditor({
      folders: ["acme", "bolt"],
      files: {
        "acme/palisade.yaml": `rules: { ${readablePasswords}: off }\n`,
        "acme/policies/GptTmpl.inf": template("readable"),
        "bolt/palisade.yaml": "client: Bolt\n",
        "bolt/GptTmpl.inf": template("readable"),
      },
    });
    await editor.open("acme/policies/GptTmpl.inf");
    await editor.open("bolt/GptTmpl.inf");
    expect(await editor.findings("acme/policies/GptTmpl.inf")).toEqual([]);
    expect(await editor.findings("bolt/GptTmpl.inf")).toEqual([readablePasswords]);
  });
});

describe("the workspace", () => {
  const files = {
    "a/GptTmpl.inf": template("readable"),
    "b/GptTmpl.inf": template("hashed"),
    "node_modules/GptTmpl.inf": template("readable"),
    "readme.txt": "nothing of the kind\n",
    "quotes.md": template("readable"),
  };
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`${at}/GptTmpl.inf`, template("readable")]));

  test("has findings in files that nobody opened", async () => {
    const editor = await openEditor({ files });
    const found = await editor.pullWorkspace();
    expect(found.get("a/GptTmpl.inf")?.findings).toEqual([readablePasswords]);
    expect(found.has("node_modules/GptTmpl.inf")).toBe(false);
    expect(found.has("readme.txt")).toBe(false);
    expect(found.has("quotes.md")).toBe(false);
  });

  test("is not sent twice; what changed or went is told", async () => {
    const editor = await openEditor({ files });
    const first = await editor.pullWorkspace();
    for (const { findings } of (await editor.pullWorkspace(first)).values()) expect(findings).toBe("unchanged");
    await editor.writeFile("b/GptTmpl.inf", template("readable"));
    await editor.writeFile("a", undefined);
    const later = await editor.pullWorkspace(first);
    expect(later.get("b/GptTmpl.inf")?.findings).toEqual([readablePasswords]);
    expect(later.get("a/GptTmpl.inf")?.findings).toEqual([]);
  });

  test("shows once what a backup says twice, and can mend it there", async () => {
    const inf = "{A}/DomainSysvol/GPO/Machine/GptTmpl.inf";
    const report = "{A}/gpreport.xml";
    const setting = `<Account><Name>ClearTextPassword</Name><SettingBoolean>true</SettingBoolean><Type>Password</Type></Account>`;
    const editor = await openEditor({ files: { [inf]: template("readable"), [report]: gpo(setting) } });
    const found = await editor.pullWorkspace();
    expect(found.get(inf)?.findings).toContain(readablePasswords);
    expect(found.get(report)?.findings ?? []).not.toContain(readablePasswords);
    await editor.open(inf);
    const diagnostic = (await editor.diagnostics(inf)).find(({ code }) => code === readablePasswords);
    expect(diagnostic?.relatedInformation).toMatchObject([{ location: { uri: editor.uri(report) } }]);
    const [fix] = await editor.actions(inf, "1");
    await editor.apply(await editor.editOf(fix));
    expect(await editor.findings(inf)).not.toContain(readablePasswords);
    await editor.open(report);
    expect(await editor.findings(report)).toContain(readablePasswords);
  });

  test("loses what its folders lose", async () => {
    const editor = await openEditor({ files, folders: ["a", "b"] });
    const first = await editor.pullWorkspace();
    expect(first.get("a/GptTmpl.inf")?.findings).toEqual([readablePasswords]);
    const event = { added: [], removed: [{ uri: editor.uri("a"), name: "a" }] };
    await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
    expect((await editor.pullWorkspace(first)).get("a/GptTmpl.inf")?.findings).toEqual([]);
  });

  test("comes in parts, with progress", async () => {
    const editor = await openEditor({ files: many });
    const parts: number[] = [];
    const progress: string[] = [];
    editor.connection.onNotification("$/progress", ({ token, value }: { token: string; value: Progress }) => {
      if (token === "parts") parts.push(value.items?.length ?? 0);
      else progress.push(value.kind ?? "");
    });
    await editor.pullWorkspace(undefined, { partialResultToken: "parts", workDoneToken: "work" });
    expect(parts.length).toBeGreaterThan(1);
    expect([progress[0], progress.at(-1)]).toEqual(["begin", "end"]);
  });

  test("can be interrupted, and asked again", async () => {
    const editor = await openEditor({ files: many });
    const said: string[] = [];
    editor.server.stdout?.on("data", (data) => said.push(String(data)));
    editor.sendRaw('{"jsonrpc":"2.0","id":"x1","method":"workspace/diagnostic","params":{"previousResultIds":[]}}');
    editor.sendRaw('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"x1"}}');
    await until("the end of the request", () => /"id":"x1","error":{"code":-32800/.test(said.join("")));
    expect((await editor.pullWorkspace()).size).toBe(100);
  });
});

interface Progress {
  readonly kind?: string;
  readonly items?: readonly unknown[];
}
