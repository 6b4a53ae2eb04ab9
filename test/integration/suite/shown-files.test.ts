import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { dword, polBytes } from "../../support/registry-pol.ts";
import { findings, inWorkspace, picture, ruleOf, until } from "./editor.ts";

export function shownFileTests(): void {
  describe("Registry.pol", () => {
    const folder = () => inWorkspace("policy");
    const file = () => inWorkspace("policy", "Machine", "Registry.pol");
    const winlogon = "Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon";
    const write = (logons: number) =>
      vscode.workspace.fs.writeFile(file(), polBytes([dword(winlogon, "CachedLogonsCount", logons)]));
    const shown = () =>
      until("the text", () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "palisade-shown"));

    before(() => write(50));
    after(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

    it("opens as text, with findings at its entries", async () => {
      await vscode.commands.executeCommand("vscode.open", file());
      const document = await shown();
      assert.equal(document.languageId, "registry-pol");
      assert.match(document.getText(), /CachedLogonsCount\nDWORD:50/);
      const finding = (await findings(document.uri)).find((each) => ruleOf(each) === "cached-logons");
      assert.equal(finding?.range.start.line, 5);
      assert.deepEqual(vscode.languages.getDiagnostics(file()), []);
      await picture("registry-pol");
    });

    it("has what mends it to copy", async () => {
      const { uri } = await shown();
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
      await write(0);
      const document = await shown();
      await until("the new text", () => (document.getText().includes("DWORD:0\n") ? true : undefined));
    });
  });
}
