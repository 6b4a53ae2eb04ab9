/** A Markdown table. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** `3.4 ms`, `120 ms`, `12.3 s` */
export function milliseconds(time: number): string {
  if (time >= 10_000) return `${(time / 1000).toFixed(1)} s`;
  return time < 10 ? `${time.toFixed(1)} ms` : `${time.toFixed(0)} ms`;
}

/** How much longer the doubled input takes; nothing where a clock cannot tell. */
export function factor(now: number, before: number | undefined): string {
  return before === undefined || before < 1 ? "" : (now / before).toFixed(1);
}
