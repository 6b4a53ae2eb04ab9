import type { BlockWord } from "../../syntax/config-blocks.ts";

/** The words of one key while statements add to them and take some away. */
export class Values {
  #words: BlockWord[] = [];
  /** By their text, how many of the words, counted from the first, are taken away; later ones of the same text are back. */
  #gone: Map<string, number> | undefined;

  get words(): readonly BlockWord[] {
    const gone = this.#gone;
    return gone ? this.#words.filter(({ value }, at) => at >= (gone.get(value) ?? 0)) : this.#words;
  }

  replace(words: BlockWord[]): void {
    this.#words = words;
    this.#gone = undefined;
  }

  add(words: readonly BlockWord[]): void {
    for (const word of words) this.#words.push(word);
  }

  remove(words: readonly BlockWord[]): void {
    this.#gone ??= new Map();
    for (const { value } of words) this.#gone.set(value, this.#words.length);
  }
}
