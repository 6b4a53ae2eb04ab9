import { isSecretValue, namesAreSecret } from "../../facts/windows-registry.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import type { Located, Problem, Span } from "../../text/span.ts";
import type { LineCounts, Unread } from "../format.ts";
import { parseAction } from "./action.ts";
import { partsOf, settingOf, specialName } from "./entries.ts";

/** One setting of LGPO text: four lines. */
export interface LgpoRecord {
  readonly scope: Span;
  readonly key: Located<string>;
  readonly name: Located<string>;
  readonly action: Located<string>;
  /** From the first line to the last. */
  readonly span: Span;
}

export interface LgpoText {
  readonly records: readonly LgpoRecord[];
  readonly settings: readonly RegistrySetting[];
  readonly unread: readonly Unread[];
  readonly problems: readonly Problem[];
  readonly lines: LineCounts;
  /** Passwords, and names that are communities. */
  readonly secrets: readonly Span[];
}

/** Reads LGPO text: `Computer` or `User`, a key, a value's name and what to do with it, each on a line of its own. */
export function readLgpoText(text: string): LgpoText {
  const lines = linesOf(text);
  const reading = new Reading(text);
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (!line) break;
    if (line.value === "" || line.value.startsWith(";")) {
      reading.ignore();
      at++;
      continue;
    }
    const record = recordAt(lines, at);
    if (record) {
      reading.take(record, 4);
      at += 4;
    } else {
      reading.leave(line);
      at++;
    }
  }
  return { ...reading.done(), secrets: secretsIn(lines) };
}

/** What stands below the name of a password or the key of communities, in records and in what looks like some. */
function secretsIn(lines: readonly Located<string>[]): Span[] {
  return lines.flatMap(({ span, value }, at) => {
    const above = lines[at - 1]?.value ?? "";
    const isData = above !== "" && isSecretValue(lines[at - 2]?.value ?? "", above);
    return value !== "" && (isData || namesAreSecret(above)) ? [span] : [];
  });
}

/** The four lines of a record; undefined where what begins here is none, and the next line may begin one. */
function recordAt(lines: readonly Located<string>[], at: number): LgpoRecord | undefined {
  const [scope, key, name, action] = [lines[at], lines[at + 1], lines[at + 2], lines[at + 3]];
  if (!scope || !key || !name || !action) return undefined;
  if (!isScope(scope.value) || key.value === "" || isScope(key.value) || key.value.startsWith(";")) return undefined;
  if (!parseAction(action)) return undefined;
  return { scope: scope.span, key, name, action, span: { start: scope.span.start, end: action.span.end } };
}

/** `Computer`, `User`, `User:Administrators` */
function isScope(line: string): boolean {
  return /^(?:computer|user(?::.*)?)$/i.test(line);
}

class Reading {
  readonly #text: string;
  readonly #records: LgpoRecord[] = [];
  readonly #settings: RegistrySetting[] = [];
  readonly #unread: Unread[] = [];
  readonly #problems: Problem[] = [];
  readonly #lines = { total: 0, read: 0, ignored: 0, unread: 0 };

  constructor(text: string) {
    this.#text = text;
  }

  ignore(): void {
    this.#lines.total++;
    this.#lines.ignored++;
  }

  leave(line: Located<string>): void {
    this.#lines.total++;
    this.#lines.unread++;
    this.#unread.push({ span: line.span, about: "policy" });
  }

  take(record: LgpoRecord, lines: number): void {
    this.#lines.total += lines;
    this.#lines.read += lines;
    this.#records.push(record);
    this.#settings.push(...settingsOf(record, this.#text, this.#problems));
  }

  done(): Omit<LgpoText, "secrets"> {
    return {
      records: this.#records,
      settings: this.#settings,
      unread: this.#unread,
      problems: this.#problems,
      lines: this.#lines,
    };
  }
}

function settingsOf(record: LgpoRecord, text: string, problems: Problem[]): RegistrySetting[] {
  const { key, name, action, span } = record;
  const hive = text.charAt(record.scope.start).toLowerCase() === "c" ? "machine" : "user";
  const parsed = parseAction(action);
  if (!parsed || parsed.kind === "key-only") return [];
  const setting = (of: Pick<RegistrySetting, "name" | "type" | "data">): RegistrySetting =>
    settingOf({ hive, key, span, ...of });
  if (parsed.kind === "delete") return [setting({ name, type: "delete", data: { value: "", span: action.span } })];
  if (parsed.problem !== undefined) problems.push({ span: parsed.data.span, message: parsed.problem });

  const special = specialName(name.value);
  const deleted = (of: Located<string>) =>
    setting({ name: of, type: "delete", data: { value: "", span: action.span } });
  switch (special?.kind) {
    case undefined:
      return [setting({ name, type: parsed.type, data: parsed.data })];
    case "soft":
      return [setting({ name: { ...name, value: special.name }, type: parsed.type, data: parsed.data })];
    case "delete":
      return [deleted({ ...name, value: special.name })];
    case "delete-all":
      return [deleted({ ...name, value: "*" })];
    case "delete-listed":
      return partsOf(text, parsed.data.span, ";")
        .filter(({ value }) => value !== "")
        .map(deleted);
    case "key-only":
      return [];
  }
}

/** The lines without their ends; blanks at the ends of all but values' data mean nothing, and are left to the data. */
function linesOf(text: string): Located<string>[] {
  const lines: Located<string>[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    lines.push(lineOf(text, start, end));
    start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }
  return lines;
}

function lineOf(text: string, start: number, end: number): Located<string> {
  const value = text.slice(start, end);
  const plain = value.trim();
  // Only data may begin or end with a blank that counts.
  if (plain.length === value.length || parseAction({ value, span: { start, end } }))
    return { value, span: { start, end } };
  const from = start + value.length - value.trimStart().length;
  return { value: plain, span: { start: from, end: from + plain.length } };
}
