import fc from "fast-check";

/** Texts that were good once: pieces lost, doubled, moved, or overwritten by what formats like to trip over. */
export function damaged(samples: readonly string[]): fc.Arbitrary<string> {
  const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(40) });
  const strange = fc.constantFrom(
    "",
    '"',
    "=",
    "[",
    "]",
    ",",
    ";",
    "#",
    "\\",
    "*",
    "\n",
    "\r",
    "\ufeff",
    "\0",
    "$(",
    "__",
    "é",
    "😀",
  );
  const harm = fc.record({ from: cut, to: cut, what: fc.oneof(strange, fc.string(), fc.constant(undefined)) });
  return fc.tuple(fc.constantFrom(...samples), fc.array(harm, { minLength: 1, maxLength: 6 })).map(([sample, harms]) =>
    harms.reduce((text, { from, to, what }) => {
      const start = Math.floor(from.at * text.length);
      const moved = text.slice(start, start + from.length);
      const rest = text.slice(0, start) + text.slice(start + from.length);
      const target = Math.floor(to.at * rest.length);
      return rest.slice(0, target) + (what ?? moved) + rest.slice(target);
    }, sample),
  );
}

/** Files that were good once: bytes flipped, lost or doubled, wherever that falls in a character or a field. */
export function damagedBytes(samples: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const harm = fc.record({
    at: place,
    length: fc.nat(8),
    what: fc.constantFrom("flip", "lose", "double"),
    bits: fc.nat(255),
  });
  return fc.tuple(fc.constantFrom(...samples), fc.array(harm, { minLength: 1, maxLength: 12 })).map(([sample, harms]) =>
    harms.reduce((bytes, { at, length, what, bits }) => {
      const start = Math.floor(at * bytes.length);
      const end = Math.min(bytes.length, start + length);
      const piece = bytes.subarray(start, end);
      const now = what === "flip" ? piece.map((byte) => byte ^ bits) : what === "lose" ? [] : [...piece, ...piece];
      return Uint8Array.from([...bytes.subarray(0, start), ...now, ...bytes.subarray(end)]);
    }, sample),
  );
}
