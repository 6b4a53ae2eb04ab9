import type { CodeAction } from "vscode-languageserver";
import type { Finding } from "../review/review.ts";
import type { Session } from "./session.ts";
import type { ShownFile } from "./shown-file.ts";

/** What palisade.yaml may say about a finding. */
export function siteActions(_session: Session, _shown: ShownFile, _finding: Finding): CodeAction[] {
  return [];
}
