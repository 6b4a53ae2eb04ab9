import { type PacketRecord, recordOfPacket } from "../net/packet-record.ts";
import type { FileReview, Finding, ShownFix, ShownRelated, ShownWitness } from "../review/review.ts";
import type { Range } from "../text/lines.ts";
import { quoteLine } from "./frame.ts";
import { Places } from "./places.ts";
import type { Report } from "./report.ts";

/** The report as machines read it; its form is fixed by `version`, and fields are only ever added. */
export interface JsonReport {
  readonly version: 1;
  readonly palisade: string;
  readonly files: readonly JsonFile[];
  /** Files that were walked past because no format knows them. */
  readonly skipped: number;
  readonly findings: readonly JsonFinding[];
  readonly verdicts: readonly JsonVerdict[];
}

export interface JsonFile {
  readonly path: string;
  readonly format: string | null;
  /** The Group Policy that the file is, or is part of, where that is known. */
  readonly policy?: string;
  readonly lines: { readonly total: number; readonly read: number; readonly ignored: number; readonly unread: number };
  /** Lines are counted from 0; secrets in them are replaced. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}

export interface JsonFinding {
  readonly file: string;
  readonly range: Range;
  readonly rule: string;
  readonly recommendation: string | null;
  readonly alsoBreaks?: readonly string[];
  readonly severity: string;
  readonly confidence: string;
  readonly message: string;
  readonly witness?: JsonWitness;
  readonly related: readonly JsonPlace[];
  readonly fixes: readonly JsonFix[];
  /** Of a file that is no place to edit: text to bring in where it comes from. */
  readonly elsewhere?: readonly { readonly title: string; readonly form: string; readonly text: string }[];
  readonly accepted?: { readonly reason: string; readonly until: string };
}

export interface JsonPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

/** A packet in the words `palisade trace` takes, and the entries that let it through. */
export interface JsonWitness {
  readonly packet: PacketRecord;
  readonly entries: readonly Range[];
}

export interface JsonFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
}

export interface JsonVerdict {
  readonly recommendation: string;
  readonly verdict: string;
  readonly evidence: readonly JsonPlace[];
  readonly reason: string;
  /** The palisade.yaml whose files it is about; null where none governs them. */
  readonly site: string | null;
}

export function jsonReport(report: Report): JsonReport {
  const places = new Places(report.estates);
  return {
    version: 1,
    palisade: report.version,
    files: report.estates.flatMap((estate) => estate.files.map((file) => jsonFile(file, places))),
    skipped: report.skipped,
    findings: report.estates.flatMap((estate) =>
      estate.findings.map((finding) => jsonFinding(finding, report, places)),
    ),
    verdicts: report.estates.flatMap((estate) =>
      estate.verdicts.map(({ recommendation, verdict, evidence, reason }) => ({
        recommendation,
        verdict,
        evidence: evidence.map((each) => jsonPlace(each, places)),
        reason,
        site: estate.siteFile?.path ?? null,
      })),
    ),
  };
}

function jsonFile(file: FileReview, places: Places): JsonFile {
  const index = places.index(file.path);
  const unread = new Set<number>();
  for (const { span } of file.unread) {
    const last = index.lineAt(Math.max(span.start, span.end - 1));
    for (let line = index.lineAt(span.start); line <= last; line++) unread.add(line);
  }
  return {
    path: file.path,
    format: file.format ?? null,
    ...policyOf(file),
    lines: file.lines,
    unread: [...unread]
      .sort((a, b) => a - b)
      .map((line) => ({ line, text: quoteLine(index.lineText(line)) }))
      .filter(({ text }) => text !== ""),
  };
}

function policyOf({ reading }: FileReview): Pick<JsonFile, "policy"> {
  const names = reading?.configurations.flatMap(({ policy }) => policy?.name?.value ?? []) ?? [];
  return names.length > 0 ? { policy: names.join(", ") } : {};
}

function jsonFinding(finding: Finding, report: Report, places: Places): JsonFinding {
  const elsewhere = places.elsewhere(finding);
  return {
    file: finding.file,
    range: places.range(finding.file, finding.span),
    rule: finding.rule,
    recommendation: finding.recommendation ?? null,
    ...(finding.alsoBreaks && { alsoBreaks: finding.alsoBreaks }),
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    ...(finding.witness && { witness: jsonWitness(finding.witness, finding.file, places) }),
    related: finding.related.map((each) => jsonPlace(each, places)),
    fixes: report.fixesOf(finding).map((fix) => jsonFix(fix, places)),
    ...(elsewhere.length > 0 && { elsewhere: elsewhere.map(({ title, form, text }) => ({ title, form, text })) }),
    ...(finding.accepted && { accepted: finding.accepted }),
  };
}

function jsonPlace({ file, span, message }: ShownRelated, places: Places): JsonPlace {
  return { file, range: places.range(file, span), message };
}

function jsonWitness({ packet, inbound, outbound, entries }: ShownWitness, file: string, places: Places): JsonWitness {
  return {
    packet: {
      ...(inbound !== undefined && { in_iface: inbound }),
      ...(outbound !== undefined && { out_iface: outbound }),
      ...recordOfPacket(packet),
    },
    entries: entries.map((span) => places.range(file, span)),
  };
}

function jsonFix(fix: ShownFix, places: Places): JsonFix {
  return {
    title: fix.title,
    safe: fix.safe,
    edits: fix.edits.map(({ file, span, text }) => ({ file, range: places.range(file, span), newText: text })),
  };
}
