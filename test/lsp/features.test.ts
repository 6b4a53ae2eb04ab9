import { describe, expect, test } from "vitest";
import type {
  CompletionList,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SymbolInformation,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver";
import { type Editor, openEditor, poorCapabilities } from "../support/lsp-client.ts";
import { asaConfig as config } from "./samples.ts";

const path = "edge.cfg";

async function openConfig(text = config, more = {}): Promise<Editor> {
  const editor = await openEditor({ files: { [path]: text }, ...more });
  await editor.open(path);
  return editor;
}

/** The texts that locations cover. */
const words = (editor: Editor, found: readonly Pick<Location, "range">[]) =>
  found.map(({ range }) => `${range.start.line + 1}: ${editor.document(path).getText(range)}`);

async function hoverAt(editor: Editor, word: string): Promise<string> {
  const hover = await editor.request<Hover | null>("textDocument/hover", editor.at(path, word));
  return hover === null || !("value" in Object(hover.contents)) ? "" : Object(hover.contents).value;
}

describe("hover", () => {
  test("on a group: its members and all addresses they come to", async () => {
    const editor = await openConfig();
    const text = await hoverAt(editor, "SERVERS");
    expect(text).toContain("`SERVERS` · network object group");
    expect(text).toContain("Holds `MAIL` and `WEB`");
    expect(text).toContain("Resolves to `10.1.0.25` and `10.1.0.80/31` (3 addresses)");
    expect(text).toContain("Used once, line 20");
  });

  test("on a group of ports", async () => {
    expect(await hoverAt(await openConfig(), "WEBPORTS")).toContain("Resolves to 80 and 443");
  });

  test("on an interface: its role, and why", async () => {
    const text = await hoverAt(await openConfig(), "outside");
    expect(text).toContain("Role **internet**: its name is outside");
    expect(text).toContain("`198.51.100.2/24`");
  });

  test("on a list: what is bound to what", async () => {
    const editor = await openConfig();
    expect(await hoverAt(editor, "OUT")).toContain("Bound by `access-group OUT in interface outside`");
    expect(await hoverAt(editor, "IDLE")).toContain("Bound nowhere");
  });

  test("on an entry: what it matches", async () => {
    const text = await hoverAt(await openConfig(), "extended");
    expect(text).toContain("Entry 1 of 3 in `OUT`");
    expect(text).toContain(
      "**Permits** tcp/80 (HTTP) and tcp/443 (HTTPS) from any address to `10.1.0.25` and `10.1.0.80/31`",
    );
  });

  test("on a finding: the rule, the alert's words and the packet that shows it", async () => {
    const editor = await openConfig(config.replace("object MAIL eq smtp", "object MAIL eq 445"));
    const text = await hoverAt(editor, "eq 445");
    expect(text).toContain("[smb-at-the-edge](palisade:/rules/smb-at-the-edge.md)");
    expect(text).toMatch(
      /For example `tcp \S+ → 10\.1\.0\.25:445`, in by `outside`, out by `inside`: let through by line 21\./,
    );
    expect(text).toContain("**TA18-276B**");
  });

  test("on a finding says nothing that its diagnostic shows already", async () => {
    const editor = await openConfig(config.replace("object MAIL eq smtp", "object MAIL eq 445"));
    const text = await hoverAt(editor, "eq 445");
    expect(text).not.toContain("Windows file sharing crosses the internet edge");
    expect(text).not.toContain("lets tcp/445 (SMB) in from the internet");
  });

  test("on SMB at the edge does not quote the alert on boundaries within the network", async () => {
    const editor = await openConfig(config.replace("object MAIL eq smtp", "object MAIL eq 445"));
    expect(await hoverAt(editor, "eq 445")).not.toContain("typically left");
  });

  test("shows no secret", async () => {
    const editor = await openConfig();
    const document = editor.document(path);
    const line = document
      .getText()
      .split("\n")
      .findIndex((each) => each.startsWith("username"));
    for (let character = 0; character < 80; character += 3) {
      const position = { line, character };
      const hover = await editor.request("textDocument/hover", { textDocument: { uri: document.uri }, position });
      expect(JSON.stringify(hover)).not.toMatch(/SECRET/);
    }
  });

  test("is plain text for clients that show no Markdown", async () => {
    const editor = await openConfig(config, { capabilities: poorCapabilities });
    const text = await hoverAt(editor, "SERVERS");
    expect(text).toContain("SERVERS · network object group");
    expect(text).not.toMatch(/[`*]/);
  });
});

describe("names", () => {
  test("lead to their definition", async () => {
    const editor = await openConfig();
    const found = await editor.request<Location[]>("textDocument/definition", editor.at(path, "object MAIL eq"));
    expect(words(editor, found)).toEqual(["10: MAIL"]);
  });

  test("lead to where they are used", async () => {
    const editor = await openConfig();
    const context = { includeDeclaration: true };
    const found = await editor.request<Location[]>("textDocument/references", { ...editor.at(path, "MAIL"), context });
    expect(words(editor, found)).toEqual(["10: MAIL", "15: MAIL", "21: MAIL"]);
  });

  test("are marked, written and read apart", async () => {
    const editor = await openConfig();
    const found = await editor.request<DocumentHighlight[]>(
      "textDocument/documentHighlight",
      editor.at(path, "WEBPORTS"),
    );
    expect(found.map(({ kind }) => kind)).toEqual([3, 2]);
  });

  test("are renamed everywhere, and the file means the same", async () => {
    const editor = await openConfig();
    const before = await editor.findings(path);
    await editor.request("textDocument/prepareRename", editor.at(path, "MAIL"));
    await editor.apply(
      await editor.request<WorkspaceEdit>("textDocument/rename", { ...editor.at(path, "MAIL"), newName: "POST" }),
    );
    expect(editor.text(path)).toBe(config.replaceAll("MAIL", "POST"));
    expect(await editor.findings(path)).toEqual(before);
  });

  test("are not renamed to what cannot be a name or is one already", async () => {
    const editor = await openConfig();
    const rename = (newName: string) => editor.request("textDocument/rename", { ...editor.at(path, "MAIL"), newName });
    await expect(rename("TWO WORDS")).rejects.toThrow(/cannot be a name/);
    await expect(rename("WEB")).rejects.toThrow(/already defined/);
  });

  test("are not renamed where text that nobody understood may use them", async () => {
    const editor = await openConfig(`${config}frobnicate object MAIL now\n`);
    await expect(editor.request("textDocument/prepareRename", editor.at(path, "MAIL"))).rejects.toThrow(
      /was not understood/,
    );
  });
});

describe("symbols", () => {
  test("outline the file, lists with their entries", async () => {
    const editor = await openConfig();
    const { uri } = editor.document(path);
    const symbols = await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    const outline = symbols.map(({ name, children }) => (children ? [name, children.map((each) => each.name)] : name));
    expect(outline).toEqual([
      ["GigabitEthernet0/0", ["outside"]],
      ["GigabitEthernet0/1", ["inside"]],
      "MAIL",
      "WEB",
      "SERVERS",
      "WEBPORTS",
      [
        "OUT",
        [
          "permit tcp any object-group SERVERS object-group WEBPORTS log",
          "permit tcp any object MAIL eq smtp",
          "deny ip any any log",
        ],
      ],
      ["IDLE", ["permit ip any any"]],
      "admin",
    ]);
  });

  test("have ranges within their parents'", async () => {
    const editor = await openConfig();
    const { uri } = editor.document(path);
    const lineCount = editor.document(path).lineCount;
    const check = (symbols: readonly DocumentSymbol[], first: number, last: number): void => {
      for (const { range, children = [] } of symbols) {
        expect(range.start.line).toBeGreaterThanOrEqual(first);
        expect(range.end.line).toBeLessThanOrEqual(last);
        check(children, range.start.line, range.end.line);
      }
    };
    check(
      await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } }),
      0,
      lineCount,
    );
  });

  test("are flat for clients that know no levels", async () => {
    const editor = await openConfig(config, { capabilities: poorCapabilities });
    const { uri } = editor.document(path);
    const symbols = await editor.request<SymbolInformation[]>("textDocument/documentSymbol", { textDocument: { uri } });
    expect(symbols.find(({ name }) => name === "outside")).toMatchObject({ containerName: "GigabitEthernet0/0" });
  });

  test("are found across the workspace by some of their letters", async () => {
    const editor = await openEditor({
      files: { "a/edge.cfg": config, "b/edge.cfg": config.replaceAll("MAIL", "MAILHUB") },
    });
    await editor.pullWorkspace();
    const found = await editor.request<WorkspaceSymbol[]>("workspace/symbol", { query: "mlh" });
    expect(found).toMatchObject([{ name: "MAILHUB", location: { uri: editor.uri("b/edge.cfg") } }]);
  });
});

test("blocks and runs of entries can be folded", async () => {
  const editor = await openConfig();
  const { uri } = editor.document(path);
  const found = await editor.request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } });
  const lines = found.map(({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`);
  expect(lines).toEqual(expect.arrayContaining(["2-5", "6-9", "14-16", "20-22"]));
});

describe("palisade.yaml", () => {
  test("offers keys, and the client's own zones", async () => {
    const editor = await openEditor({ files: { [path]: config, "palisade.yaml": "zones:\n  internet: [x]\n" } });
    await editor.pullWorkspace();
    await editor.open("palisade.yaml");
    const { uri } = editor.document("palisade.yaml");
    const complete = (line: number, character: number) =>
      editor.request<CompletionList>("textDocument/completion", {
        textDocument: { uri },
        position: { line, character },
      });
    expect((await complete(2, 0)).items.map(({ label }) => label)).toContain("accept");
    await editor.replace("palisade.yaml", "[x]", "[]");
    expect((await complete(1, 13)).items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["outside", "inside"]),
    );
  });

  test("explains its keys", async () => {
    const editor = await openEditor({ files: { "palisade.yaml": "resolvers: [10.0.0.53]\n" } });
    await editor.open("palisade.yaml");
    const hover = await editor.request<Hover>("textDocument/hover", editor.at("palisade.yaml", "resolvers"));
    expect(JSON.stringify(hover)).toContain("**resolvers** (list of");
  });

  test("other YAML is left alone", async () => {
    const editor = await openEditor({ files: { "other.yaml": "resolvers: [10.0.0.53]\n" } });
    await editor.open("other.yaml");
    expect(await editor.request("textDocument/hover", editor.at("other.yaml", "resolvers"))).toBeNull();
  });
});
