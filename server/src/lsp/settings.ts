import * as v from "valibot";

/** What a user sets under `palisade` in the editor. */
export interface Settings {
  readonly enable: boolean;
  /** Format id by glob of paths, over what recognition says; earlier globs win. */
  readonly formats: ReadonlyMap<string, string>;
  /** Give plain text documents the language id of the format they hold. */
  readonly detectLanguage: boolean;
  readonly maxFileSizeMb: number;
  readonly run: "onType" | "onSave";
  /** Globs of paths that are never reviewed. */
  readonly exclude: readonly string[];
}

export const defaultSettings: Settings = {
  enable: true,
  formats: new Map(),
  detectLanguage: true,
  maxFileSizeMb: 50,
  run: "onType",
  exclude: ["**/.git/**", "**/node_modules/**"],
};

const text = v.pipe(v.string("must be text"), v.nonEmpty("must not be empty"));

/** VS Code writes `{"glob": true}` for lists of globs, so both shapes are taken. */
const globs = v.union(
  [
    v.array(text),
    v.pipe(
      v.record(text, v.boolean()),
      v.transform((record) => Object.keys(record).filter((glob) => record[glob] === true)),
    ),
  ],
  "must be a list of globs",
);

const schemas = {
  enable: v.boolean("must be true or false"),
  formats: v.pipe(
    v.record(text, text, "must map globs to format ids"),
    v.transform((record): ReadonlyMap<string, string> => new Map(Object.entries(record))),
  ),
  detectLanguage: v.boolean("must be true or false"),
  maxFileSizeMb: v.pipe(
    v.number("must be a number"),
    v.minValue(0.001, "must be more than 0"),
    v.maxValue(500, "must be at most 500"),
  ),
  run: v.picklist(["onType", "onSave"], 'must be "onType" or "onSave"'),
  exclude: globs,
} satisfies Record<keyof Settings, v.GenericSchema<unknown, unknown>>;

/** Settings from whatever the client sent. A bad value costs that setting: its default counts, and a mistake says so. */
export function readSettings(sent: unknown): { readonly settings: Settings; readonly mistakes: readonly string[] } {
  const mistakes: string[] = [];
  if (sent === undefined || sent === null) return { settings: defaultSettings, mistakes };
  if (typeof sent !== "object" || Array.isArray(sent))
    return { settings: defaultSettings, mistakes: ["palisade: must be an object of settings"] };
  const stated: Record<string, unknown> = { ...sent };

  const take = <K extends keyof Settings>(key: K, schema: v.GenericSchema<unknown, Settings[K]>): Settings[K] => {
    const value = stated[key];
    if (value === undefined || value === null) return defaultSettings[key];
    const result = v.safeParse(schema, value);
    if (result.success) return result.output;
    mistakes.push(`palisade.${key}: ${result.issues[0].message}`);
    return defaultSettings[key];
  };

  const settings: Settings = {
    enable: take("enable", schemas.enable),
    formats: take("formats", schemas.formats),
    detectLanguage: take("detectLanguage", schemas.detectLanguage),
    maxFileSizeMb: take("maxFileSizeMb", schemas.maxFileSizeMb),
    run: take("run", schemas.run),
    exclude: take("exclude", schemas.exclude),
  };
  return { settings, mistakes };
}
