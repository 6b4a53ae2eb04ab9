import { type Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type Report, type ReportParams, reportRequest } from "../../server/src/lsp/protocol.ts";
import { evidenceLink, openEvidenceCommand } from "./evidence.ts";

/** The report of the whole workspace, in a panel of the editor. */
export class ReportView implements Disposable {
  readonly #server: LanguageClient;
  #panel: WebviewPanel | undefined;

  constructor(server: LanguageClient) {
    this.#server = server;
  }

  /** Makes the report anew and shows it. */
  async show(): Promise<void> {
    const report = await this.#make();
    const panel = this.#panel ?? this.#open();
    panel.title = report.title;
    panel.webview.html = forPanel(report.html);
    panel.reveal();
  }

  /** Makes the report anew and writes it where the user says. */
  async save(): Promise<void> {
    const report = await this.#make();
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const target = await window.showSaveDialog({
      title: "Save Report",
      filters: { HTML: ["html"] },
      ...(folder ? { defaultUri: Uri.joinPath(folder, "palisade-report.html") } : {}),
    });
    if (!target) return;
    await workspace.fs.writeFile(target, new TextEncoder().encode(report.html));
    void window.showInformationMessage(`The report is in ${workspace.asRelativePath(target)}.`);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #make(): Promise<Report> {
    const params: ReportParams = {};
    return this.#server.sendRequest<Report>(reportRequest, params);
  }

  /** No script runs in the panel; the one command its links may run opens a file of the workspace. */
  #open(): WebviewPanel {
    const panel = window.createWebviewPanel("palisade.report", "Palisade report", ViewColumn.Active, {
      enableScripts: false,
      enableCommandUris: [openEvidenceCommand],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }
}

/** The page in the editor's colours, with links to files as commands: a panel opens no files by itself. */
function forPanel(html: string): string {
  const linked = html.replace(
    / href="([^"#][^"]*#L\d+)"/g,
    (_, href: string) => ` href="${evidenceLink(unescaped(href))}"`,
  );
  return linked.replace("</head>", () => `<style>${editorColours}</style></head>`);
}

const editorColours = `body {
  --error: var(--vscode-editorError-foreground);
  --warning: var(--vscode-editorWarning-foreground);
  --information: var(--vscode-editorInfo-foreground);
  --kept: var(--vscode-charts-green);
}`;

/** Text of an HTML attribute as it was before it was written. */
const unescaped = (text: string) => text.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
