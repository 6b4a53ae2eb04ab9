import { spelledBy } from "../../spell/dispatch.ts";
import type { IosSyntax } from "../read.ts";
import { disableEntry, logEntry, removeEntry } from "./entries.ts";
import { insertEntries, replaceEntry } from "./lines.ts";
import { setSetting } from "./settings.ts";
import { removeStatement } from "./statements.ts";

/** The edits that make a change, in the words of IOS and NX-OS. */
export const spell = spelledBy<IosSyntax>({
  removeEntry,
  logEntry,
  disableEntry,
  insertEntries,
  replaceEntry,
  removeStatement,
  setSetting,
});
