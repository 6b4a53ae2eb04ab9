import type { Configuration } from "../../model/configuration.ts";
import { type IndentedReading, type LineLanguage, readIndented, type Statement } from "../../syntax/indented.ts";
import type { Span } from "../../text/span.ts";
import { type DefinitionDraft, definitionKey } from "../cisco/names.ts";
import { referToPassedOver } from "../cisco/passed-over.ts";
import { headOf, stretch } from "../cisco/reach.ts";
import type { Reading, ReadTools } from "../format.ts";
import type { ListDraft, Remarks } from "./access-lists.ts";
import { configurationOf } from "./configuration.ts";
import type { Draft } from "./draft.ts";
import { emptyDraft } from "./empty-draft.ts";
import { knownText, type TakenAlong, takenAlong } from "./known-text.ts";
import { topOf } from "./statements.ts";
import { unreadOf } from "./unread.ts";

/** What spelling a change needs to know of the text. */
export interface AsaSyntax {
  readonly configuration: Configuration;
  /** Statements at the top of the file in order, access lists left out. */
  readonly statements: readonly Statement[];
  readonly remarks: Remarks;
  readonly lists: ReadonlyMap<string, ListDraft>;
  /** `any` means IPv4 only, and `any4` is not known. */
  readonly anyIsIp4: boolean;
  readonly definitions: readonly DefinitionDraft[];
  /** The first lines of the statements that hold a group policy's attributes. */
  readonly policies: ReadonlyMap<string, Span>;
  readonly takenAlong: TakenAlong;
}

/** Reads a configuration, whole or in part. */
export function read(text: string, tools: ReadTools, earlier?: Reading<AsaSyntax>): Reading<AsaSyntax> {
  const draft = emptyDraft(text, tools);
  const before = earlier?.syntax.takenAlong;
  const lines = readIndented(text, topOf(draft, knownText(before, draft)), language);
  stretchAll(draft, lines);
  referToPassedOver(text, draft, lines);
  const { configuration, remarks } = configurationOf(draft, headOf(text, lines));
  return {
    configurations: [configuration],
    unread: unreadOf(text, lines.leftovers),
    lines: lines.lines,
    problems: draft.problems,
    syntax: {
      configuration,
      statements: lines.statements,
      remarks,
      lists: draft.lists,
      anyIsIp4: draft.anyIsIp4,
      definitions: [...draft.definitions.values()],
      policies: draft.vpn.policySpans,
      takenAlong: takenAlong(draft, lines.statements, before),
    },
  };
}

const language: LineLanguage = {
  // `:` begins what the device writes around a configuration, `<` the prompts a pager leaves in a capture.
  isComment: (text, start, end) => {
    const first = text.charCodeAt(start);
    if (first === 33 || first === 58) return true;
    if (first === 60) return text.startsWith("<--- More --->", start);
    return first === 67 && text.startsWith("Cryptochecksum:", start) && end > start;
  },
  leaving: new Set(["exit", "quit", "end"]),
  negation: "no",
};

/** Lets what a statement begins reach to the end of what stands below it; a list reaches to its last line. */
function stretchAll(draft: Draft, { statements }: IndentedReading): void {
  const { definitions, interfaces, addresses, services, schedules, lists, vpn } = draft;
  const objects = [...interfaces, ...addresses.values(), ...services.values(), ...schedules];
  const ofVpns = [...vpn.policies.values(), ...vpn.tunnelGroups.values(), ...vpn.users.values()];
  stretch(statements, definitions.values(), [...objects, ...ofVpns]);
  for (const { name, span } of lists.values()) {
    const definition = definitions.get(definitionKey("access list", name.value));
    if (definition) definition.span = span;
  }
}
