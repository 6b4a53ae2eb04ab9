import { printable } from "./printable.ts";

/** HTML that needs no more escaping. */
export interface Markup {
  readonly html: string;
}

type Part = Markup | string | number | undefined | readonly Markup[];

/** Puts text into HTML: strings are escaped, markup is not. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let result = strings[0] ?? "";
  for (const [at, part] of parts.entries()) result += written(part) + (strings[at + 1] ?? "");
  return { html: result };
}

function written(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escaped(part);
  if ("html" in part) return part.html;
  return part.map((each) => each.html).join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
