/** A value to be written. */
export type YamlValue = string | number | null | readonly YamlValue[] | YamlRecord;

export interface YamlRecord {
  readonly [key: string]: YamlValue;
}

/** How a file writes what could be written in more than one way. */
export interface YamlStyle {
  readonly lineEnd: string;
  /** Columns that each level is indented by. */
  readonly step: number;
  /** JSON: every key and every text has quotes. */
  readonly quotes: boolean;
}

/** The longest map that is written on one line. */
const longestFlow = 112;

/** On one line, with brackets. */
export function spellFlow(value: YamlValue, style: YamlStyle): string {
  if (value === null || typeof value === "string" || typeof value === "number") return spellScalar(value, style);
  if (isList(value)) return `[${value.map((item) => spellFlow(item, style)).join(", ")}]`;
  const pairs = Object.entries(value).map(([key, each]) => `${spellScalar(key, style)}: ${spellFlow(each, style)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** `key: value` for a block, over as many lines as it takes; those after the first stand at `indent`. */
export function spellPair(key: string, value: YamlValue, indent: number, style: YamlStyle): string {
  return `${spellScalar(key, style)}:${spellBehindKey(value, indent, style)}`;
}

/** What stands behind the colon of a key at column `indent`. */
export function spellBehindKey(value: YamlValue, indent: number, style: YamlStyle): string {
  if (value === null) return "";
  const inner = indent + style.step;
  const line = `${style.lineEnd}${" ".repeat(inner)}`;
  if (isList(value) && value.some(isRecord))
    return value.map((item) => line + spellItem(item, inner, false, style)).join("");
  if (isRecord(value) && Object.keys(value).length > 0)
    return Object.entries(value)
      .map(([key, each]) => line + spellPair(key, each, inner, style))
      .join("");
  return ` ${spellFlow(value, style)}`;
}

/** `- item` with its dash at column `indent`; a map in lines of its own where that is asked for, or one would be too long. */
export function spellItem(item: YamlValue, indent: number, lines: boolean, style: YamlStyle): string {
  const flow = spellFlow(item, style);
  if (!isRecord(item) || Object.keys(item).length === 0 || (!lines && flow.length <= longestFlow)) return `- ${flow}`;
  const between = `${style.lineEnd}${" ".repeat(indent + 2)}`;
  return `- ${Object.entries(item)
    .map(([key, each]) => spellPair(key, each, indent + 2, style))
    .join(between)}`;
}

/** Without quotes where nobody could take it for anything else. */
export function spellScalar(value: string | number | null, style: Pick<YamlStyle, "quotes">): string {
  if (value === null) return "null";
  if (typeof value === "number") return String(value);
  if (!style.quotes && isPlain(value)) return value;
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

/** Only what means the same to every reader of YAML, at home in blocks and brackets alike. */
function isPlain(text: string): boolean {
  if (!/^[\p{L}\p{N}_/\\.][\p{L}\p{N}_/\\.*+@()' -]*$/u.test(text) || text.endsWith(" ")) return false;
  return !/^\d[\d_]*(\.[\d_]*)?(e[+-]?\d+)?$|^0[xob]|^\.\d|^\.(inf|nan)$|^\.\.\.$|^(true|false|null)$/i.test(text);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

export function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

export function isRecord(value: YamlValue): value is YamlRecord {
  return typeof value === "object" && value !== null && !isList(value);
}
