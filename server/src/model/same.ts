import { originOf } from "./moved.ts";

const nothing: ReadonlySet<string> = new Set();

/**
 * Whether two parts of models say the same, wherever it stands in their files, and whatever they say `besides` in fields
 * of these names. Models nest only a few levels deep.
 */
export function saysTheSame(a: unknown, b: unknown, besides: ReadonlySet<string> = nothing): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && isSameList(a, b, besides);
  if (Array.isArray(b)) return false;
  const [left, right] = [originOf(a) as Fields, originOf(b) as Fields];
  for (const key in left) {
    const value = left[key];
    if (besides.has(key)) continue;
    if (isPlace(key, value) ? right[key] === undefined : !saysTheSame(value, right[key], besides)) return false;
  }
  for (const key in right) if (left[key] === undefined && right[key] !== undefined && !besides.has(key)) return false;
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

function isSameList(a: readonly unknown[], b: readonly unknown[], besides: ReadonlySet<string>): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!saysTheSame(a[at], b[at], besides)) return false;
  return true;
}

/** Spans say where a thing stands; only whether there is one may mean something. */
function isPlace(key: string, value: unknown): boolean {
  return value !== undefined && (key === "span" || key === "disabled");
}
