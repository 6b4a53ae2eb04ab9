import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Lets requests and notifications that have arrived meanwhile take their turn. */
export function yieldToOthers(): Promise<void> {
  return sleep(0);
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
