import { describe, expect, test } from "vitest";
import type {
  DocumentStatus,
  Recognised,
  Report,
  RulePage,
  Shown,
  WorkspaceSummary,
} from "../../server/src/lsp/protocol.ts";
import { type Editor, openEditor, richCapabilities, until } from "../support/lsp-client.ts";
import { dword, polBytes } from "../support/registry-pol.ts";
import { readablePasswords, template } from "./samples.ts";

describe("palisade/recognise", () => {
  const ask = (editor: Editor, path: string, text?: string) =>
    editor.request<Recognised | null>("palisade/recognise", { uri: editor.uri(path), text });

  test("names the language of a plain text document", async () => {
    const editor = await openEditor();
    const text = template("hashed");
    expect(await ask(editor, "notes.txt", text)).toMatchObject({ languageId: "gpttmpl", format: "gpttmpl" });
    await editor.open("untitled:Untitled-1", text);
    expect(await ask(editor, "untitled:Untitled-1")).toMatchObject({ languageId: "gpttmpl" });
  });

  test("leaves alone what is something else", async () => {
    const editor = await openEditor();
    expect(await ask(editor, "app.conf", "[http]\nport = 80\n")).toBeNull();
    expect(await ask(editor, "not-open.txt")).toBeNull();
  });

  test("can be turned off", async () => {
    const editor = await openEditor({ settings: { detectLanguage: false } });
    expect(await ask(editor, "notes.txt", template("hashed"))).toBeNull();
  });
});

describe("palisade/status", () => {
  test("tells format, findings, lines and what was not understood", async () => {
    const editor = await openEditor({ files: { "GptTmpl.inf": template("readable", "Gibberish here\n") } });
    const told: DocumentStatus[] = [];
    editor.connection.onNotification("palisade/status", (status: DocumentStatus) => void told.push(status));
    await editor.open("GptTmpl.inf");
    await editor.pull("GptTmpl.inf");
    expect(await until("a status", () => told.at(-1))).toMatchObject({
      uri: editor.uri("GptTmpl.inf"),
      reviewing: false,
      format: "gpttmpl",
      accepted: 0,
      findings: { error: 1 },
      lines: { unread: 1 },
      unread: [{ start: { line: 4, character: 0 } }],
    });
  });

  test("counts accepted findings apart", async () => {
    const accept = `accept: [{ rule: ${readablePasswords}, until: 2999-01-01, reason: old application }]\n`;
    const editor = await openEditor({ files: { "GptTmpl.inf": template("readable"), "palisade.yaml": accept } });
    const told: DocumentStatus[] = [];
    editor.connection.onNotification("palisade/status", (status: DocumentStatus) => void told.push(status));
    await editor.open("GptTmpl.inf");
    expect(await editor.findings("GptTmpl.inf")).toEqual([]);
    expect(await until("a status", () => told.at(-1))).toMatchObject({ accepted: 1, findings: { error: 0 } });
  });
});

