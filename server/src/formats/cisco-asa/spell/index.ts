import { spelledBy } from "../../cisco/spell/dispatch.ts";
import type { AsaSyntax } from "../read.ts";
import { disableEntry, insertEntries, logEntry, removeEntry, replaceEntry } from "./entries.ts";
import { setSetting } from "./settings.ts";
import { removeStatement } from "./statements.ts";

/** The edits that make a change, in the words of an ASA. */
export const spell = spelledBy<AsaSyntax>({
  removeEntry,
  logEntry,
  disableEntry,
  insertEntries,
  replaceEntry,
  removeStatement,
  setSetting,
});
