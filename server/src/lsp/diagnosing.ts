import { CancellationTokenSource } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Answering } from "./answering.ts";
import { findingKey } from "./diagnostics.ts";
import { PullDiagnostics } from "./pull-diagnostics.ts";
import { PushDiagnostics } from "./push-diagnostics.ts";
import type { Reviewed } from "./reviews.ts";
import type { Session } from "./session.ts";
import { type ShownFile, shownNow } from "./shown-file.ts";
import { sendFirstStatus, sendStatus } from "./status.ts";

/** Changes come in bursts: a checkout, a save of many files, a letter typed into palisade.yaml. */
const burstMilliseconds = 250;

/** Keeps the client's diagnostics and status current, whichever way it gets them. */
export class Diagnosing {
  readonly #session: Session;
  readonly #answering: Answering;
  readonly #push: PushDiagnostics | undefined;
  readonly #stopped = new CancellationTokenSource();
  /** What stood in each open document last that only its estate shows. */
  #across: ReadonlyMap<string, string> = new Map();
  #burst: ReturnType<typeof setTimeout> | undefined;
  #echo: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, answering: Answering) {
    const { client, connection, reviews } = session;
    this.#session = session;
    this.#answering = answering;
    if (client.pullsDiagnostics) {
      const pull = new PullDiagnostics(session);
      connection.languages.diagnostics.on((params, token) =>
        answering.answer("textDocument/diagnostic", token, () => pull.ofDocument(params, token)),
      );
      connection.languages.diagnostics.onWorkspace((params, token, workDone, partial) =>
        answering.answer("workspace/diagnostic", token, async () => {
          const report = await pull.ofWorkspace(params, token, workDone, partial);
          this.#echoLater(undefined);
          return report;
        }),
      );
    } else this.#push = new PushDiagnostics(session);
    reviews.onReviewed = (reviewed) => this.#reviewed(reviewed);
    reviews.onSlow = (document) => void answering.run("telling the status", () => this.#sayReviewing(document));
  }

  documentChanged(document: TextDocument): void {
    const push = this.#push;
    if (push) void this.#answering.run("diagnosing", () => push.document(document, this.#stopped.token));
  }

  /** Files on the disk, a palisade.yaml or settings are not what they were. */
  othersChanged(): void {
    clearTimeout(this.#burst);
    this.#burst = setTimeout(() => void this.#answering.run("diagnosing", () => this.#refresh()), burstMilliseconds);
  }

  stop(): void {
    clearTimeout(this.#burst);
    clearTimeout(this.#echo);
    this.#stopped.cancel();
  }

  /** Clients that ask are told to ask again; the others get what has changed. */
  async #refresh(): Promise<void> {
    const { client, connection, documents } = this.#session;
    const push = this.#push;
    if (!push) {
      if (client.refreshesDiagnostics) await connection.languages.diagnostics.refresh();
      return;
    }
    for (const document of documents.all) await push.document(document, this.#stopped.token);
    await push.workspace(this.#stopped.token);
  }

  #reviewed(reviewed: Reviewed): void {
    this.#echoLater(reviewed);
    // Who waits for the findings gets them first.
    setTimeout(() => {
      const { documents, reviews } = this.#session;
      const document = documents.get(reviewed.place.uri);
      if (document && reviews.latest(document) === reviewed) sendStatus(this.#session, reviewed, false);
    });
  }

  #echoLater(changed: Reviewed | undefined): void {
    clearTimeout(this.#echo);
    this.#echo = setTimeout(
      () => void this.#answering.run("diagnosing", () => this.#tellOthers(changed)),
      burstMilliseconds,
    );
  }

  /** A change in one file may bear on what stands in others of its estate. */
  async #tellOthers(changed: Reviewed | undefined): Promise<void> {
    if (this.#push) return this.#push.workspace(this.#stopped.token);
    const before = this.#across;
    const now = new Map<string, string>();
    let others = false;
    for (const document of this.#session.documents.all) {
      const shown = await shownNow(this.#session, document);
      const across = shown ? byEstate(shown) : "";
      now.set(document.uri, across);
      if (document.uri !== changed?.place.uri && across !== (before.get(document.uri) ?? "")) others = true;
    }
    this.#across = now;
    if (others) await this.#refresh();
  }

  /** Says that a review goes on which takes so long that somebody may wonder. */
  async #sayReviewing(document: TextDocument): Promise<void> {
    const latest = this.#session.reviews.latest(document);
    if (latest) sendStatus(this.#session, latest, true);
    else await sendFirstStatus(this.#session, document);
  }
}

/** What the estate adds to a file's own findings, or takes from them. */
function byEstate({ place, estate, reviewed }: ShownFile): string {
  const retold = reviewed?.review.findings.filter((each) => estate?.retold.has(each)) ?? [];
  return [...(estate?.across.get(place.path) ?? []), ...retold].map(findingKey).join("\n");
}
