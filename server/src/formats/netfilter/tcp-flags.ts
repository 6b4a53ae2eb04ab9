/** FIN,SYN,RST,ACK with SYN alone set: what `--syn` asks for. */
export const openingFlags = { mask: 23, value: 2 };

/** `SYN,RST,ACK`, `ALL`, `NONE` as bits; undefined for other words. */
export function parseFlags(text: string): number | undefined {
  let bits = 0;
  for (const word of text.toUpperCase().split(",")) {
    const own = flags.get(word);
    if (own === undefined) return undefined;
    bits |= own;
  }
  return bits;
}

const flags: ReadonlyMap<string, number> = new Map([
  ["FIN", 1],
  ["SYN", 2],
  ["RST", 4],
  ["PSH", 8],
  ["ACK", 16],
  ["URG", 32],
  ["ALL", 63],
  ["NONE", 0],
]);
