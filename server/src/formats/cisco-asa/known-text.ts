import type { KnownText, Statement } from "../../syntax/indented.ts";
import { unchangedParts } from "../../text/common.ts";
import type { Draft } from "./draft.ts";
import { type EntryRun, entryRunsOf, KnownEntries, type Surroundings } from "./known-entries.ts";
import { type KnownObject, KnownObjects, knownObjectsOf } from "./known-objects.ts";

/** What the next reading of the file may take over where its text is the same. */
export interface TakenAlong {
  readonly surroundings: Surroundings;
  /** In the order of the text, as the objects are. */
  readonly entryRuns: readonly EntryRun[];
  readonly objects: readonly KnownObject[];
  /** Characters of texts before that they may keep in memory, since names are pieces of the text they stood in. */
  readonly kept: number;
}

/** After so many characters of earlier texts, all is read anew. */
const mostKept = 32_000_000;

/** What an earlier reading knows of the text that is read now. */
export function knownText(earlier: TakenAlong | undefined, draft: Draft): KnownText | undefined {
  if (!earlier || earlier.kept > mostKept) return undefined;
  const { surroundings: before, entryRuns } = earlier;
  const unchanged = unchangedParts(before.text, draft.text);
  const entries = new KnownEntries(entryRuns, before, unchanged, draft);
  const objects = new KnownObjects(earlier.objects, before.references, unchanged.head, draft);
  return {
    takesStatement: (start: number) => objects.takesStatement(start),
    linesFrom: (start: number) => entries.linesFrom(start),
  };
}

export function takenAlong(
  draft: Draft,
  statements: readonly Statement[],
  earlier: TakenAlong | undefined,
): TakenAlong {
  const { text, references, anyIsIp4, aliases, addresses, services } = draft;
  return {
    surroundings: { text, references, anyIsIp4, aliases, addresses, services },
    entryRuns: entryRunsOf(draft),
    objects: knownObjectsOf(draft, statements),
    kept: earlier && earlier.kept <= mostKept ? earlier.kept + text.length : 0,
  };
}
