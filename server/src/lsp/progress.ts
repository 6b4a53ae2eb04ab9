import { type CancellationToken, CancellationTokenSource, WorkDoneProgressReporter } from "vscode-languageserver";
import type { Pass } from "./folder-files.ts";
import type { Reviewed } from "./reviews.ts";
import type { Session } from "./session.ts";

const title = "Reviewing configuration files";

/** A pass over fewer files than this is done before a progress bar would be seen. */
const fewFiles = 30;

/** Brings all files of the folders up to date and says how far it is, where somebody listens. */
export async function updateWithProgress(
  session: Session,
  reporter: WorkDoneProgressReporter,
  pass: Pass,
): Promise<void> {
  if (WorkDoneProgressReporter.isNullInstance(reporter)) return session.files.update(pass);
  reporter.begin(title, 0, undefined, true);
  try {
    await session.files.update(reporting(reporter, pass));
  } finally {
    reporter.done();
  }
}

/** The same for a pass nobody asked for: the progress bar is the server's own, and can be cancelled there. */
export async function updateInBackground(
  session: Session,
  token: CancellationToken,
  onReviewed: (reviewed: Reviewed) => void,
): Promise<void> {
  const cancel = new CancellationTokenSource();
  token.onCancellationRequested(() => cancel.cancel());
  let shown: Promise<WorkDoneProgressReporter | undefined> | undefined;
  let reporter: WorkDoneProgressReporter | undefined;
  await session.files
    .update({
      token: cancel.token,
      onReviewed,
      onFile(place, done, total) {
        if (!shown && total > fewFiles) shown = showProgress(session, cancel).then((made) => (reporter = made));
        reporter?.report(Math.floor((100 * done) / total), place.path);
      },
    })
    .finally(async () => (await shown)?.done());
}

async function showProgress(
  session: Session,
  cancel: CancellationTokenSource,
): Promise<WorkDoneProgressReporter | undefined> {
  if (!session.client.workDoneProgress) return undefined;
  try {
    const made = await session.connection.window.createWorkDoneProgress();
    made.token.onCancellationRequested(() => cancel.cancel());
    made.begin(title, 0, undefined, true);
    return made;
  } catch {
    return undefined;
  }
}

function reporting(reporter: WorkDoneProgressReporter, pass: Pass): Pass {
  return {
    ...pass,
    onFile(place, done, total) {
      reporter.report(Math.floor((100 * done) / total), place.path);
      pass.onFile?.(place, done, total);
    },
  };
}
