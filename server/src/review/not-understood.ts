import type { EvidenceKind, Recommendation } from "../alert/recommendation.ts";
import type { Unread } from "../formats/format.ts";
import type { Subject } from "../model/configuration.ts";
import type { Span } from "../text/span.ts";
import type { FileReview } from "./review.ts";

/** Text of the file that nobody understood and that could have shown the recommendation broken. */
export function notUnderstood(file: FileReview, recommendation: Recommendation): readonly Span[] {
  if (file.format === undefined) return [];
  const texts: readonly Unread[] = [...file.unread, ...(file.reading?.problems ?? [])];
  if (texts.length === 0) return [];
  const kinds = [...kindsOf(file)];
  return texts
    .filter(({ about }) => (about ? kindsByAbout[about] : kinds).some((kind) => recommendation.evidence.includes(kind)))
    .map(({ span }) => span);
}

/** What a file can tell about; one that could not be read at all may have told anything. */
export function kindsOf(file: FileReview): ReadonlySet<EvidenceKind> {
  if (file.format === undefined) return new Set();
  if (!file.reading) return new Set(Object.values(kindsBySubject).flat());
  return new Set(
    file.reading.configurations.flatMap((each) => each.subjects.flatMap((subject) => kindsBySubject[subject])),
  );
}

const kindsByAbout: Readonly<Record<NonNullable<Unread["about"]>, readonly EvidenceKind[]>> = {
  filters: ["firewall", "vpn"],
  vpn: ["vpn"],
  logging: ["logging"],
  management: ["firewall", "vpn", "accounts"],
  accounts: ["accounts"],
  policy: ["gpo", "accounts"],
};

const kindsBySubject: Readonly<Record<Subject, readonly EvidenceKind[]>> = {
  firewall: ["firewall"],
  vpn: ["vpn"],
  policy: ["gpo"],
  accounts: ["accounts"],
  logging: ["logging"],
};
