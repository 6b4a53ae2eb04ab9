import type { CancellationToken } from "vscode-languageserver";
import { decodeBytes } from "../formats/bytes.ts";
import type { Answering } from "./answering.ts";
import type { Diagnosing } from "./diagnosing.ts";
import { updateWithProgress } from "./progress.ts";
import {
  type Recognised,
  type RecogniseParams,
  type Report,
  type ReportParams,
  type ReviewWorkspaceParams,
  type RulePage,
  type RulePageParams,
  recogniseRequest,
  reportRequest,
  reviewWorkspaceRequest,
  rulePageRequest,
  type Shown,
  type ShowParams,
  showRequest,
  type TraceAnswer,
  type TraceChoices,
  type TraceChoicesParams,
  type TraceParams,
  traceChoicesRequest,
  traceRequest,
  type WorkspaceSummary,
} from "./protocol.ts";
import { reportOf } from "./report.ts";
import type { Reviewed } from "./reviews.ts";
import { ruleOfPage, rulePage } from "./rule-pages.ts";
import type { Session } from "./session.ts";
import { type ShownFile, shownNow } from "./shown-file.ts";
import { countBySeverity } from "./status.ts";
import { traceAnswer, traceChoices } from "./trace.ts";
import { pathBelow } from "./uris.ts";

/** Answers what Palisade's own client asks beyond the protocol. */
export function serveRequests(session: Session, answering: Answering, diagnosing: Diagnosing): void {
  const { connection } = session;
  connection.onRequest(
    recogniseRequest,
    answering.request("recognising", (params: RecogniseParams) => recognised(session, params)),
  );
  connection.onRequest(
    rulePageRequest,
    answering.request("a rule's page", ({ rule }: RulePageParams): RulePage | null => rulePage(session, rule) ?? null),
  );
  connection.workspace.textDocumentContent.on(
    answering.request("a rule's page", ({ uri }) => {
      const rule = ruleOfPage(uri);
      const page = rule === undefined ? undefined : rulePage(session, rule);
      return page ? { text: page.markdown } : null;
    }),
  );
  connection.onRequest(
    reviewWorkspaceRequest,
    answering.request("reviewing the workspace", async (params: ReviewWorkspaceParams | undefined, token) => {
      await reviewEverything(session, params?.workDoneToken, token);
      diagnosing.othersChanged();
      return summaryOf(session);
    }),
  );
  connection.onRequest(
    showRequest,
    answering.request("showing a binary file", (params: ShowParams): Shown | null => shown(params)),
  );
  connection.onRequest(
    traceChoicesRequest,
    answering.request(
      "packets to ask about",
      async ({ uri, position }: TraceChoicesParams): Promise<TraceChoices | null> => {
        const shown = await shownFile(session, uri);
        return shown ? traceChoices(shown, shown.lines.offset(position)) : null;
      },
    ),
  );
  connection.onRequest(
    traceRequest,
    answering.request("tracing a packet", async ({ uri, packet }: TraceParams): Promise<TraceAnswer> => {
      const shown = await shownFile(session, uri);
      return shown ? traceAnswer(shown, packet) : { problem: "the file is not open" };
    }),
  );
  connection.onRequest(
    reportRequest,
    answering.request("the report", (params: ReportParams | undefined, token) => report(session, params?.uri, token)),
  );
}

async function recognised(session: Session, { uri, text }: RecogniseParams): Promise<Recognised | null> {
  const place = session.folders.placeOf(uri);
  const settings = session.settings.of(place);
  const sample = text ?? session.documents.get(uri)?.getText();
  if (!settings.enable || !settings.detectLanguage || sample === undefined) return null;
  const format = session.reviews.formatOf(place, sample, await session.sites.governing(place));
  return format ? { languageId: format.languageId, format: format.id, formatName: format.name } : null;
}

async function shownFile(session: Session, uri: string): Promise<ShownFile | undefined> {
  const document = session.documents.get(uri);
  return document && shownNow(session, document);
}

function shown({ uri, bytes }: ShowParams): Shown | null {
  const decoded = decodeBytes(
    Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)),
    uri,
  );
  return decoded?.kind === "shown" ? { text: decoded.text } : null;
}

/** Every file anew from the disk, whatever was known of it. */
async function reviewEverything(
  session: Session,
  workDoneToken: string | number | undefined,
  token: CancellationToken,
): Promise<void> {
  session.sites.forgetAll();
  session.files.walkAgain();
  await updateWithProgress(session, session.connection.window.attachWorkDoneProgress(workDoneToken), { token });
}

function summaryOf({ estates, files }: Session): WorkspaceSummary {
  const all = estates.all();
  const members = all.flatMap((estate) => estate.members);
  return {
    files: members.length,
    skipped: files.leftAlone,
    findings: countBySeverity(all.flatMap((estate) => estate.findings)),
    unreadLines: members.reduce((sum, member) => sum + member.review.lines.unread, 0),
  };
}

async function report(session: Session, uri: string | undefined, token: CancellationToken): Promise<Report> {
  const { documents, estates, files, folders, reviews, sites } = session;
  await files.update({ token });
  for (const document of documents.all) await reviews.now(document);
  if (uri === undefined) return reportOf(session, estates.all(), files.leftAlone);
  if (documents.get(uri) || files.has(uri)) {
    const place = folders.placeOf(uri);
    return reportOf(session, [estates.of(place, await sites.governing(place))], 0);
  }
  const isBelow = ({ place }: Reviewed) => pathBelow(uri, place.uri) !== undefined;
  return reportOf(
    session,
    estates.all().filter((estate) => estate.members.some(isBelow)),
    0,
  );
}
