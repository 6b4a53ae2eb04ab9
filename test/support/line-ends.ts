/** The text with the line ends of Unix, Windows and old Macs, and with none at its end. */
export function withAllLineEnds(text: string): string[] {
  return [text, text.replaceAll("\n", "\r\n"), text.replaceAll("\n", "\r"), text.trimEnd()];
}
