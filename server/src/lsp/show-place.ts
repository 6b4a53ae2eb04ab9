import type { Command, Range } from "vscode-languageserver";
import type { Answering } from "./answering.ts";
import type { Session } from "./session.ts";

/** A place the editor is asked to show after an edit. */
export interface ShowTarget {
  readonly uri: string;
  readonly selection: Range;
}

/** The command that the server runs itself; no client needs to know it. */
export const showPlaceCommand = "palisade.server.showPlace";

export function showCommand(target: ShowTarget): Command {
  return { title: "Show", command: showPlaceCommand, arguments: [target] };
}

export function serveShowPlace({ connection }: Session, answering: Answering): void {
  connection.onExecuteCommand(
    answering.request("showing a place", async ({ command, arguments: given }) => {
      const target: unknown = given?.[0];
      if (command !== showPlaceCommand || !isTarget(target)) return null;
      await connection.window.showDocument({ uri: target.uri, selection: target.selection, takeFocus: true });
      return null;
    }),
  );
}

function isTarget(given: unknown): given is ShowTarget {
  return (
    typeof given === "object" &&
    given !== null &&
    "uri" in given &&
    typeof given.uri === "string" &&
    "selection" in given &&
    typeof given.selection === "object"
  );
}
