import { addTo } from "../../text/grouped.ts";
import type { Configuration } from "../configuration.ts";
import { originOf } from "../moved.ts";
import { saysTheSame } from "../same.ts";

type Named = Configuration["addresses"][number] | Configuration["services"][number];

const none: ReadonlySet<string> = new Set();

/**
 * The addresses and services that stand for something else in the later configuration, or stand in one of both only,
 * and all groups that hold them.
 */
export function changedNames(before: Configuration, after: Configuration): ReadonlySet<string> {
  const changed = [...differing(before.addresses, after.addresses), ...differing(before.services, after.services)];
  if (changed.length === 0) return none;
  return withHolders(changed, [...before.addresses, ...before.services, ...after.addresses, ...after.services]);
}

function differing(before: readonly Named[], after: readonly Named[]): string[] {
  if (saysTheSame(before, after)) return [];
  const old = byName(before);
  const now = byName(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => !saysTheSame(old.get(name), now.get(name)));
}

function byName(objects: readonly Named[]): ReadonlyMap<string, Named> {
  return new Map(objects.map((object) => [object.name.value, object]));
}

/** The names, and those of all groups that hold one of them, at whatever depth. */
function withHolders(changed: readonly string[], objects: readonly Named[]): ReadonlySet<string> {
  const holders = new Map<string, string[]>();
  for (const object of objects)
    mentionsSome(object, (name) => {
      addTo(holders, name, object.name.value);
      return false;
    });
  const names = new Set(changed);
  // A set hands out what is added while it is gone through.
  for (const name of names) for (const holder of holders.get(name) ?? []) names.add(holder);
  return names;
}

/** Whether a part of a configuration names one of these addresses and services. */
export function mentions(part: unknown, names: ReadonlySet<string>): boolean {
  return mentionsSome(part, (name) => names.has(name));
}

/** Whether one of the addresses and services that a part of a configuration names is meant. Models nest only a few levels deep. */
function mentionsSome(part: unknown, isMeant: (name: string) => boolean): boolean {
  if (typeof part !== "object" || part === null) return false;
  if (Array.isArray(part)) return part.some((each) => mentionsSome(each, isMeant));
  const said = originOf(part) as Readonly<Record<string, unknown>>;
  if (said.kind === "name" && isMeant((said as unknown as NameTerm).name.value)) return true;
  for (const key in said) if (key !== "span" && mentionsSome(said[key], isMeant)) return true;
  return false;
}

interface NameTerm {
  readonly name: { readonly value: string };
}
