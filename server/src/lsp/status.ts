import type { TextDocument } from "vscode-languageserver-textdocument";
import { formatOf } from "../formats/registry.ts";
import type { Finding } from "../review/review.ts";
import { type DocumentStatus, statusNotification } from "./protocol.ts";
import type { Reviewed } from "./reviews.ts";
import type { Session } from "./session.ts";
import { shownReview } from "./shown-file.ts";

/** More ranges than anyone steps through. */
const unreadShown = 100;

/** Tells the client what is known about an open document. */
export function sendStatus(session: Session, reviewed: Reviewed, reviewing: boolean): void {
  void session.connection.sendNotification(statusNotification, statusOf(session, reviewed, reviewing));
}

/** Tells the client that a document is being reviewed that was not before, where it has a format. */
export async function sendFirstStatus(session: Session, document: TextDocument): Promise<void> {
  const { connection, folders, reviews, sites } = session;
  const place = folders.placeOf(document.uri);
  const format = reviews.formatOf(place, document.getText(), await sites.governing(place));
  if (!format) return;
  const status: DocumentStatus = {
    uri: document.uri,
    reviewing: true,
    format: format.id,
    formatName: format.name,
    findings: countBySeverity([]),
    accepted: 0,
    unread: [],
  };
  void connection.sendNotification(statusNotification, status);
}

function statusOf(session: Session, reviewed: Reviewed, reviewing: boolean): DocumentStatus {
  const { review, lines, place } = reviewed;
  const { findings } = shownReview(session, reviewed);
  const format = review.format === undefined ? undefined : formatOf(review.format);
  return {
    uri: place.uri,
    reviewing,
    ...(format && { format: format.id, formatName: format.name, lines: review.lines }),
    findings: countBySeverity(findings),
    accepted: findings.filter((finding) => finding.accepted).length,
    unread: review.unread.slice(0, unreadShown).map(({ span }) => lines.range(span)),
  };
}

/** Findings that count: those nobody accepted. */
export function countBySeverity(findings: readonly Finding[]): DocumentStatus["findings"] {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const finding of findings) if (!finding.accepted) counts[finding.severity]++;
  return counts;
}
