import { type Decoded, decodeText } from "../text/decode.ts";
import type { Format } from "./format.ts";
import { formats } from "./registry.ts";

/** A file's bytes as text: their own, or the text that a binary format is shown as, which is never written back. */
export type FileBytes = ({ readonly kind: "text" } & Decoded) | { readonly kind: "shown"; readonly text: string };

/** What a file's bytes are read as; undefined when they are neither text nor of a format that is shown as text. */
export function decodeBytes(bytes: Uint8Array, path: string): FileBytes | undefined {
  const form = binaryFormat(bytes)?.binary;
  if (form) return { kind: "shown", text: form.decode(bytes, path) };
  const decoded = decodeText(bytes);
  return decoded && { kind: "text", ...decoded };
}

/** Whether a file that begins with these bytes can be read as text, so that a disk image is not read to its end. */
export function isReadable(head: Uint8Array): boolean {
  return binaryFormat(head) !== undefined || decodeText(head) !== undefined;
}

function binaryFormat(head: Uint8Array): Format | undefined {
  return formats.find(({ binary }) => binary?.signature.every((byte, at) => head[at] === byte));
}
