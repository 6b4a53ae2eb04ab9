/**
 * The text with what a terminal's pager left in it blanked out, as long as before: `--More--` or `<--- More --->`, and the
 * backspaces that wiped it out. What follows them begins a new line.
 */
export function withoutPager(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const found of text.matchAll(more)) {
    const at = found.index;
    const end = at + found[0].length;
    let wiped = end;
    for (let stop = end; stop < text.length; stop++) {
      const code = text.charCodeAt(stop);
      if (code === backspace) wiped = stop + 1;
      else if (code !== 32) break;
    }
    pieces.push(text.slice(from, at));
    // Without backspaces the rest of the line, if any, is left as it stands.
    pieces.push(wiped > end ? `${" ".repeat(wiped - at - 1)}\n` : " ".repeat(end - at));
    from = wiped;
  }
  if (from === 0) return text;
  pieces.push(text.slice(from));
  return pieces.join("");
}

const more = /--More--|<--- More --->/g;
const backspace = 8;
