import type { Configuration } from "../../../model/configuration.ts";
import { type LineLanguage, readIndented, type Statement } from "../../../syntax/indented.ts";
import type { Span } from "../../../text/span.ts";
import type { Reading, ReadTools } from "../../format.ts";
import type { DefinitionDraft } from "../names.ts";
import { referToPassedOver } from "../passed-over.ts";
import { headOf, stretch } from "../reach.ts";
import type { ListDraft, Remarks } from "./access-lists.ts";
import { Banners } from "./banners.ts";
import { configurationOf, type Vendor } from "./configuration.ts";
import { emptyCryptoDraft } from "./crypto/draft.ts";
import { withoutPager } from "./debris.ts";
import type { Dialect, Draft } from "./draft.ts";
import { emptyManagementDraft } from "./management.ts";
import { topOf } from "./statements.ts";
import { unreadOf } from "./unread.ts";
import { emptyZoneDraft } from "./zone-firewall.ts";

/** What spelling a change needs to know of the text. */
export interface IosSyntax {
  readonly configuration: Configuration;
  readonly dialect: Dialect;
  readonly statements: readonly Statement[];
  readonly remarks: Remarks;
  readonly lists: ReadonlyMap<string, ListDraft>;
  readonly definitions: readonly DefinitionDraft[];
}

/** Reads a configuration, whole or in part. */
export function read(shown: string, tools: ReadTools, dialect: Dialect, vendor: Vendor): Reading<IosSyntax> {
  const text = withoutPager(shown);
  const draft = emptyDraft(text, tools, dialect);
  const lines = readIndented(text, topOf(draft), languageOf(text));
  stretch(lines.statements, draft.definitions.values(), spannedBy(draft));
  referToPassedOver(text, draft, lines);
  const { configuration, remarks } = configurationOf(draft, vendor, headOf(text, lines));
  return {
    configurations: [configuration],
    unread: unreadOf(text, lines.leftovers),
    lines: lines.lines,
    problems: draft.problems,
    syntax: {
      configuration,
      dialect,
      statements: lines.statements,
      remarks,
      lists: draft.lists,
      definitions: [...draft.definitions.values()],
    },
  };
}

function emptyDraft(text: string, tools: ReadTools, dialect: Dialect): Draft {
  return {
    text,
    dialect,
    tools,
    problems: [],
    interfaces: new Map(),
    privateVlans: new Map(),
    addresses: new Map(),
    services: new Map(),
    lists: new Map(),
    bindings: [],
    routes: [],
    translations: [],
    schedules: [],
    pendingCertificates: [],
    zones: emptyZoneDraft(),
    crypto: emptyCryptoDraft(),
    management: emptyManagementDraft(),
    logging: { spoken: false, servers: [] },
    definitions: new Map(),
    references: [],
  };
}

function languageOf(text: string): LineLanguage {
  const banners = new Banners(text);
  return {
    isComment: (_, start, end) => banners.holds(start, end) || text.charCodeAt(start) === 33,
    leaving: new Set(["exit", "quit", "end", "exit-address-family", "exit-vrf"]),
    negation: "no",
  };
}

/** What may have more of its own below its first line. */
function spannedBy({ interfaces, addresses, services, schedules, crypto }: Draft): { span: Span }[] {
  return [
    ...interfaces.values(),
    ...addresses.values(),
    ...services.values(),
    ...schedules,
    ...crypto.profiles.values(),
    ...crypto.entries,
  ];
}
