import { env, window } from "vscode";

/** Puts text that a finding offers on the clipboard. */
export async function copyText(text: unknown): Promise<void> {
  if (typeof text !== "string") return;
  await env.clipboard.writeText(text);
  window.setStatusBarMessage("Palisade: copied", messageMilliseconds);
}

const messageMilliseconds = 3000;
