import type { BlockWord } from "../../syntax/config-blocks.ts";

/** The words of one key while statements add to them and take some away. */
export class Values {
  #words: BlockWord[] = [];
  /** By their text, how many of the words, counted from the first, are taken away; later ones of the same text are back. */
  readonly #gone = new Map<string, number>();

  get words(): readonly BlockWord[] {
    return this.#words.filter(({ value }, at) => at >= (this.#gone.get(value) ?? 0));
  }

  replace(words: readonly BlockWord[]): void {
    this.#words = [...words];
    this.#gone.clear();
  }

  add(words: readonly BlockWord[]): void {
    for (const word of words) this.#words.push(word);
  }

  remove(words: readonly BlockWord[]): void {
    for (const { value } of words) this.#gone.set(value, this.#words.length);
  }
}
