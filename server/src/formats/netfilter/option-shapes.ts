/** What an option says of the packets that an entry matches. */
export type OptionUse =
  /** Read for its meaning. */
  | "meaning"
  /** What the running system alone can judge: rates, marks, users, content. */
  | "condition"
  /** Nothing of which packets match: how a condition counts, or how a target does its work. */
  | "detail";

export interface OptionShape {
  readonly use: OptionUse;
  /** How many words follow. */
  readonly words: number;
  /** So many more words follow where they are numbers. */
  readonly numbers?: number;
  /** So many more words follow where they are no options. */
  readonly names?: number;
}

export type OptionShapes = ReadonlyMap<string, OptionShape>;

/** Shapes written short: `*` in front means read for its meaning, `?` a condition, and `=1` that a word follows. */
export function shapesOf(written: string): OptionShapes {
  const shapes = new Map<string, OptionShape>();
  for (const each of written.split(" ")) {
    const [marked = "", words = "0"] = each.split("=");
    const use = marked.startsWith("*") ? "meaning" : marked.startsWith("?") ? "condition" : "detail";
    const name = use === "detail" ? marked : marked.slice(1);
    if (name !== "") shapes.set(name, { use, words: Number(words) });
  }
  return shapes;
}
