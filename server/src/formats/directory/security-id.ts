import { isSid } from "../../facts/windows-sids.ts";
import type { AttributeValue } from "./record.ts";

/** `S-1-5-21-…`, from its text or from the bytes that a directory keeps. */
export function sidOf({ value, bytes }: AttributeValue): string | undefined {
  if (bytes) return sidOfBytes(bytes);
  return isSid(value) ? value.toUpperCase() : undefined;
}

/** A revision, the number of parts, an authority of six bytes, and the parts, lowest byte first. */
function sidOfBytes(bytes: Uint8Array): string | undefined {
  const count = bytes[1] ?? 0;
  if (bytes[0] !== 1 || count > 15 || bytes.length !== 8 + 4 * count) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4);
  const parts = Array.from({ length: count }, (_, at) => view.getUint32(8 + 4 * at, true));
  return ["S-1", authority, ...parts].join("-");
}
