import { commands, ProgressLocation, window, workspace } from "vscode";
import { type LanguageClient, WorkDoneProgress } from "vscode-languageclient/node";
import {
  type ReviewWorkspaceParams,
  reviewWorkspaceRequest,
  type WorkspaceSummary,
} from "../../server/src/lsp/protocol.ts";
import { counted } from "./status-bar.ts";

/** Reviews every file of the workspace's folders, and says what came of it. */
export async function reviewWorkspace(server: LanguageClient): Promise<void> {
  if (!workspace.workspaceFolders?.length) {
    void window.showInformationMessage("Open a folder first: Palisade reviews the configuration files below it.");
    return;
  }
  const summary = await withProgress(server);
  if (!summary) return;
  const showReport = "Show Report";
  const showProblems = "Show Problems";
  const answer = await window.showInformationMessage(sentence(summary), showReport, showProblems);
  if (answer === showReport) await commands.executeCommand("palisade.showReport");
  if (answer === showProblems) await commands.executeCommand("workbench.actions.view.problems");
}

/** undefined: the user cancelled. */
async function withProgress(server: LanguageClient): Promise<WorkspaceSummary | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    title: "Palisade: reviewing the workspace",
    cancellable: true,
  };
  return window.withProgress(options, async (progress, cancel) => {
    const workDoneToken = `palisade-review-${Date.now()}`;
    let done = 0;
    const reports = server.onProgress(WorkDoneProgress.type, workDoneToken, (report) => {
      if (report.kind === "end") return;
      const increment = report.percentage === undefined ? 0 : Math.max(0, report.percentage - done);
      done += increment;
      progress.report({ increment, ...(report.message === undefined ? {} : { message: report.message }) });
    });
    const params: ReviewWorkspaceParams = { workDoneToken };
    try {
      return await server.sendRequest<WorkspaceSummary>(reviewWorkspaceRequest, params, cancel);
    } catch (error) {
      if (cancel.isCancellationRequested) return undefined;
      throw error;
    } finally {
      reports.dispose();
    }
  });
}

function sentence({ files, skipped, findings, unreadLines }: WorkspaceSummary): string {
  const { error, warning, information } = findings;
  const total = error + warning + information;
  const found =
    total === 0
      ? "no findings"
      : `${counted(total, "finding")} (${counted(error, "error")}, ${counted(warning, "warning")})`;
  const unread = unreadLines === 0 ? "" : `; ${counted(unreadLines, "line")} unread`;
  const others = skipped === 0 ? "" : `; ${counted(skipped, "other file")} left alone`;
  return `Palisade reviewed ${counted(files, "file")}: ${found}${unread}${others}.`;
}
