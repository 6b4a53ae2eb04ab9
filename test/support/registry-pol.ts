/** One entry of a Registry.pol to be made. */
export interface PolEntry {
  readonly key: string;
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

/** The bytes of a Registry.pol that holds the entries. */
export function polBytes(entries: readonly PolEntry[]): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0)];
  for (const { key, name, type, data } of entries)
    parts.push(
      wide(`[${key}\0;${name}\0;`),
      littleEndian(type, 4),
      wide(";"),
      littleEndian(data.length, 4),
      wide(";"),
      data,
      wide("]"),
    );
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** UTF-16, little end first. */
export function wide(text: string): Uint8Array {
  return Uint8Array.from([...Array(text.length).keys()].flatMap((at) => [...littleEndian(text.charCodeAt(at), 2)]));
}

export function littleEndian(number: number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, at) => Math.floor(number / 256 ** at) % 256);
}

export const dword = (key: string, name: string, number: number): PolEntry => ({
  key,
  name,
  type: 4,
  data: littleEndian(number, 4),
});

export const text = (key: string, name: string, value: string, type = 1): PolEntry => ({
  key,
  name,
  type,
  data: wide(`${value}\0`),
});
