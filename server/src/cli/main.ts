#!/usr/bin/env node
import { codeOf } from "../host/reasons.ts";
import { printable } from "../report/printable.ts";
import { ProgressLine } from "./progress-line.ts";
import { run } from "./run.ts";
import type { Terminal } from "./terminal.ts";

// A reader that has seen enough (`palisade review | head`) closes the pipe: that is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (thrown) => {
    if (codeOf(thrown) === "EPIPE") process.exit();
    throw thrown;
  });

const terminal: Terminal = {
  cwd: process.cwd(),
  today: localDay(new Date()),
  colours: takesColours(),
  get input() {
    return process.stdin.setEncoding("utf8");
  },
  print: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(`palisade: ${printable(text)}\n`),
  progress: process.stderr.isTTY ? new ProgressLine(process.stderr).show : () => {},
};

process.exitCode = await run(process.argv.slice(2), terminal);

/** The day in the user's own time zone, as days since 1970-01-01. */
function localDay(now: Date): number {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
}

function takesColours(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  // A pipe has no isTTY at all, and "undefined" would leave the choice to others.
  return process.stdout.isTTY === true && TERM !== "dumb";
}
