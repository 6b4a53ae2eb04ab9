import type { Action, Entry, EntryLog } from "../../model/filter.ts";
import type { Words } from "../../syntax/words.ts";
import type { Located } from "../../text/span.ts";
import { refer } from "../cisco/names.ts";
import { parseNatural, parseSeverity } from "../cisco/numbers.ts";
import type { Draft } from "./draft.ts";

/** Denied packets leave message 106023 at severity 4 unless their entry says otherwise. */
export const denialLog: EntryLog = {
  on: true,
  level: 4,
  implied: "what an entry denies leaves message 106023 unless the entry says log disable",
};

/** An entry as its words come in. */
export type EntryDraft = { -readonly [Key in keyof Entry]: Entry[Key] };

/** `[log …] [time-range NAME] [inactive] [rule-id N] [event-log …]`, and the hit count of `show access-list`. */
export function readTail(words: Words, draft: Draft, entry: EntryDraft, conditions: Located<string>[]): void {
  while (!words.done && !words.is("!")) {
    const span = words.span();
    switch (words.peek()) {
      case "log":
        entry.log = readLog(words, entry.action.value);
        break;
      case "time-range":
        words.skip();
        entry.schedule = refer(draft, ["schedule"], words.takeLocated());
        break;
      case "inactive":
        words.skip();
        entry.disabled = span;
        break;
      case "rule-id":
        words.skip();
        entry.label = words.takeLocated();
        break;
      case "event-log":
        words.skip(2);
        entry.log = { on: true, span: words.since(span.start) };
        break;
      default:
        if (isHitCount(words)) words.skip();
        else {
          conditions.push({ value: words.peek(), span });
          words.reject();
        }
    }
  }
}

/** `(hitcnt=12) (inactive) 0x849e9e8f` */
function isHitCount(words: Words): boolean {
  const word = words.peek();
  return word.startsWith("(hitcnt=") || word === "(inactive)" || (word.startsWith("0x") && words.left === 1);
}

/** `log [disable | default | [SEVERITY] [interval SECONDS]]` */
function readLog(words: Words, action: Action): EntryLog {
  const { start } = words.span();
  words.skip();
  if (words.accept("disable")) return { on: false, span: words.since(start) };
  if (words.accept("default")) {
    const span = words.since(start);
    return action.kind === "deny" ? { ...denialLog, span } : { on: false, span };
  }
  const level = parseSeverity(words.peek());
  if (level !== undefined) words.skip();
  if (words.is("interval") && parseNatural(words.peek(1), 99_999) !== undefined) words.skip(2);
  return { on: true, span: words.since(start), level: level ?? 6 };
}
