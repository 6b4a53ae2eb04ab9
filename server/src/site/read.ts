import { isEmpty, parseYaml, valueAt, type YamlNode, type YamlScalar } from "../syntax/yaml.ts";
import type { Located, Parsed, Problem } from "../text/span.ts";
import { checkSite } from "./check.ts";
import { readDay } from "./day.ts";
import { readServiceHours } from "./hours.ts";
import type { KnownNames } from "./known.ts";
import { readHost, readNetwork } from "./networks.ts";
import type { Outcome } from "./outcome.ts";
import { readService } from "./services.ts";
import {
  type Acceptance,
  emptySite,
  policyTiers,
  type ReviewRecord,
  type Role,
  roles,
  type SeverityName,
  type Site,
} from "./site.ts";
import { parseCount } from "./values.ts";

/**
 * Reads a palisade.yaml. Every mistake is a problem with its place; what is right beside it still counts.
 * Names of rules, formats and file shares are checked against the lists that are handed in.
 */
export function readSite(text: string, known: KnownNames = {}): Parsed<Site> {
  const { value: documents, problems: syntax } = parseYaml(text);
  const [root, ...more] = documents;
  if (root === undefined || isEmpty(root)) return { value: emptySite, problems: [...syntax] };
  const problems: Problem[] = [...syntax, ...checkSite(root, known)];
  for (const other of more)
    problems.push({ span: other.span, message: "only the first document of this file is read; this is a second" });
  return { value: siteFrom(root), problems };
}

function siteFrom(root: YamlNode): Site {
  const msp = valueAt(root, "msp");
  const approved = valueAt(root, "approved");
  return {
    ...defined({ client: text(valueAt(root, "client")), asOf: one(valueAt(root, "asOf"), readDay) }),
    msp: {
      accounts: texts(valueAt(msp, "accounts")),
      networks: all(valueAt(msp, "networks"), readNetwork),
      systems: all(valueAt(msp, "systems"), readNetwork),
      services: all(valueAt(msp, "services"), readService),
      ...defined({
        contractEnd: one(valueAt(msp, "contractEnd"), readDay),
        serviceHours: one(valueAt(msp, "serviceHours"), readServiceHours),
      }),
    },
    zones: zonesFrom(valueAt(root, "zones")),
    resolvers: all(valueAt(root, "resolvers"), readNetwork),
    logServers: all(valueAt(root, "logServers"), readHost),
    approved: {
      fileShares: texts(valueAt(approved, "fileShares")),
      egress: all(valueAt(approved, "egress"), readService),
      admins: texts(valueAt(approved, "admins")),
    },
    passwords: passwordsFrom(valueAt(root, "passwords")),
    policyTier: table(valueAt(root, "policyTier"), (policy, tier) =>
      policyTiers.some((each) => each === tier.value) ? { policy, tier } : undefined,
    ),
    serviceAccounts: texts(valueAt(root, "serviceAccounts")),
    reviews: items(valueAt(root, "reviews")).flatMap(reviewFrom),
    accept: items(valueAt(root, "accept")).flatMap(acceptanceFrom),
    rules: table(valueAt(root, "rules"), (rule, level) =>
      isLevel(level.value) ? { rule, level: { value: level.value, span: level.span } } : undefined,
    ),
    formats: table(valueAt(root, "formats"), (glob, format) => ({ glob, format })),
  };
}

function zonesFrom(node: YamlNode | undefined): ReadonlyMap<Role, readonly Located<string>[]> {
  const zones = new Map<Role, readonly Located<string>[]>();
  for (const role of roles) {
    const names = texts(valueAt(node, role));
    if (names.length > 0) zones.set(role, names);
  }
  return zones;
}

function passwordsFrom(node: YamlNode | undefined): Site["passwords"] {
  const count = (key: string) =>
    one(valueAt(node, key), (written): Outcome<number> => defined({ value: parseCount(written) }));
  return defined({
    minimumLength: count("minimumLength"),
    maximumAgeDays: count("maximumAgeDays"),
    history: count("history"),
    lockoutThreshold: count("lockoutThreshold"),
  });
}

/** A record that does not say what was reviewed, or when, records nothing. */
function reviewFrom(node: YamlNode): ReviewRecord[] {
  const of = text(valueAt(node, "of"));
  const on = one(valueAt(node, "on"), readDay);
  return of && on ? [{ of, on, ...defined({ by: text(valueAt(node, "by")) }) }] : [];
}

/** Without a reason or an end nothing is accepted; and a place that cannot be read must not become everywhere. */
function acceptanceFrom(node: YamlNode): Acceptance[] {
  const rule = text(valueAt(node, "rule"));
  const until = one(valueAt(node, "until"), readDay);
  const reason = text(valueAt(node, "reason"));
  const place = valueAt(node, "in");
  const within = text(place);
  if (!rule || !until || !reason || (place && !within)) return [];
  return [{ rule, until, reason, ...defined({ in: within }) }];
}

/** The pairs of a map whose values are single texts. */
function table<T>(
  node: YamlNode | undefined,
  entry: (key: Located<string>, value: Located<string>) => T | undefined,
): T[] {
  if (node?.kind !== "mapping") return [];
  const seen = new Set<string>();
  return node.pairs.flatMap(({ key, value }) => {
    const written = text(value);
    if (!written || seen.has(key.text)) return [];
    seen.add(key.text);
    return entry({ value: key.text, span: key.span }, written) ?? [];
  });
}

function all<T>(node: YamlNode | undefined, read: (text: string) => Outcome<T>): Located<T>[] {
  return items(node).flatMap((item) => one(item, read) ?? []);
}

function texts(node: YamlNode | undefined): Located<string>[] {
  return items(node).flatMap((item) => text(item) ?? []);
}

/** A single value is a list of one. */
function items(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined || isEmpty(node)) return [];
  return node.kind === "sequence" ? node.items : [node];
}

function one<T>(node: YamlNode | undefined, read: (text: string) => Outcome<T>): Located<T> | undefined {
  if (!isText(node)) return undefined;
  const { value } = read(node.text);
  return value === undefined ? undefined : { value, span: node.span };
}

function text(node: YamlNode | undefined): Located<string> | undefined {
  return isText(node) ? { value: node.text.trim(), span: node.span } : undefined;
}

function isText(node: YamlNode | undefined): node is YamlScalar {
  return node?.kind === "scalar" && !isEmpty(node) && node.text.trim() !== "";
}

function isLevel(text: string): text is SeverityName | "off" {
  return text === "off" || text === "error" || text === "warning" || text === "information";
}

/** Without the keys that have no value, as exact optional properties want it. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
