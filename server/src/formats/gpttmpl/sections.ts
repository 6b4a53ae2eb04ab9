import type { IniEntry, IniHeader, IniSection, IniText } from "../../syntax/ini.ts";
import type { Unread } from "../format.ts";
import { logOf } from "../windows/event-logs.ts";
import { readKerberos, readSystemAccess } from "./account-rules.ts";
import type { Draft, Taken } from "./draft.ts";
import { readEventAudit, readEventLog } from "./event-logs.ts";
import { unquote } from "./fields.ts";
import { readGroup, readRight } from "./memberships.ts";
import { readRegistryValue } from "./registry-values.ts";
import { readService } from "./services.ts";

/** How the lines of one section are read. */
export interface SectionKind {
  /** As Windows writes it. */
  readonly name: string;
  /** Where a fix puts the section when it is missing: behind those of smaller rank. */
  readonly rank: number;
  /** What a line may have meant that nobody understood; absent: nothing that a review asks for. */
  readonly about?: NonNullable<Unread["about"]>;
  /** The event log it sets. */
  readonly log?: string;
  readonly entry: (text: string, line: IniEntry, draft: Draft, header: IniHeader) => Taken;
  readonly other?: (text: string, line: IniText, draft: Draft, header: IniHeader) => Taken;
}

const ignored = (): Taken => "ignored";

/** Permissions on files and keys, and words about the template itself: read past. */
function irrelevant(name: string, rank: number): SectionKind {
  return { name, rank, entry: ignored, other: ignored };
}

function logSection(log: string, rank: number): SectionKind {
  return {
    name: `${log} Log`,
    rank,
    about: "logging",
    log,
    entry: (_text, line, draft, header) => readEventLog(line, draft, logOf(log, header.span, draft.logs)),
  };
}

const kinds: readonly SectionKind[] = [
  irrelevant("Unicode", 0),
  irrelevant("Version", 1),
  {
    name: "Profile Description",
    rank: 2,
    entry: (_text, line, draft) => {
      if (line.key.value.toLowerCase() === "description" && line.value.value !== "")
        draft.description = { value: unquote(line.value.value), span: line.value.span };
      return "read";
    },
    other: ignored,
  },
  { name: "System Access", rank: 3, about: "policy", entry: (_text, line, draft) => readSystemAccess(line, draft) },
  { name: "Kerberos Policy", rank: 4, about: "policy", entry: (_text, line, draft) => readKerberos(line, draft) },
  logSection("System", 5),
  logSection("Security", 6),
  logSection("Application", 7),
  { name: "Event Audit", rank: 8, about: "logging", entry: (_text, line, draft) => readEventAudit(line, draft) },
  { name: "Registry Values", rank: 9, about: "policy", entry: readRegistryValue },
  { name: "Privilege Rights", rank: 10, about: "policy", entry: readRight },
  {
    name: "Service General Setting",
    rank: 11,
    about: "policy",
    entry: () => "unread",
    other: (text, line, draft) => readService(text, line.span, draft),
  },
  irrelevant("Registry Keys", 12),
  irrelevant("File Security", 13),
  { name: "Group Membership", rank: 14, about: "accounts", entry: readGroup },
  irrelevant("DS Security", 15),
  irrelevant("Attachment Sections", 16),
  irrelevant("Strings", 17),
];

const byLowerName: ReadonlyMap<string, SectionKind> = new Map(kinds.map((kind) => [kind.name.toLowerCase(), kind]));

/** The kind of section of that name, in any case of letters. */
export function sectionKind(name: string): SectionKind | undefined {
  return byLowerName.get(name.toLowerCase());
}

/** What a section's header says it is. */
export function kindOf(section: IniSection): SectionKind | undefined {
  return section.header && sectionKind(section.header.name.value);
}
