import type { Connection } from "vscode-languageserver";
import type { Failure } from "../review/review.ts";

/** Where mistakes of our own are written down: the client's output channel. Never what a file says. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** Something threw; `where` says what was being done. */
  thrown(where: string, thrown: unknown): void;
  failure(failure: Failure): void;
}

export function logOf(connection: Connection): Log {
  const thrown = (where: string, what: unknown) => connection.console.error(`${where} failed: ${describeThrown(what)}`);
  return {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    thrown,
    failure: (failure) => thrown(`${failure.what} on ${failure.file}`, failure.thrown),
  };
}

/** Kinds of errors whose messages the engine writes, about our code. Others may quote the file, secrets included. */
const ownMessages: readonly string[] = ["TypeError", "ReferenceError"];

/** What was thrown and where, without a message that may quote a configuration. */
export function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a thrown ${typeof thrown}`;
  const frames = (thrown.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const head = ownMessages.includes(thrown.name) ? `${thrown.name}: ${thrown.message}` : thrown.name;
  return [head, ...frames].join("\n");
}
