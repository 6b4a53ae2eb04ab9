import { readBraces } from "./braces.ts";
import { readSetCommands } from "./set.ts";
import type { ConfigTree } from "./tree.ts";
import { readXmlConfig } from "./xml.ts";

/** Reads a configuration in whichever syntax it is written. */
export function readTree(text: string): ConfigTree {
  switch (syntaxOf(text)) {
    case "xml":
      return readXmlConfig(text);
    case "set":
      return readSetCommands(text);
    case "braces":
      return readBraces(text);
  }
}

const headLength = 65_536;

/** XML begins with a tag; of the others, set syntax has lines that begin with `set`. */
function syntaxOf(text: string): ConfigTree["syntax"] {
  if (/^\ufeff?\s*</.test(text) && !/^\ufeff?\s*<BLANKLINE>/.test(text)) return "xml";
  const head = text.slice(0, headLength);
  if (/^[ \t]*(?:\S+@\S+[#>][ \t]*)?set[ \t]/m.test(head)) return "set";
  return /^[^\n]{0,1000}\n[ \t]*<config\b/.test(head) ? "xml" : "braces";
}
