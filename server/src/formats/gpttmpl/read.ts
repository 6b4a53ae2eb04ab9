import { type Configuration, emptyConfiguration } from "../../model/configuration.ts";
import { type IniHeader, type IniLine, type IniSection, readIni } from "../../syntax/ini.ts";
import type { Span } from "../../text/span.ts";
import type { Reading, Unread } from "../format.ts";
import { headOf } from "../head.ts";
import { definitionsOf } from "../windows/definitions.ts";
import { logOf } from "../windows/event-logs.ts";
import { aroundPolicy } from "../windows/policy-draft.ts";
import { type Draft, newDraft, type Taken } from "./draft.ts";
import { kindOf, type SectionKind } from "./sections.ts";

/** The template's sections and lines. */
export type TemplateSyntax = readonly IniSection[];

/** A semicolon outside quotes starts a comment, anywhere in a line. */
const inf = { lineComments: ";", inlineComments: ";", quotes: true };

/** Reads a security template as Group Policy keeps it and `secedit /export` writes it. */
export function readTemplate(text: string): Reading<TemplateSyntax> {
  const syntax = readIni(text, inf);
  const draft = newDraft();
  const unread: Unread[] = [];
  const counts = { total: 0, read: 0, ignored: 0, unread: 0 };
  const count = (taken: Taken, span: Span, about?: Unread["about"]) => {
    counts.total++;
    counts[taken]++;
    if (taken === "unread") unread.push(about === undefined ? { span } : { span, about });
  };

  const repeated = repeatedKeys(syntax);
  for (const section of syntax) {
    const kind = kindOf(section);
    if (section.header) count(readHeader(section.header, kind, draft), section.header.span);
    for (const line of section.lines) {
      const taken = repeated.has(line) ? readRepeated(line, draft) : readLine(text, line, section.header, kind, draft);
      count(taken, line.span, kind?.about);
    }
  }

  const configurations = [configurationOf(text, syntax, draft)];
  return { configurations, unread, lines: counts, problems: draft.problems, syntax };
}

function readHeader(header: IniHeader, kind: SectionKind | undefined, draft: Draft): Taken {
  if (!kind) return "unread";
  if (kind.log !== undefined) logOf(kind.log, header.span, draft.logs);
  if (header.closed && !header.rest) return "read";
  draft.problems.push({ span: header.rest ?? header.span, message: `expected [${kind.name}] and nothing else` });
  return "unread";
}

function readLine(
  text: string,
  line: IniLine,
  header: IniHeader | undefined,
  kind: SectionKind | undefined,
  draft: Draft,
): Taken {
  if (line.kind === "blank" || line.kind === "comment") return "ignored";
  if (!kind || !header) return "unread";
  if (line.kind === "entry") return kind.entry(text, line, draft, header);
  if (line.kind === "text" && kind.other) return kind.other(text, line, draft, header);
  return "unread";
}

/** Entries whose key stood in such a section before with another value: which of the two Windows takes is nowhere promised. */
function repeatedKeys(syntax: TemplateSyntax): ReadonlySet<IniLine> {
  const values = new Map<string, string>();
  const repeated = new Set<IniLine>();
  for (const section of syntax)
    for (const line of section.lines) {
      if (line.kind !== "entry") continue;
      const key = `${kindOf(section)?.name}]${line.key.value.toLowerCase()}`;
      const first = values.get(key);
      if (first === undefined) values.set(key, line.value.value);
      else if (first !== line.value.value) repeated.add(line);
    }
  return repeated;
}

function readRepeated(line: IniLine, draft: Draft): Taken {
  if (line.kind !== "entry") return "unread";
  draft.problems.push({ span: line.key.span, message: `${line.key.value} stands here twice with different values` });
  return "unread";
}

function configurationOf(text: string, syntax: TemplateSyntax, draft: Draft): Configuration {
  const named = syntax.map((section) => kindOf(section)?.name);
  return {
    ...emptyConfiguration("gpttmpl", "Group Policy security template", headOf(text)),
    ...aroundPolicy(draft),
    fragment: !named.includes("Version"),
    policy: {
      ...(draft.description ? { name: draft.description } : {}),
      settings: draft.settings,
      rights: draft.rights,
      groups: draft.groups,
      registry: draft.registry,
      services: draft.services,
      audit: draft.audit,
    },
    definitions: definitionsOf(draft),
  };
}
