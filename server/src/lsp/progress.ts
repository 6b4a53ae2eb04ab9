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
  pass: Omit<Pass, "onFile">,
): Promise<void> {
  if (WorkDoneProgressReporter.isNullInstance(reporter)) return session.files.update(pass);
  reporter.begin(title, 0, undefined, true);
  try {
    await session.files.update({ ...pass, onFile: percentTo(() => reporter) });
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
  let asked: Promise<void> | undefined;
  let reporter: WorkDoneProgressReporter | undefined;
  const show = async () => {
    reporter = await showProgress(session, cancel);
  };
  const report = percentTo(() => reporter);
  const onFile: Pass["onFile"] = (place, done, total) => {
    if (total >= fewFiles) asked ??= show();
    report(place, done, total);
  };
  try {
    await session.files.update({ token: cancel.token, onReviewed, onFile });
  } finally {
    await asked;
    reporter?.done();
  }
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

/** Reports each percent once. */
function percentTo(reporter: () => WorkDoneProgressReporter | undefined): NonNullable<Pass["onFile"]> {
  let last = -1;
  return (place, done, total) => {
    const percent = Math.floor((100 * done) / total);
    if (percent === last) return;
    last = percent;
    reporter()?.report(percent, place.path);
  };
}
