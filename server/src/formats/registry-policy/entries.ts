import { isSecretValue, namesAreSecret } from "../../facts/windows-registry.ts";
import type { RegistrySetting } from "../../model/policy.ts";
import type { Located, Span } from "../../text/span.ts";

/** Stands for a password, so that its presence shows and nothing else. */
export const notShown = "(not shown)";

/** A registry value that a policy sets, ready for the model: what is secret about it is left out. */
export function settingOf(setting: RegistrySetting): RegistrySetting {
  const { key, name, data } = setting;
  const hidden = isSecretValue(key.value, name.value) && data.value !== "";
  const nameless = namesAreSecret(key.value) && name.value !== "*";
  if (!hidden && !nameless) return setting;
  return {
    ...setting,
    name: nameless ? { ...name, value: notShown } : name,
    data: hidden ? { ...data, value: notShown } : data,
  };
}

/** What the value names that begin with two asterisks do: `**del.Name`, `**delvals.`. */
export type SpecialName =
  | { readonly kind: "delete"; readonly name: string }
  | { readonly kind: "delete-all" }
  /** The data lists names, parted by semicolons. */
  | { readonly kind: "delete-listed" }
  | { readonly kind: "soft"; readonly name: string }
  /** Deletes keys below, or guards the key: sets no value. */
  | { readonly kind: "key-only" };

/** The special meaning of a value's name; undefined when it is a plain one. */
export function specialName(name: string): SpecialName | undefined {
  if (!name.startsWith("**")) return undefined;
  const lower = name.toLowerCase();
  if (lower.startsWith("**delvals")) return { kind: "delete-all" };
  if (lower.startsWith("**del.")) return { kind: "delete", name: name.slice("**del.".length) };
  if (lower.startsWith("**soft.")) return { kind: "soft", name: name.slice("**soft.".length) };
  if (lower.startsWith("**deletevalues")) return { kind: "delete-listed" };
  if (lower.startsWith("**deletekeys") || lower.startsWith("**securekey")) return { kind: "key-only" };
  return undefined;
}

/** The parts of a list, each with its place. */
export function partsOf(text: string, span: Span, separator: string): Located<string>[] {
  const parts: Located<string>[] = [];
  let start = span.start;
  for (const value of text.slice(span.start, span.end).split(separator)) {
    parts.push({ value, span: { start, end: start + value.length } });
    start += value.length + separator.length;
  }
  return parts;
}
