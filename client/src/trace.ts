import { type QuickPickItem, Range, type TextDocument, type TextEditor, window } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type AskedPacket,
  type TraceAnswer,
  type TraceChoices,
  type TraceChoicesParams,
  type TracedDecision,
  type TracedPacket,
  type TraceParams,
  traceChoicesRequest,
  traceRequest,
} from "../../server/src/lsp/protocol.ts";
import { askForPacket } from "./asked-packet.ts";

/** Asks for packets, or takes one as `palisade trace` does, and shows what becomes of them and which entries say so. */
export async function tracePackets(server: LanguageClient, given: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  const choices = editor && (await choicesAt(server, editor));
  if (!choices) {
    void window.showInformationMessage(
      "Open a configuration with access lists or policies to trace a packet through it.",
    );
    return;
  }
  let packet = isPacket(given) ? given : await askForPacket(choices);
  while (packet) {
    const { traced, problem } = await ask(server, editor.document, packet);
    if (problem !== undefined) void window.showWarningMessage(`This packet cannot be traced: ${problem}.`);
    const again = traced === undefined || (await showTraced(editor, traced));
    packet = again ? await askForPacket({ ...choices, packet }) : undefined;
  }
}

function choicesAt(server: LanguageClient, { document, selection }: TextEditor): Promise<TraceChoices | null> {
  const params: TraceChoicesParams = {
    uri: server.code2ProtocolConverter.asUri(document.uri),
    position: server.code2ProtocolConverter.asPosition(selection.active),
  };
  return server.sendRequest<TraceChoices | null>(traceChoicesRequest, params);
}

function ask(server: LanguageClient, { uri }: TextDocument, packet: AskedPacket): Promise<TraceAnswer> {
  const params: TraceParams = { uri: server.code2ProtocolConverter.asUri(uri), packet };
  return server.sendRequest<TraceAnswer>(traceRequest, params);
}

function isPacket(given: unknown): given is AskedPacket {
  return typeof given === "object" && given !== null && "src" in given && "dst" in given;
}

interface Place extends QuickPickItem {
  /** What a pick of it leads to. */
  readonly to?: TracedDecision["range"] | "another packet";
}

const verdicts = { permit: "Permitted", deny: "Denied", depends: "It depends" } as const;

/** Shows the verdict with the places that decide it, and goes to the picked one; true when another packet is wanted. */
async function showTraced(
  editor: TextEditor,
  { verdict, packet, decisions, dependsOn }: TracedPacket,
): Promise<boolean> {
  const places: Place[] = [
    ...decisions.map(placeOf),
    ...dependsOn.map((label) => ({ label: `$(question) ${label}`, description: "not known from the file" })),
    { label: "$(edit) Another packet…", to: "another packet" },
  ];
  const picked = await window.showQuickPick(places, {
    title: `${verdicts[verdict]}: ${packet}`,
    placeHolder: decisions.length === 0 ? "No list stands in the way" : "What decides, in order",
  });
  if (picked?.to === "another packet") return true;
  if (picked?.to) await showPlace(editor, picked.to);
  return false;
}

function placeOf({ permits, text, where, range }: TracedDecision): Place {
  const line = range ? `line ${range.start.line + 1}, ${where}` : where;
  return {
    label: `$(${permits ? "check" : "circle-slash"}) ${text}`,
    description: line,
    ...(range ? { to: range } : {}),
  };
}

async function showPlace({ document, viewColumn }: TextEditor, { start, end }: NonNullable<TracedDecision["range"]>) {
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(document, { selection, ...(viewColumn === undefined ? {} : { viewColumn }) });
}
