#!/usr/bin/env node
// Stands in for the VS Code binary in runTests({ vscodeExecutablePath }) of @vscode/test-electron.
import { register } from "tsx/esm/api";

register();
const { main } = await import("./launcher.ts");
await main(process.argv.slice(2));
