import type { CancellationToken, CodeAction } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Answering } from "./answering.ts";
import { codeActions, resolveAction } from "./code-actions.ts";
import { folding } from "./features/folding.ts";
import { hover } from "./features/hover.ts";
import { definition, highlights, prepareRename, references, rename } from "./features/navigation.ts";
import { siteCompletion, siteHover } from "./features/site-editing.ts";
import { documentSymbols, flatSymbols, workspaceSymbols } from "./features/symbols.ts";
import type { Reviewed } from "./reviews.ts";
import type { Session } from "./session.ts";
import { shownNow, shownSite } from "./shown-file.ts";
import { isSiteFile } from "./sites.ts";

const mostWorkspaceSymbols = 500;

/** Answers what an editor asks about the text under the cursor. */
export function serveFeatures(session: Session, answering: Answering): void {
  const { connection, client } = session;
  const inFile = asker(session, answering);

  connection.onHover(
    answering.request("textDocument/hover", async ({ textDocument, position }) => {
      const document = session.documents.get(textDocument.uri);
      const shown = document && (await shownNow(session, document));
      if (!shown) return null;
      return (isSiteFile(shown.place.uri) && siteHover(session, shown, position)) || hover(session, shown, position);
    }),
  );
  connection.onCompletion(
    answering.request("textDocument/completion", async ({ textDocument, position }) => {
      const shown = isSiteFile(textDocument.uri) ? await shownSite(session, textDocument.uri) : undefined;
      return shown ? siteCompletion(session, shown, position) : null;
    }),
  );
  connection.onDefinition(
    inFile("textDocument/definition", (reviewed, { position }) => definition(reviewed, position)),
  );
  connection.onReferences(
    inFile("textDocument/references", (reviewed, { position, context }) =>
      references(reviewed, position, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    inFile("textDocument/documentHighlight", (reviewed, { position }) => highlights(reviewed, position)),
  );
  connection.onDocumentSymbol(
    inFile("textDocument/documentSymbol", (reviewed) =>
      client.nestedSymbols ? documentSymbols(reviewed) : flatSymbols(reviewed),
    ),
  );
  connection.onFoldingRanges(inFile("textDocument/foldingRange", (reviewed) => folding(reviewed)));
  connection.onPrepareRename(
    inFile("textDocument/prepareRename", (reviewed, { position }) => prepareRename(reviewed, position)),
  );
  connection.onRenameRequest(
    inFile("textDocument/rename", (reviewed, { position, newName }) => rename(reviewed, position, newName)),
  );
  connection.onWorkspaceSymbol(
    answering.request("workspace/symbol", ({ query }) =>
      workspaceSymbols(everyFile(session), query, mostWorkspaceSymbols),
    ),
  );
  if (!client.codeActionLiterals) return;
  connection.onCodeAction(
    answering.request("textDocument/codeAction", async (params, token) => {
      const document = session.documents.get(params.textDocument.uri);
      return document ? codeActions(session, document, params, token) : null;
    }),
  );
  if (client.resolvesEdits)
    connection.onCodeActionResolve(
      answering.request("codeAction/resolve", (action: CodeAction) => resolveAction(session, action)),
    );
}

/** What a document holds now goes over what the disk does. */
function everyFile({ documents, files, reviews }: Session): readonly Reviewed[] {
  const open = documents.all.flatMap((document) => reviews.latest(document) ?? []);
  return [...open, ...files.reviewed.filter(({ place }) => !documents.get(place.uri))];
}

interface Asked {
  readonly textDocument: { readonly uri: string };
}

/** Makes handlers of requests about one open file that has a format. */
function asker(session: Session, answering: Answering) {
  return <P extends Asked, R>(name: string, answer: (reviewed: Reviewed, params: P) => R) =>
    answering.request(name, async (params: P, token: CancellationToken): Promise<R | null> => {
      const document = session.documents.get(params.textDocument.uri);
      const reviewed = document && (await reviewOf(session, document, token));
      return reviewed ? answer(reviewed, params) : null;
    });
}

async function reviewOf(
  session: Session,
  document: TextDocument,
  token: CancellationToken,
): Promise<Reviewed | undefined> {
  const reviewed = await session.reviews.settled(document, token);
  return reviewed.review.reading ? reviewed : undefined;
}
