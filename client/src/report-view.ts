import { randomBytes } from "node:crypto";
import { type Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type Report, type ReportParams, reportRequest } from "../../server/src/lsp/protocol.ts";
import { openEvidence } from "./evidence.ts";

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
    panel.webview.html = withLinksToEvidence(report.html);
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

  #open(): WebviewPanel {
    const panel = window.createWebviewPanel("palisade.report", "Palisade report", ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.webview.onDidReceiveMessage((href: unknown) => (typeof href === "string" ? openEvidence(href) : undefined));
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }
}

/**
 * The page with one script of ours, the only one its policy lets run: it hands clicks on links to evidence to the
 * extension, as a webview cannot open files.
 */
function withLinksToEvidence(html: string): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'nonce-${nonce}'`;
  const script = `
    const editor = acquireVsCodeApi();
    document.addEventListener("click", (event) => {
      const href = event.target.closest("a[href]")?.getAttribute("href");
      if (!href || href.startsWith("#") || /^https?:/.test(href)) return;
      event.preventDefault();
      event.stopPropagation();
      editor.postMessage(href);
    }, true);`;
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script nonce="${nonce}">${script}</script>`;
  return html.replace(/<head[^>]*>/i, (start) => start + head);
}
