import { formatDay, readDay } from "./day.ts";
import { readServiceHours } from "./hours.ts";
import type { KnownName, KnownNames } from "./known.ts";
import { nearestName } from "./nearest.ts";
import { readHost, readNetwork } from "./networks.ts";
import type { Outcome } from "./outcome.ts";
import { readService, usualServices } from "./services.ts";
import { policyTiers, roles } from "./site.ts";
import { levelMeanings, otherNames, roleMeanings, tierMeanings } from "./value-names.ts";

/** The kinds of single values in palisade.yaml. */
export type ValueKind =
  | "text"
  | "date"
  | "count"
  | "account"
  | "network"
  | "host"
  | "service"
  | "hours"
  | "zone"
  | "role"
  | "tier"
  | "glob"
  | "subject"
  | "rule"
  | "level"
  | "format"
  | "file-share";

/** How one kind of value is written and checked. */
export interface ValueForm {
  /** "a date", as in "expected a date". */
  readonly called: string;
  /** "dates", as in "a list of dates". */
  readonly plural: string;
  readonly example: string;
  /** What is wrong with a text, if anything. */
  readonly problem: (text: string, known: KnownNames) => string | undefined;
  /** All values there are, or those that are worth offering. */
  readonly choices?: (known: KnownNames) => readonly KnownName[];
  /** The choices are all there are, where they are known. */
  readonly only?: true;
  /** For the JSON Schema; its type is string unless it says another. */
  readonly pattern?: string;
}

const noFormat: KnownName = { id: "none", title: "Leave the file alone" };

export const valueForms: Readonly<Record<ValueKind, ValueForm>> = {
  text: { called: "a text", plural: "texts", example: "Northgate Dental", problem: () => undefined },
  date: {
    called: "a date",
    plural: "dates",
    example: "2026-11-21",
    problem: problemOf(readDay),
    choices: (known) => (known.today === undefined ? [] : [{ id: formatDay(known.today), title: "Today" }]),
    pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  },
  count: { called: "a whole number", plural: "whole numbers", example: "14", problem: () => undefined },
  account: { called: "an account", plural: "accounts", example: "msp-*", problem: accountProblem },
  network: {
    called: "an address or network",
    plural: "addresses or networks",
    example: "10.20.0.0/28",
    problem: problemOf(readNetwork),
    pattern: "^[0-9A-Fa-f.:]+(/[0-9]{1,3}|-[0-9A-Fa-f.:]+)?$",
  },
  host: {
    called: "an address or host name",
    plural: "addresses or host names",
    example: "10.30.0.10",
    problem: problemOf(readHost),
  },
  service: {
    called: "a service",
    plural: "services",
    example: "tcp/443",
    problem: problemOf(readService),
    choices: () =>
      usualServices
        .filter(({ name }) => name !== "domain" && name !== "telnet")
        .map(({ id, title }) => ({ id, title })),
    pattern: "^[a-z][a-z0-9-]*(/[0-9]{1,5}(-[0-9]{1,5})?)?( (from|to) [0-9A-Fa-f.:/-]+){0,2}$",
  },
  hours: {
    called: "days and hours",
    plural: "days and hours",
    example: "Mon-Fri 08:00-18:00 America/New_York",
    problem: problemOf(readServiceHours),
    choices: () => [{ id: "Mon-Fri 08:00-18:00 America/New_York", title: "An example: days, hours, time zone" }],
  },
  zone: {
    called: "a zone or interface",
    plural: "zones or interfaces",
    example: "outside",
    problem: () => undefined,
    choices: (known) => known.zones ?? [],
  },
  role: oneOf("a role", "roles", described(roles, roleMeanings)),
  tier: oneOf("a tier", "tiers", described(policyTiers, tierMeanings)),
  level: oneOf("a severity", "severities", described(["error", "warning", "information", "off"], levelMeanings)),
  glob: {
    called: "a file or glob",
    plural: "files or globs",
    example: "branch-*.cfg",
    problem: () => undefined,
    choices: (known) => known.files ?? [],
  },
  subject: {
    called: "what was reviewed",
    plural: "what was reviewed",
    example: "edge-asa.cfg",
    problem: () => undefined,
    choices: (known) => [...(known.files ?? []), ...(known.recommendations ?? [])],
  },
  rule: oneOfKnown("a rule", "rules", "vpn-pre-shared-key", (known) => known.rules),
  format: oneOfKnown(
    "a format",
    "formats",
    "cisco-asa",
    (known) => known.formats && [...known.formats.filter((format) => format.id !== noFormat.id), noFormat],
  ),
  "file-share": fileShare(
    oneOfKnown("a file-sharing service", "file-sharing services", "onedrive", (known) => known.fileShares),
  ),
};

/** A whole number, written without sign, leading zeros or quotes. */
export function parseCount(text: string): number | undefined {
  return /^(0|[1-9][0-9]{0,8})$/.test(text) ? Number(text) : undefined;
}

/** A text in a message: short, and in backticks. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}`]/gu, "·");
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

/** `; did you mean x?`, or nothing. */
export function didYouMean(text: string, names: readonly string[]): string {
  const other = otherNames.get(text.toLowerCase());
  const nearest = other !== undefined && names.includes(other) ? other : nearestName(text, names);
  return nearest === undefined ? "" : `; did you mean \`${nearest}\`?`;
}

function oneOf(called: string, plural: string, names: readonly KnownName[]): ValueForm {
  const ids = names.map((name) => name.id);
  return {
    called,
    plural,
    example: ids[0] ?? "",
    only: true,
    choices: () => names,
    problem: (text) => {
      if (ids.includes(text)) return undefined;
      return `expected ${called}: ${ids.slice(0, -1).join(", ")} or ${ids.at(-1)}${didYouMean(text, ids)}`;
    },
  };
}

function oneOfKnown(
  called: string,
  plural: string,
  example: string,
  list: (known: KnownNames) => readonly KnownName[] | undefined,
): ValueForm {
  return {
    called,
    plural,
    example,
    only: true,
    choices: (known) => list(known) ?? [],
    problem: (text, known) => {
      const ids = list(known)?.map((name) => name.id);
      if (ids === undefined || ids.includes(text)) return undefined;
      return `there is no ${called.replace(/^an? /, "")} ${quoted(text)}${didYouMean(text, ids)}`;
    },
  };
}

/** People know a service by more names than one. */
function fileShare(form: ValueForm): ValueForm {
  return {
    ...form,
    problem: (text, known) => (known.isFileShare?.(text) ? undefined : form.problem(text, known)),
  };
}

function described<T extends string>(ids: readonly T[], titles: Readonly<Record<T, string>>): KnownName[] {
  return ids.map((id) => ({ id, title: titles[id] }));
}

function problemOf(read: (text: string) => Outcome<unknown>): (text: string) => string | undefined {
  return (text) => read(text).problem;
}

function accountProblem(text: string): string | undefined {
  if (/^[*\\]+$/.test(text)) return "this means every account";
  if (text.includes("/")) return "expected a name, DOMAIN\\name or a SID";
  return undefined;
}
