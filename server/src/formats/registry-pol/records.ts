/** One entry of a Registry.pol, as its bytes say it. */
export interface PolRecord {
  readonly key: string;
  readonly name: string;
  /** The registry's number for the type. */
  readonly type: number;
  readonly data: Uint8Array;
}

export interface PolFile {
  readonly records: readonly PolRecord[];
  /** Where the bytes stop making sense; absent: nowhere. */
  readonly brokenAt?: number;
}

/** `PReg`, and the one version there is. */
export const signature: readonly number[] = [0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0];

/** Reads `[key;value;type;size;data]` after `[key;value;type;size;data]`; brackets and semicolons may stand in data as well. */
export function readPol(bytes: Uint8Array): PolFile {
  const cursor = new Cursor(bytes, signature.length);
  const records: PolRecord[] = [];
  while (cursor.at < bytes.length) {
    const start = cursor.at;
    const record = recordAt(cursor);
    if (!record) return { records, brokenAt: start };
    records.push(record);
  }
  return { records };
}

function recordAt(cursor: Cursor): PolRecord | undefined {
  if (!cursor.take("[")) return undefined;
  const key = cursor.text();
  if (key === undefined || !cursor.take(";")) return undefined;
  const name = cursor.text();
  if (name === undefined || !cursor.take(";")) return undefined;
  const type = cursor.number();
  if (type === undefined || !cursor.take(";")) return undefined;
  const size = cursor.number();
  if (size === undefined || !cursor.take(";")) return undefined;
  const data = cursor.bytes(size);
  return data && cursor.take("]") ? { key, name, type, data } : undefined;
}

class Cursor {
  at: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  take(letter: string): boolean {
    if (this.at + 2 > this.#bytes.length || this.#view.getUint16(this.at, true) !== letter.charCodeAt(0)) return false;
    this.at += 2;
    return true;
  }

  /** UTF-16 up to a zero, which ends every name. */
  text(): string | undefined {
    let end = this.at;
    while (end + 2 <= this.#bytes.length && this.#view.getUint16(end, true) !== 0) end += 2;
    if (end + 2 > this.#bytes.length) return undefined;
    const text = wideText(this.#bytes.subarray(this.at, end));
    this.at = end + 2;
    return text;
  }

  number(): number | undefined {
    if (this.at + 4 > this.#bytes.length) return undefined;
    const number = this.#view.getUint32(this.at, true);
    this.at += 4;
    return number;
  }

  bytes(length: number): Uint8Array | undefined {
    if (this.at + length > this.#bytes.length) return undefined;
    const bytes = this.#bytes.subarray(this.at, this.at + length);
    this.at += length;
    return bytes;
  }
}

/** UTF-16, little end first, as it is; a last single byte is left out. */
export function wideText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at + 2 <= bytes.length; at += 2) text += String.fromCharCode(view.getUint16(at, true));
  return text;
}
