import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { open, openAs, until } from "./editor.ts";

/** Nothing in its first line tells VS Code itself what it is. */
const asaText = `hostname edge
enable password ***** pbkdf2
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 203.0.113.2 255.255.255.0
access-list OUT extended permit ip any any
access-group OUT in interface outside
`;

export function languageTests(): void {
  describe("language of a document", () => {
    it("an ASA configuration in an untitled document is recognised", async () => {
      const document = await vscode.workspace.openTextDocument({ content: asaText });
      await openAs("cisco-asa", document.uri);
    });

    it("so is one pasted into an empty document", async () => {
      const document = await vscode.workspace.openTextDocument();
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), asaText);
      await vscode.workspace.applyEdit(edit);
      await openAs("cisco-asa", document.uri);
    });

    it("files of the client are recognised by what they hold", async () => {
      for (const [path, language] of [
        ["edge-asa.cfg", "cisco-asa"],
        ["msp-gateway.conf", "wireguard"],
        ["palisade.yaml", "yaml"],
      ] as const) {
        const { uri } = await open(path);
        await openAs(language, uri);
      }
    });

    it("text that is no configuration is left alone", async () => {
      const document = await vscode.workspace.openTextDocument({ content: "Dear all,\n\nthe meeting is at four.\n" });
      await new Promise((resolve) => setTimeout(resolve, 1000));
      assert.equal(document.languageId, "plaintext");
    });

    it("who sets the language back to plain text has their way", async () => {
      const document = await vscode.workspace.openTextDocument({ content: asaText });
      const recognised = await openAs("cisco-asa", document.uri);
      await vscode.languages.setTextDocumentLanguage(recognised, "plaintext");
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const now = await until("the document", () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === document.uri.toString()),
      );
      assert.equal(now.languageId, "plaintext");
    });

    it("detection can be turned off", async () => {
      const settings = vscode.workspace.getConfiguration("palisade");
      await settings.update("detectLanguage", false, vscode.ConfigurationTarget.Global);
      try {
        const document = await vscode.workspace.openTextDocument({ content: asaText });
        await new Promise((resolve) => setTimeout(resolve, 1000));
        assert.equal(document.languageId, "plaintext");
      } finally {
        await settings.update("detectLanguage", undefined, vscode.ConfigurationTarget.Global);
      }
    });
  });
}
