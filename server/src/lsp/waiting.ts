import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Steps } from "../review/steps.ts";
import type { ServerHost } from "./host.ts";

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Lets requests and notifications that have arrived meanwhile take their turn. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Work goes on this long before others have their turn: hover, cancellation, the next letter typed. */
export const sliceMilliseconds = 25;

/** What came of work done in slices, and how long it took without the turns of others. */
export interface Done<T> {
  readonly value: T;
  readonly milliseconds: number;
}

/** Does work in slices; undefined when `isWanted` says no between two of them. */
export async function inSlices<T>(
  { now }: Pick<ServerHost, "now">,
  steps: Steps<T>,
  isWanted: () => boolean,
): Promise<Done<T> | undefined> {
  let milliseconds = 0;
  for (;;) {
    const began = now();
    let step = steps.next();
    while (!step.done && now() - began < sliceMilliseconds) step = steps.next();
    milliseconds += now() - began;
    if (step.done) return { value: step.value, milliseconds };
    await yieldToOthers();
    if (!isWanted()) return undefined;
  }
}

/** The promise's value, or undefined when it fails or takes longer. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  const failed = promise.catch(() => undefined);
  return Promise.race([failed, sleep(milliseconds).then(() => undefined)]);
}

/** Ends a request whose answer nobody waits for. */
export function stopIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}
