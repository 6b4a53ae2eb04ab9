import type { Span } from "../text/span.ts";
import type { Block, IndentedReading, Leftover, Outcome } from "./indented.ts";
import type { Words } from "./words.ts";

/** Counts lines by what became of them; every word that no reader took or passed over on purpose is left over. */
export class Account {
  readonly #words: Words;
  readonly #leftovers: Leftover[] = [];
  readonly #passedOver: Span[] = [];
  #read = 0;
  #ignored = 0;
  #unread = 0;

  constructor(words: Words) {
    this.#words = words;
  }

  blank(): void {
    this.#ignored++;
  }

  takenOver(lines: number): void {
    this.#read += lines;
  }

  /** Whether the line was read, all of it. */
  settle(outcome: Outcome, block: Block, word: string, within: string | undefined): boolean {
    const words = this.#words;
    if (isIgnored(outcome, block)) {
      this.#ignored++;
      this.#passedOver.push(words.statement);
      return false;
    }
    if (outcome === "unknown") words.rejectStatement();
    else if (!words.done && !isTrailingComment(words)) words.rejectRest();
    if (words.rejected.length === 0) {
      this.#read++;
      return true;
    }
    this.#unread++;
    this.#passedOver.push(words.statement);
    const { statement } = words;
    for (const span of words.rejected) this.#leftovers.push({ span, statement, word, within });
    return false;
  }

  get result(): Omit<IndentedReading, "statements"> {
    const [read, ignored, unread] = [this.#read, this.#ignored, this.#unread];
    return {
      lines: { total: read + ignored + unread, read, ignored, unread },
      leftovers: this.#leftovers,
      passedOver: this.#passedOver,
    };
  }
}

function isIgnored(outcome: Outcome, block: Block): boolean {
  if (outcome === "unknown") return block.strangers === "ignored";
  return outcome === "ignored" || (typeof outcome === "object" && outcome.ignored === true);
}

/** `! as tools write it behind a statement` */
function isTrailingComment(words: Words): boolean {
  return words.is("!");
}
