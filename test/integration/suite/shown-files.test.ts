import { strict as assert } from "node:assert";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { dword, polBytes } from "../../support/registry-pol.ts";
import { findings, inWorkspace, open, picture, ruleOf, until, watched } from "./editor.ts";

const winlogon = "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon";

const policy = (logons: number) => polBytes([dword(winlogon, "CachedLogonsCount", logons)]);

const write = (logons: number, file: vscode.Uri) => vscode.workspace.fs.writeFile(file, policy(logons));

const shownNow = (file: vscode.Uri) =>
  vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "palisade-shown" && uri.path === file.path);

const shown = (file: vscode.Uri) => until(`the text of ${file}`, () => shownNow(file));

const says = (text: string, file: vscode.Uri) =>
  until(`${text} in ${file}`, () => (shownNow(file)?.getText().includes(`${text}\n`) ? true : undefined));

export function shownFileTests(): void {
  describe("Registry.pol", () => {
    const folder = () => inWorkspace("Machine");
    const file = () => inWorkspace("Machine", "Registry.pol");

    before(() => write(50, file()));
    after(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

    it("opens as text, with findings at its entries", async () => {
      await vscode.commands.executeCommand("vscode.open", file());
      const document = await shown(file());
      assert.equal(document.languageId, "registry-pol");
      assert.match(document.getText(), /CachedLogonsCount\nDWORD:50/);
      const finding = (await findings(document.uri)).find((each) => ruleOf(each) === "cached-logons");
      assert.equal(finding?.range.start.line, 5);
      assert.deepEqual(vscode.languages.getDiagnostics(file()), []);
      await picture("registry-pol");
    });

    it("has what mends it to copy", async () => {
      const { uri } = await shown(file());
      const finding = (await findings(uri)).find((each) => ruleOf(each) === "cached-logons");
      assert.ok(finding);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        finding.range,
      );
      const copy = actions.find(({ title }) => title.startsWith("Copy LGPO text: "))?.command;
      assert.ok(copy);
      await vscode.commands.executeCommand(copy.command, ...(copy.arguments ?? []));
      assert.match(await vscode.env.clipboard.readText(), /^Computer\n.*\nCachedLogonsCount\nDWORD:[0-9]+$/);
    });

    it("follows the file", async () => {
      await watched(folder());
      await write(0, file());
      await says("DWORD:0", file());
    });

    it("follows a file outside the workspace", async () => {
      const elsewhere = vscode.Uri.file(mkdtempSync(join(tmpdir(), "palisade-policy-")));
      const outside = vscode.Uri.joinPath(elsewhere, "Registry.pol");
      try {
        await write(20, outside);
        await vscode.commands.executeCommand("vscode.open", outside);
        await says("DWORD:20", outside);
        // Written until it is noticed: the watcher of a file that was just opened takes its time.
        await until("the new text", async () => {
          await write(30, outside);
          return shownNow(outside)?.getText().includes("DWORD:30\n") ? true : undefined;
        });
      } finally {
        await vscode.workspace.fs.delete(elsewhere, { recursive: true });
      }
    });

    it("is read again when one comes back to it, where nobody tells of changes", async () => {
      const share = new SilentShare();
      const remote = vscode.Uri.parse("silent-share:/Machine/Registry.pol");
      const mounted = vscode.workspace.registerFileSystemProvider(remote.scheme, share);
      try {
        share.bytes = policy(20);
        await vscode.commands.executeCommand("vscode.open", remote);
        await says("DWORD:20", remote);
        share.bytes = policy(30);
        await open("palisade.yaml");
        await vscode.commands.executeCommand("vscode.open", remote);
        await says("DWORD:30", remote);
      } finally {
        await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
        mounted.dispose();
      }
    });
  });
}

/** Holds one file and says nothing when it changes, as many a network share. */
class SilentShare implements vscode.FileSystemProvider {
  bytes: Uint8Array = new Uint8Array();
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  watch = () => new vscode.Disposable(() => undefined);
  stat = () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.bytes.length });
  readFile = () => this.bytes;
  readDirectory = () => [];
  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}
