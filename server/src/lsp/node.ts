import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { version } from "../../../package.json";
import { nodeTools } from "../host/certificates.ts";
import { workspaceFiles } from "../host/workspace-files.ts";
import { describeThrown } from "./log.ts";
import { startServer } from "./server.ts";

const millisecondsOfDay = 86_400_000;

/** The language server as a process: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`. */
const connection = createConnection(ProposedFeatures.all);

// Over IPC there is no stream whose end would tell that the editor is gone.
process.on("disconnect", () => process.exit(1));

// A mistake of ours outside any request must not take the editor's findings away.
process.on("uncaughtException", (thrown) => connection.console.error(describeThrown(thrown)));
process.on("unhandledRejection", (thrown) => connection.console.error(describeThrown(thrown)));

startServer(connection, {
  tools: nodeTools,
  version,
  files: workspaceFiles,
  today: () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / millisecondsOfDay),
  now: () => performance.now(),
});
