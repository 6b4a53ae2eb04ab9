import type { Leftover } from "../../syntax/indented.ts";
import type { Span } from "../../text/span.ts";
import type { Unread } from "../format.ts";

/** What was not understood, with what it can have been about by the words that statements begin with. */
export function unreadWith(
  text: string,
  leftovers: readonly Leftover[],
  topics: ReadonlyMap<string, NonNullable<Unread["about"]>>,
): Unread[] {
  let statement: Span | undefined;
  let secret: Span | undefined;
  let about: Unread["about"];
  return leftovers.map((leftover) => {
    if (leftover.statement.start !== statement?.start) {
      statement = leftover.statement;
      secret = secretWordIn(text, statement);
      about = topics.get(leftover.within ?? subjectOf(text, leftover));
    }
    const span = withoutSecret(leftover.span, secret);
    return about ? { span, about } : { span };
  });
}

/** `no ssh …` is about what `ssh …` is about. */
function subjectOf(text: string, { word, statement }: Leftover): string {
  return word === "no" ? (/^no\s+(\S+)/.exec(text.slice(statement.start, statement.end))?.[1] ?? word) : word;
}

/** Unread text is shown to people; of a statement that may hold a secret only the word that announces it is. */
function withoutSecret(span: Span, secret: Span | undefined): Span {
  if (!secret || span.end <= secret.start) return span;
  return secret.end <= span.start ? secret : { start: Math.min(span.start, secret.start), end: secret.end };
}

function secretWordIn(text: string, { start, end }: Span): Span | undefined {
  const found = secretWord.exec(text.slice(start, end));
  return found ? { start: start + found.index, end: start + found.index + found[0].length } : undefined;
}

const secretWord = /\b(?:auth|community|key|md5|nthash|passphrase|passwd|password|pre-shared-key|priv|pw|secret|sha)\b/;
