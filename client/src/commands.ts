import { commands, Disposable } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { copyTextCommand } from "../../server/src/lsp/protocol.ts";
import { copyText } from "./copying.ts";
import { openEvidence, openEvidenceCommand } from "./evidence.ts";
import { ReportView } from "./report-view.ts";
import { openRule, openRuleCommand } from "./rule-pages.ts";
import type { Statuses } from "./status.ts";
import { tracePackets } from "./trace.ts";
import { goToNextUnreadLine } from "./unread-lines.ts";
import { reviewWorkspace } from "./workspace-review.ts";

/** The commands that package.json contributes. */
export function registerCommands(server: LanguageClient, statuses: Statuses): Disposable {
  const report = new ReportView(server);
  return Disposable.from(
    report,
    commands.registerCommand("palisade.reviewWorkspace", () => reviewWorkspace(server)),
    commands.registerCommand("palisade.showReport", () => report.show()),
    commands.registerCommand("palisade.saveReport", () => report.save()),
    commands.registerCommand(openEvidenceCommand, openEvidence),
    commands.registerCommand(openRuleCommand, (id: unknown) => openRule(server, id)),
    commands.registerCommand(copyTextCommand, copyText),
    commands.registerCommand("palisade.tracePacket", (packet: unknown) => tracePackets(server, packet)),
    commands.registerCommand("palisade.nextUnreadLine", () => goToNextUnreadLine(statuses)),
    commands.registerCommand("palisade.restartServer", () => server.restart()),
  );
}
