import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { currentFindings, findings, open, openAs, picture, ruleOf, until } from "./editor.ts";

export function diagnosticTests(): void {
  describe("findings in the editor", () => {
    let document: vscode.TextDocument;

    before(async () => {
      const { uri } = await open("edge-asa.cfg");
      document = await openAs("cisco-asa", uri);
    });

    it("stand in the file, each with its rule's page", async () => {
      const found = await findings(document.uri);
      for (const { code, message } of found) {
        assert.ok(typeof code === "object", `${message} has no page`);
        assert.equal(code.target.scheme, "command");
      }
    });

    it("are explained on hover", async () => {
      const [finding] = await findings(document.uri);
      assert.ok(finding);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        finding.range.start,
      );
      const text = hovers.flatMap(({ contents }) =>
        contents.map((content) => (typeof content === "string" ? content : content.value)),
      );
      assert.match(text.join("\n"), new RegExp(ruleOf(finding)));
    });

    it("go away with a quick fix", async () => {
      const { finding, fix } = await until("a quick fix", () => firstFix(document));
      assert.ok(fix.edit, "the quick fix carries an edit");
      const before = currentFindings(document.uri).length;
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      await until("the finding to go", () => (has(document, finding) ? undefined : true));
      assert.ok(currentFindings(document.uri).length < before, "a fix brings nothing new");
      await picture("fixed");
      await vscode.commands.executeCommand("workbench.action.files.revert");
    });

    it("lead from a name to where it is defined", async () => {
      const { offset, name } = firstUseOfAccessList(document.getText());
      const position = document.positionAt(offset + 1);
      const places = await until("a definition", async () => {
        const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          "vscode.executeDefinitionProvider",
          document.uri,
          position,
        );
        return found.length > 0 ? found : undefined;
      });
      const [place] = places;
      assert.ok(place);
      const range = "targetRange" in place ? place.targetRange : place.range;
      assert.match(document.lineAt(range.start.line).text, new RegExp(`access-list ${name}`));
    });
  });
}

/** The first finding that an edit of this file alone mends. */
async function firstFix(document: vscode.TextDocument) {
  for (const finding of currentFindings(document.uri)) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const fix = actions.find(({ edit }) => edit && changesOnly(document, edit));
    if (fix) return { finding, fix };
  }
  return undefined;
}

/** Fixes may also write palisade.yaml, some as snippets, which are no entries. */
function changesOnly(document: vscode.TextDocument, edit: vscode.WorkspaceEdit): boolean {
  const entries = edit.entries();
  return entries.length > 0 && entries.every(([uri]) => uri.toString() === document.uri.toString());
}

const has = (document: vscode.TextDocument, finding: vscode.Diagnostic) =>
  currentFindings(document.uri).some((other) => ruleOf(other) === ruleOf(finding) && other.message === finding.message);

function firstUseOfAccessList(text: string): { offset: number; name: string } {
  const use = /^access-group (\S+) /m.exec(text);
  assert.ok(use?.[1], "the file binds an access list");
  return { offset: use.index + "access-group ".length, name: use[1] };
}
