import type { ExtensionContext } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { registerCommands } from "./commands.ts";
import { detectLanguages } from "./language-detection.ts";
import { createServerConnection } from "./server.ts";
import { showBinaryFiles } from "./shown-files.ts";
import { watchStatuses } from "./status.ts";
import { showStatusBar } from "./status-bar.ts";

let server: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const languages = contributedLanguages(context);
  server = createServerConnection(context, languages);
  const statuses = watchStatuses(server);
  context.subscriptions.push(statuses, showStatusBar(statuses), registerCommands(server, statuses));
  await server.start();
  context.subscriptions.push(detectLanguages(server, languages), showBinaryFiles(server));
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

/** The language ids of package.json, one for each format. */
function contributedLanguages({ extension }: ExtensionContext): readonly string[] {
  const languages: readonly { readonly id: string }[] = extension.packageJSON.contributes.languages;
  return languages.map(({ id }) => id);
}
