/**
 * Text on one line: control characters as the pictures Unicode has of them, so that a value which holds a line end
 * neither ends its line nor hides anything.
 */
export function onOneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]/g, pictureOf);
}

/** The text that was put on one line. */
export function asItWas(text: string): string {
  return text.replace(/[\u2400-\u241f\u2421]/g, (picture) =>
    picture === "\u2421" ? "\u007f" : String.fromCharCode(picture.charCodeAt(0) - 0x2400),
  );
}

function pictureOf(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code === 0x7f) return "\u2421";
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\u240a";
}
