import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { findings, open, openAs, picture, ruleOf, until } from "./editor.ts";

export function commandTests(): void {
  describe("commands", () => {
    it("the contributed ones exist", async () => {
      const known = await vscode.commands.getCommands(true);
      const extension = vscode.extensions.getExtension("palisade.palisade");
      assert.ok(extension);
      const contributed: { command: string }[] = extension.packageJSON.contributes.commands;
      for (const { command } of contributed) assert.ok(known.includes(command), `${command} is not registered`);
    });

    it("show the report in a panel", async () => {
      await vscode.commands.executeCommand("palisade.showReport");
      await until("the report", () =>
        tab((input) => input instanceof vscode.TabInputWebview && input.viewType.includes("palisade.report")),
      );
      await picture("report");
    });

    it("review files that nobody opened", async () => {
      // The message at the end waits for an answer: what counts is what the Problems panel has.
      void vscode.commands.executeCommand("palisade.reviewWorkspace");
      const policies = await until("findings in closed policies", () => {
        const found = vscode.languages
          .getDiagnostics()
          .filter(([uri, list]) => uri.path.endsWith("GptTmpl.inf") && list.length > 0);
        return found.length > 1 ? found : undefined;
      });
      for (const [uri] of policies)
        assert.ok(vscode.workspace.textDocuments.every((document) => document.uri.path !== uri.path));
    });

    it("trace a packet to the line that decides", async () => {
      const { uri } = await open("edge-asa.cfg");
      const document = await openAs("cisco-asa", uri);
      await findings(uri);
      const packet = {
        in_iface: "outside",
        out_iface: "srv",
        src: "198.18.0.7",
        dst: "10.20.0.25",
        dport: 80,
        state: "new",
      };
      void vscode.commands.executeCommand("palisade.tracePacket", packet);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await picture("trace");
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      const line = await until("the deciding line", () => {
        const { selection } = vscode.window.activeTextEditor ?? {};
        return selection && !selection.isEmpty ? document.lineAt(selection.start.line).text : undefined;
      });
      assert.match(line, /^access-list OUTSIDE-IN extended deny/);
    });

    it("open a rule's page as rendered Markdown", async () => {
      const { uri } = await open("edge-asa.cfg");
      await openAs("cisco-asa", uri);
      const [finding] = await findings(uri);
      assert.ok(finding);
      await vscode.commands.executeCommand("palisade.openRule", ruleOf(finding));
      await until("the page", () =>
        tab((input) => input instanceof vscode.TabInputWebview && input.viewType.includes("markdown.preview")),
      );
      await picture("rule-page");
    });
  });
}

function tab(is: (input: unknown) => boolean): vscode.Tab | undefined {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ input }) => is(input));
}
