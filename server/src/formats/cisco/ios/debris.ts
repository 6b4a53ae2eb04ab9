/**
 * The text with what a terminal's pager left in it blanked out, as long as before: `--More--` and the backspaces that
 * wiped it out. What follows them begins a new line.
 */
export function withoutPager(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = moreFrom(text, 0); at >= 0; at = moreFrom(text, from)) {
    let stop = at + more.length;
    let wiped = stop;
    for (; stop < text.length; stop++) {
      const code = text.charCodeAt(stop);
      if (code === backspace) wiped = stop + 1;
      else if (code !== 32) break;
    }
    pieces.push(text.slice(from, at));
    const hasMore = wiped > at + more.length;
    // Without backspaces the rest of the line, if any, is left as it stands.
    pieces.push(hasMore ? `${" ".repeat(wiped - at - 1)}\n` : " ".repeat(more.length));
    from = hasMore ? wiped : at + more.length;
  }
  if (from === 0) return text;
  pieces.push(text.slice(from));
  return pieces.join("");
}

const more = "--More--";
const backspace = 8;

function moreFrom(text: string, from: number): number {
  return text.indexOf(more, from);
}
