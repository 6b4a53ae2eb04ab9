/** Text from a file as inline code: nothing in it is taken for Markdown. */
export function code(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const longestRun = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  return longestRun > 0 || plain === "" ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}

/** Text to copy, as it is. */
export function fenced(language: string, text: string): string {
  const longestRun = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Text from a file in running prose. */
export function prose(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}

/** The first paragraph, as one line. */
export function firstParagraph(markdown: string): string {
  return (markdown.trim().split(/\n\s*\n/)[0] ?? "").split("\n").join(" ");
}

/** What is left for clients that show Markdown as it is written. */
export function withoutMarkdown(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*|`/g, "")
    .replace(/\\([\\`*_{}[\]<>#|~])/g, "$1");
}
