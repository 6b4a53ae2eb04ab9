import { Range, Uri, window, workspace } from "vscode";
import { shownUri } from "./shown-files.ts";

/** The command that opens what a link of the report points at; takes the file's URI with `#L12` for a line. */
export const openEvidenceCommand = "palisade.openEvidence";

/** A link that opens the place. */
export function evidenceLink(place: string): string {
  return `command:${openEvidenceCommand}?${encodeURIComponent(JSON.stringify([place]))}`;
}

/** Opens a file of the workspace at the line; a report must not open anything else. */
export async function openEvidence(place: unknown): Promise<void> {
  if (typeof place !== "string") return;
  const uri = Uri.parse(place);
  const file = uri.with({ fragment: "" });
  if (!workspace.getWorkspaceFolder(file)) {
    void window.showWarningMessage(`${file.path} is not in this workspace.`);
    return;
  }
  const line = Math.max(0, Number(/^L(\d+)$/.exec(uri.fragment)?.[1] ?? 1) - 1);
  await window.showTextDocument(shownUri(file), { selection: new Range(line, 0, line, 0) });
}
