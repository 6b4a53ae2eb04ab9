/** How a file's text was written, so that it can be written back the same way. */
export type Encoding =
  | "utf-8"
  | "utf-8-bom"
  | "utf-16le"
  | "utf-16le-bom"
  | "utf-16be"
  | "utf-16be-bom"
  | "windows-1252";

export interface Decoded {
  /** Without a byte order mark: offsets are those an editor counts. */
  readonly text: string;
  readonly encoding: Encoding;
  /** A last byte stands for no character; written back, it would be lost. */
  readonly cut?: true;
}

/** The text of a file's bytes, by byte order mark or by what the bytes look like; undefined when they are no text. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const wide = wideEncoding(bytes);
  if (wide) return decodeWide(bytes, wide);
  if (looksBinary(bytes)) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, encoding: startsWith(bytes, 0xef, 0xbb, 0xbf) ? "utf-8-bom" : "utf-8" };
  } catch {
    return { text: narrowText(bytes), encoding: "windows-1252" };
  }
}

/** The bytes of a text in an encoding; undefined when the encoding has no place for one of its characters. */
export function encodeText(text: string, encoding: Encoding): Uint8Array | undefined {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-8-bom":
      return new TextEncoder().encode(`\ufeff${text}`);
    case "utf-16le":
    case "utf-16be":
      return wideBytes(text, encoding === "utf-16le");
    case "utf-16le-bom":
    case "utf-16be-bom":
      return wideBytes(`\ufeff${text}`, encoding === "utf-16le-bom");
    case "windows-1252":
      return narrowBytes(text);
  }
}

/** Bytes looked at to tell text from other data. */
const sampleBytes = 8192;

type WideEncoding = Extract<Encoding, `utf-16${string}`>;

/** UTF-16 by its mark, or because the text is Latin letters: nearly every second byte is zero, and hardly any other is. */
function wideEncoding(bytes: Uint8Array): WideEncoding | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le-bom";
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be-bom";
  const pairs = Math.min(bytes.length, sampleBytes) >> 1;
  if (pairs < 2) return undefined;
  const even = bytes.subarray(0, 2 * pairs).filter((_, at) => at % 2 === 0);
  const odd = bytes.subarray(0, 2 * pairs).filter((_, at) => at % 2 === 1);
  if (isMostlyZero(odd) && isMostlyText(even)) return "utf-16le";
  if (isMostlyZero(even) && isMostlyText(odd)) return "utf-16be";
  return undefined;
}

function isMostlyZero(bytes: Uint8Array): boolean {
  return bytes.filter((byte) => byte === 0).length > 0.6 * bytes.length;
}

/** Hardly any control characters but those that terminals and editors leave in files. */
function isMostlyText(bytes: Uint8Array): boolean {
  return bytes.filter((byte) => byte < 32 && !textControls.has(byte)).length <= 0.02 * bytes.length;
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleBytes);
  return sample.includes(0) || !isMostlyText(sample);
}

/** Backspace, tab, line feed, vertical tab, form feed, carriage return, Ctrl-Z, escape: a pasted terminal session has them. */
const textControls = new Set([8, 9, 10, 11, 12, 13, 26, 27]);

/** By hand, because TextDecoder replaces lone surrogates, which then could not be written back. */
function decodeWide(bytes: Uint8Array, encoding: WideEncoding): Decoded {
  const content = encoding.endsWith("-bom") ? bytes.subarray(2) : bytes;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const littleEndian = encoding.startsWith("utf-16le");
  const units = content.length >> 1;
  const chunk = new Uint16Array(Math.min(units, 8192));
  let text = "";
  for (let from = 0; from < units; from += chunk.length) {
    const length = Math.min(chunk.length, units - from);
    for (let at = 0; at < length; at++) chunk[at] = view.getUint16(2 * (from + at), littleEndian);
    text += String.fromCharCode(...chunk.subarray(0, length));
  }
  return content.length % 2 === 0 ? { text, encoding } : { text, encoding, cut: true };
}

function wideBytes(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

/** What windows-1252 puts where Latin-1 has control codes. Node 20's own decoder takes the one for the other. */
const windows1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

function narrowText(bytes: Uint8Array): string {
  const text = new TextDecoder("latin1").decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (letter) => windows1252.charAt(letter.charCodeAt(0) - 0x80));
}

function narrowBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const place = windows1252.indexOf(text.charAt(at));
    if (place < 0 && (code > 0xff || (0x80 <= code && code <= 0x9f))) return undefined;
    bytes[at] = place < 0 ? code : 0x80 + place;
  }
  return bytes;
}
