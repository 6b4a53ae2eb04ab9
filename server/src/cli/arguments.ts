import { type ParseArgsConfig, parseArgs } from "node:util";
import { parseDay } from "../site/day.ts";
import { nearestName } from "../site/nearest.ts";

/** A command line that cannot be followed; its message is for the person who wrote it. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The options and the other words of a command line; throws a UsageError on what nobody knows. */
export function readArguments<T extends Options>(words: readonly string[], options: T) {
  for (const word of words) {
    if (word === "--") break;
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name !== undefined && !(name in options))
      throw new UsageError(unknown("option", `--${name}`, longNames(options)));
  }
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    throw new UsageError(firstSentence(thrown.message));
  }
}

/** The value, when it is one of those that are allowed. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new UsageError(`${option} must be ${listOf(allowed)}, not "${value}"`);
  return found;
}

/** The day number of a date. */
export function dayOf(option: string, value: string): number {
  const day = parseDay(value);
  if (day === undefined) throw new UsageError(`${option} must be a date such as 2026-11-21, not "${value}"`);
  return day;
}

/** `no option is called --formt; did you mean --format?` */
export function unknown(kind: string, name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return `there is no ${kind} ${name}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
}

function longNames(options: Options): string[] {
  return Object.keys(options).map((name) => `--${name}`);
}

function listOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** Node adds advice about `--` that nobody here needs. */
function firstSentence(message: string): string {
  return message.split(/\. (?=[A-Z])/)[0] ?? message;
}
