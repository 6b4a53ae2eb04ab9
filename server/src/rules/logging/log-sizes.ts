/** "512 KB", "20 MB", "512 GB". */
export function sayKilobytes(kilobytes: number): string {
  if (kilobytes < 1024) return `${round(kilobytes)} KB`;
  if (kilobytes < 10 * 1024 * 1024) return `${round(kilobytes / 1024)} MB`;
  return `${round(kilobytes / 1024 / 1024)} GB`;
}

/** Downward, so that a size just under a limit does not read like it. */
function round(value: number): string {
  return String(Math.floor(value * 10) / 10);
}
