import { Disposable, MarkdownString, StatusBarAlignment, window } from "vscode";
import type { DocumentStatus } from "../../server/src/lsp/protocol.ts";
import type { Statuses } from "./status.ts";

/** Shows, for the file in the active editor, how many findings it has and how many of its lines nobody understood. */
export function showStatusBar(statuses: Statuses): Disposable {
  const item = window.createStatusBarItem("palisade.status", StatusBarAlignment.Right, 100);
  item.name = "Palisade";
  item.command = "workbench.actions.view.problems";

  function update(): void {
    const document = window.activeTextEditor?.document;
    const status = document && statuses.of(document);
    if (status?.format === undefined) {
      item.hide();
      return;
    }
    item.text = summary(status);
    item.tooltip = details(status);
    item.show();
  }

  update();
  return Disposable.from(item, statuses.onDidChange(update), window.onDidChangeActiveTextEditor(update));
}

function summary(status: DocumentStatus): string {
  const icon = status.reviewing ? "$(loading~spin)" : "$(shield)";
  const unread = status.lines?.unread ?? 0;
  const parts = [counted(total(status), "finding"), ...(unread > 0 ? [`${counted(unread, "line")} unread`] : [])];
  return `${icon} ${parts.join(", ")}`;
}

function details(status: DocumentStatus): MarkdownString {
  const { error, warning, information } = status.findings;
  const text = new MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: ["palisade.showReport", "palisade.nextUnreadLine", "palisade.reviewWorkspace"] };
  text.appendMarkdown(`**Palisade**, read as ${status.formatName ?? status.format}\n\n`);
  text.appendMarkdown(`$(error) ${error} $(warning) ${warning} $(info) ${information}`);
  if (status.accepted > 0) text.appendMarkdown(`, ${status.accepted} accepted in palisade.yaml`);
  if (status.lines) {
    const { total, read, ignored, unread } = status.lines;
    text.appendMarkdown(
      `\n\n${counted(total, "line")}: ${read} read, ${ignored} without meaning here, ${unread} unread`,
    );
    if (unread > 0)
      text.appendMarkdown(
        ". What is unread is not reviewed.\n\n[Go to next unread line](command:palisade.nextUnreadLine)",
      );
  }
  text.appendMarkdown(
    "\n\n[Show report](command:palisade.showReport) · [Review workspace](command:palisade.reviewWorkspace)",
  );
  return text;
}

const total = ({ findings }: DocumentStatus) => findings.error + findings.warning + findings.information;

/** "1 line", "2 lines" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
