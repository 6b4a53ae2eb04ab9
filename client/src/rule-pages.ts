import { commands, type Diagnostic, languages, Uri, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { pageScheme, type RulePage, type RulePageParams, rulePageRequest } from "../../server/src/lsp/protocol.ts";

/** The command that opens a rule's page; takes the id of a rule or recommendation. */
export const openRuleCommand = "palisade.openRule";

/** A link that opens the rule's page. */
export function ruleLink(rule: string): Uri {
  return Uri.parse(`command:${openRuleCommand}?${encodeURIComponent(JSON.stringify([rule]))}`);
}

/** Opens the page of a rule or recommendation; without an id, that of the finding at the cursor or one the user picks. */
export async function openRule(server: LanguageClient, id: unknown): Promise<void> {
  const rule = typeof id === "string" ? id : (ruleAtCursor() ?? (await chooseRule()));
  if (rule === undefined) return;
  const params: RulePageParams = { rule };
  const page = await server.sendRequest<RulePage | null>(rulePageRequest, params);
  if (page === null) {
    void window.showWarningMessage(`Palisade has no rule or recommendation named ${rule}.`);
    return;
  }
  await commands.executeCommand("markdown.showPreview", Uri.parse(page.uri ?? `${pageScheme}:/rules/${rule}.md`));
}

function ruleAtCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const here = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ range }) => range.contains(editor.selection.active));
  return here.map(ruleOf).find((rule) => rule !== undefined);
}

/** Offers the rules that have findings in the workspace. */
async function chooseRule(): Promise<string | undefined> {
  const counts = new Map<string, number>();
  for (const rule of languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics.map(ruleOf)))
    if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0)
    return window.showInputBox({
      title: "Open Rule",
      prompt: "The id of a rule or recommendation, such as egress-allowlist",
    });
  const choices = [...counts]
    .sort()
    .map(([label, count]) => ({ label, description: count === 1 ? "1 finding" : `${count} findings` }));
  const choice = await window.showQuickPick(choices, {
    title: "Open Rule",
    placeHolder: "A rule with findings in this workspace",
  });
  return choice?.label;
}

function ruleOf({ source, code }: Diagnostic): string | undefined {
  if (source?.toLowerCase() !== "palisade") return undefined;
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? undefined : String(value);
}
