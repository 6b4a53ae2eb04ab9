import type { BlockItem, BlockSection, BlockStatement, BlockWord } from "../../syntax/config-blocks.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import type { Unread } from "../format.ts";
import type { Ledger } from "./ledger.ts";
import { Values } from "./values.ts";

/** What a key is set to in the end, and every statement that had a part in it. */
export interface Setting {
  readonly key: BlockWord;
  readonly values: readonly BlockWord[];
  readonly statements: readonly BlockStatement[];
}

/** Something that has settings of its own. */
export interface Section {
  readonly settings: Settings;
}

/** The settings of one block. What is asked for counts as read; `finish` says what becomes of the rest. */
export class Settings {
  readonly ledger: Ledger;
  readonly #blocks: (readonly BlockItem[])[];
  #parts: Parts | undefined;
  #isFinished = false;

  constructor(items: readonly BlockItem[], ledger: Ledger) {
    this.ledger = ledger;
    this.#blocks = [items];
  }

  /** Takes what another block of the same name says. */
  add(items: readonly BlockItem[]): void {
    this.#blocks.push(items);
    this.#parts = undefined;
  }

  copy(): Settings {
    return new Settings(this.#blocks.flat(), this.ledger);
  }

  /** Made when first asked for: most of a file is never asked. */
  get #all(): Parts {
    this.#parts ??= partsOf(this.#blocks.flat());
    return this.#parts;
  }

  /** Whether the key has a value; asking does not count as reading. */
  has(key: string): boolean {
    return (this.#all.byKey.get(key)?.values.length ?? 0) > 0;
  }

  /** The key with all of its values. */
  setting(key: string): Setting | undefined {
    const setting = this.#all.byKey.get(key);
    if (!setting) return undefined;
    if (!setting.asked) for (const statement of setting.statements) this.ledger.read(statement);
    setting.asked = true;
    return setting.values.length > 0 ? setting : undefined;
  }

  words(key: string): readonly BlockWord[] {
    return this.setting(key)?.values ?? [];
  }

  /** The only value; more of them are unread. */
  word(key: string, about?: Unread["about"]): BlockWord | undefined {
    const setting = this.setting(key);
    const last = setting?.statements.at(-1);
    if (setting && last && setting.values.length > 1) this.ledger.rejectWords(last, setting.values.slice(1), about);
    return setting?.values[0];
  }

  value(key: string): string | undefined {
    return this.word(key)?.value;
  }

  /** `enable` or `disable`; anything else is neither. */
  flag(key: string): Located<boolean> | undefined {
    const word = this.word(key);
    if (word?.value === "enable") return { value: true, span: word.span };
    if (word?.value === "disable") return { value: false, span: word.span };
    return undefined;
  }

  isOn(key: string): boolean {
    return this.flag(key)?.value === true;
  }

  number(key: string): Located<number> | undefined {
    const word = this.word(key);
    if (!word || !/^[0-9]{1,12}$/.test(word.value)) return undefined;
    return { value: Number(word.value), span: word.span };
  }

  /** The statement that sets the key, from its first word to its last. */
  spanOf(key: string): Span | undefined {
    const setting = this.#all.byKey.get(key);
    const first = setting?.statements[0];
    const last = setting?.statements.at(-1);
    return first && last && setting.values.length > 0 ? cover(first.span, last.span) : undefined;
  }

  /** The `config PATH` blocks below. */
  sections(path: string): readonly BlockSection[] {
    return this.#all.sections.filter((each) => each.path === path);
  }

  /** What nobody asked for is ignored where it is known to mean nothing, and unread elsewhere. */
  finish(means: KeyTable, about?: Unread["about"]): void {
    if (this.#isFinished) return;
    for (const [key, setting] of this.#all.byKey) {
      if (setting.asked) continue;
      const known = means.has(key);
      for (const statement of setting.statements)
        if (known) this.ledger.ignore(statement);
        else this.ledger.reject(statement, about);
    }
    for (const section of this.#all.sections)
      if (!this.#all.claimed.has(section.path)) {
        if (means.has(`config ${section.path}`)) this.ledger.ignore(section);
        else this.ledger.reject(section, about);
      }
    for (const statement of this.#all.strange) this.ledger.reject(statement, about);
    this.#forget();
  }

  /** What nobody asked for means nothing to any check. */
  ignoreRest(): void {
    for (const item of this.#blocks.flat()) {
      const asked =
        item.kind === "section"
          ? this.#all.claimed.has(item.path)
          : item.kind === "statement" && this.#all.byKey.get(item.key?.value ?? "")?.asked;
      if (!asked) this.ledger.ignore(item);
    }
    this.#forget();
  }

  /** The parts of all rows of a large file weigh more than its text. */
  #forget(): void {
    this.#parts = undefined;
    this.#isFinished = true;
  }

  /** Notes that somebody reads the blocks of a path. */
  claim(path: string): readonly BlockSection[] {
    this.#all.claimed.add(path);
    return this.sections(path);
  }
}

interface Parts {
  readonly byKey: Map<string, SettingDraft>;
  readonly sections: BlockSection[];
  readonly claimed: Set<string>;
  readonly strange: BlockStatement[];
}

interface SettingDraft extends Setting {
  key: BlockWord;
  values: readonly BlockWord[];
  readonly statements: BlockStatement[];
  /** Its values as the statements so far leave them. */
  readonly changing: Values;
  asked: boolean;
}

function partsOf(items: readonly BlockItem[]): Parts {
  const parts: Parts = { byKey: new Map(), sections: [], claimed: new Set(), strange: [] };
  for (const item of items)
    if (item.kind === "section") parts.sections.push(item);
    else if (item.kind === "statement") take(parts, item);
  for (const setting of parts.byKey.values()) setting.values = setting.changing.words;
  return parts;
}

function take({ byKey, strange }: Parts, statement: BlockStatement): void {
  const [verb, key, ...values] = statement.words;
  if (!verb || !key || !settingVerbs.has(verb.value)) {
    strange.push(statement);
    return;
  }
  const known = byKey.get(key.value);
  const setting = known ?? { key, values: [], statements: [], changing: new Values(), asked: false };
  if (!known) byKey.set(key.value, setting);
  setting.statements.push(statement);
  switch (verb.value) {
    case "set":
    case "select":
      setting.key = key;
      setting.changing.replace(values.filter(isSaid));
      break;
    case "append":
      setting.changing.add(values.filter(isSaid));
      break;
    case "unselect":
      setting.changing.remove(values);
      break;
    case "unset":
      setting.changing.replace([]);
      break;
  }
}

/** `set alias ''`, as full exports write it, sets nothing. */
function isSaid({ value }: BlockWord): boolean {
  return value !== "";
}

const settingVerbs: ReadonlySet<string> = new Set(["set", "select", "append", "unselect", "unset"]);

/** Keys, and beginnings of keys, that mean nothing to any check. */
export class KeyTable {
  readonly #whole: ReadonlySet<string>;
  readonly #beginnings: readonly string[];

  /** Words with blanks between; `*` at a word's end stands for any rest, `config PATH` goes in as `PATH/`. */
  constructor(...keys: readonly string[]) {
    const words = keys.flatMap((each) => each.split(/\s+/)).filter((each) => each !== "");
    this.#whole = new Set(words.map((each) => (each.endsWith("/") ? `config ${each.slice(0, -1)}` : each)));
    this.#beginnings = words.filter((each) => each.endsWith("*")).map((each) => each.slice(0, -1));
  }

  has(key: string): boolean {
    return this.#whole.has(key) || this.#beginnings.some((beginning) => key.startsWith(beginning));
  }
}