describe("palisade/reviewWorkspace and palisade/report", () => {
  const files = {
    "acme/palisade.yaml": "client: Acme Dental\n",
    "acme/GptTmpl.inf": template("readable"),
    "bolt/palisade.yaml": "client: Bolt & Sons\nasOf: 2026-10-01\n",
    "bolt/GptTmpl.inf": template("hashed"),
    "bolt/readme.md": "# Bolt\n",
  };

  test("count what was found in all folders", async () => {
    const editor = await openEditor({ files, folders: ["acme", "bolt"] });
    const summary = await editor.request<WorkspaceSummary>("palisade/reviewWorkspace");
    expect(summary).toMatchObject({ files: 2, skipped: 1, unreadLines: 0, findings: { error: 1 } });
  });

  test("tell the clients of a workspace apart", async () => {
    const editor = await openEditor({ files, folders: ["acme", "bolt"] });
    const { html, title } = await editor.request<Report>("palisade/report", {});
    expect(title).toBe("Review against TA18-276B");
    for (const part of ["Acme Dental", "Bolt &amp; Sons", "acme/GptTmpl.inf", "bolt/GptTmpl.inf"])
      expect(html).toContain(part);
    expect(html).toContain(`href="${editor.uri("acme/GptTmpl.inf")}#L4"`);
  });

  test("report one client alone, as its files are now", async () => {
    const editor = await openEditor({ files, folders: ["acme", "bolt"] });
    await editor.open("bolt/GptTmpl.inf", template("readable"));
    const { html, title } = await editor.request<Report>("palisade/report", { uri: editor.uri("bolt/GptTmpl.inf") });
    expect(title).toBe("Bolt & Sons: review against TA18-276B");
    expect(html).not.toContain("Acme");
    expect(html).toContain("as of 2026-10-01");
    expect(html).toContain(readablePasswords);
  });

  test("report a folder and all below it", async () => {
    const editor = await openEditor({ files });
    const { html } = await editor.request<Report>("palisade/report", { uri: editor.uri("acme") });
    expect(html).toContain("Acme Dental");
    expect(html).not.toContain("Bolt");
  });

  test("an empty workspace has a report too", async () => {
    const editor = await openEditor();
    expect((await editor.request<Report>("palisade/report")).html).toContain("<html");
  });
});

describe("rule pages", () => {
  test("are served without a network", async () => {
    const editor = await openEditor();
    const page = await editor.request<RulePage>("palisade/rulePage", { rule: readablePasswords });
    expect(page.uri).toBe(`palisade:/rules/${readablePasswords}.md`);
    expect(page.markdown).toContain(`# ${page.title}`);
    expect(await editor.request("workspace/textDocumentContent", { uri: page.uri })).toEqual({ text: page.markdown });
  });

  test("are there for recommendations", async () => {
    const editor = await openEditor();
    const page = await editor.request<RulePage>("palisade/rulePage", { rule: "vpn-certificate-auth" });
    expect(page.title).toBe("MSP VPN authenticates with certificates");
  });

  test("are not made up", async () => {
    const editor = await openEditor();
    expect(await editor.request("palisade/rulePage", { rule: "no-such-rule" })).toBeNull();
    for (const uri of ["palisade:/rules/no-such-rule.md", "palisade:/../etc/passwd", "palisade:/rules/%zz.md"])
      expect(await editor.request("workspace/textDocumentContent", { uri })).toBeNull();
  });

  test("may be files of the extension", async () => {
    const docsUri = "file:///extension/docs";
    const editor = await openEditor({
      files: { "GptTmpl.inf": template("readable") },
      capabilities: richCapabilities,
      initializationOptions: { docsUri },
    });
    await editor.open("GptTmpl.inf");
    const found = await editor.diagnostics("GptTmpl.inf");
    expect(found[0]?.codeDescription?.href).toBe(`${docsUri}/rules/${found[0]?.code}.md`);
  });
});

describe("palisade/show", () => {
  const winlogon = "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon";
  const bytes = polBytes([dword(winlogon, "CachedLogonsCount", 50)]);
  const ask = (editor: Editor, path: string, content: Uint8Array) =>
    editor.request<Shown | null>("palisade/show", {
      uri: editor.uri(path),
      bytes: Buffer.from(content).toString("base64"),
    });

  test("shows a Registry.pol as text, which reviews like the file itself", async () => {
    const path = "Machine/Registry.pol";
    const editor = await openEditor({ files: { [path]: bytes } });
    const shown = await ask(editor, path, bytes);
    expect(shown?.text.split("\n").slice(2, 6)).toEqual(["Computer", winlogon, "CachedLogonsCount", "DWORD:50"]);
    await editor.open(path, shown?.text ?? "");
    const found = await editor.diagnostics(path);
    expect(found.map(({ code, range }) => [code, range.start.line])).toContainEqual(["cached-logons", 5]);
  });

  test("shows nothing else", async () => {
    const editor = await openEditor();
    expect(await ask(editor, "other.pol", Uint8Array.of(1, 2, 3, 0))).toBeNull();
    expect(await ask(editor, "notes.txt", new TextEncoder().encode("text"))).toBeNull();
  });
});
