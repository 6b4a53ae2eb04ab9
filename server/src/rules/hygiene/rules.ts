import type { Rule } from "../rule.ts";
import { emptyEntry } from "./empty-entry.ts";
import { shadowedEntry } from "./shadowed-entry.ts";
import { undefinedName } from "./undefined-name.ts";
import { unusedDefinition } from "./unused-definition.ts";

/** Mistakes that hide what a configuration does, whatever the alert says. */
export const hygieneRules: readonly Rule[] = [undefinedName, unusedDefinition, shadowedEntry, emptyEntry];
