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
}

/** The text of a file's bytes, by byte order mark or by what the bytes look like; undefined when they are no text. */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide.label).decode(bytes), encoding: wide.encoding };
  if (bytes.subarray(0, sampleBytes).includes(0)) return undefined;
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

/** UTF-16 by its mark, or because the text is Latin letters with a zero byte on one side of each. */
function wideEncoding(bytes: Uint8Array): { label: "utf-16le" | "utf-16be"; encoding: Encoding } | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return { label: "utf-16le", encoding: "utf-16le-bom" };
  if (startsWith(bytes, 0xfe, 0xff)) return { label: "utf-16be", encoding: "utf-16be-bom" };
  const end = Math.min(bytes.length, sampleBytes) & ~1;
  if (end < 4) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = (end / 2) * 0.7;
  if (odd >= enough && even === 0) return { label: "utf-16le", encoding: "utf-16le" };
  if (even >= enough && odd === 0) return { label: "utf-16be", encoding: "utf-16be" };
  return undefined;
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
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
