import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { open, until } from "./editor.ts";

export function siteFileTests(): void {
  describe("palisade.yaml", () => {
    it("is completed by Palisade itself", async () => {
      const document = await open("palisade.yaml");
      const end = document.lineAt(document.lineCount - 1).range.end;
      const labels = await until("completions", async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          "vscode.executeCompletionItemProvider",
          document.uri,
          end,
        );
        const found = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
        return found.length > 0 ? found : undefined;
      });
      assert.ok(
        labels.some((label) => /^[a-z]/.test(label)),
        labels.join(", "),
      );
    });

    it("has its mistakes underlined while it is written", async () => {
      const document = await open("palisade.yaml");
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), "cleint: Nobody\n");
      await vscode.workspace.applyEdit(edit);
      await until("the mistake", () =>
        vscode.languages.getDiagnostics(document.uri).find(({ range }) => range.start.line === 0),
      );
      await vscode.commands.executeCommand("workbench.action.files.revert");
      await until("it to go", () =>
        vscode.languages.getDiagnostics(document.uri).some(({ message }) => /cleint/.test(message)) ? undefined : true,
      );
    });
  });
}
