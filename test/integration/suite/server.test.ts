import { readdirSync, readFileSync } from "node:fs";
import * as vscode from "vscode";
import { inWorkspace, until } from "./editor.ts";

export function serverTests(): void {
  describe("the language server", () => {
    it("comes back after a crash", async function () {
      if (process.platform !== "linux") this.skip();
      const before = serverProcess();
      if (before === undefined) throw new Error("no server runs");
      process.kill(before, "SIGKILL");
      await until("another server", () => {
        const now = serverProcess();
        return now !== undefined && now !== before ? now : undefined;
      });
      const { uri } = await vscode.workspace.openTextDocument(inWorkspace("edge-asa.cfg"));
      await until("an answer of it", async () => {
        const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
          "vscode.executeDocumentSymbolProvider",
          uri,
        );
        return symbols?.length ? symbols : undefined;
      });
    });
  });
}

/** The process the extension host started for the server. */
function serverProcess(): number | undefined {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes
    .map(Number)
    .find((id) => parentOf(id) === process.pid && factOf(id, "cmdline").includes("server.cjs"));
}

const parentOf = (id: number) => Number(/^PPid:\s*(\d+)/m.exec(factOf(id, "status"))?.[1]);

/** Empty when the process has ended meanwhile. */
function factOf(id: number, name: string): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, "utf8");
  } catch {
    return "";
  }
}
