import pc from "picocolors";

/** Our own pages as a terminal shows them best: headings stand out, samples are indented, marks are gone. */
export function forTerminal(markdown: string, colours: boolean): string {
  const { bold, cyan, dim } = pc.createColors(colours);
  let inSample = false;
  const lines = markdown.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      inSample = !inSample;
      return [];
    }
    if (inSample) return [line === "" ? "" : dim(`    ${line}`)];
    const heading = /^#+ (.*)/.exec(line)?.[1];
    if (heading !== undefined) return [line.startsWith("# ") ? bold(heading) : bold(cyan(heading))];
    return [plain(line)];
  });
  return lines.join("\n");
}

function plain(line: string): string {
  return line
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/`/g, "");
}
