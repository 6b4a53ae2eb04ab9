import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { decodeBytes, type FileBytes, isReadable } from "../formats/bytes.ts";
import { type Decoded, encodeText } from "../text/decode.ts";
import { codeOf, reasonOf } from "./reasons.ts";

export type TextFile =
  | FileBytes
  | { readonly kind: "binary" }
  /** Too large, or not to be had; `reason` is for people. */
  | { readonly kind: "unreadable"; readonly reason: string };

const mostMegabytes = 64;
const mostBytes = mostMegabytes * 1024 * 1024;
const headBytes = 8192;

/** A file's text, in whatever encoding, or the text it is shown as; other data is told by its head, so that a disk image is not read to its end. */
export function readTextFile(path: string): TextFile {
  try {
    const stats = statSync(path);
    // Asked before it is opened: opening a pipe would wait for someone to write.
    if (!stats.isFile())
      return { kind: "unreadable", reason: stats.isDirectory() ? "it is a folder" : "it is not a file" };
    if (!isReadable(headOf(path, stats.size))) return { kind: "binary" };
    if (stats.size > mostBytes) return { kind: "unreadable", reason: `it is larger than ${mostMegabytes} MB` };
    return decodeBytes(readFileSync(path), path) ?? { kind: "binary" };
  } catch (thrown) {
    return { kind: "unreadable", reason: reasonOf(codeOf(thrown)) };
  }
}

function headOf(path: string, size: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const head = new Uint8Array(Math.min(size, headBytes));
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}

/** Writes a text the way the file was written; says why it could not. */
export function writeTextFile(
  path: string,
  text: string,
  { encoding, cut }: Omit<Decoded, "text">,
): string | undefined {
  if (cut) return "its last byte belongs to no character, so it is left alone";
  const bytes = encodeText(text, encoding);
  if (!bytes) return `${encoding} has no character for some of the new text`;
  try {
    writeFileSync(path, bytes);
    return undefined;
  } catch (thrown) {
    return reasonOf(codeOf(thrown));
  }
}
