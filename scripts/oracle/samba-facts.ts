import { isSecretValue } from "../../server/src/facts/windows-registry.ts";

/** What the oracle's script takes: Registry.pol, GptTmpl.inf, audit.csv. */
export type SambaKind = "pol" | "inf" | "audit";

/** What Samba read, in the words of `factsOf`; made from its answer alone, by other code than ours. */
export function sambaFacts(kind: SambaKind, answer: unknown, path: string): ReadonlyMap<string, string> {
  switch (kind) {
    case "pol":
      return polFacts(answer as PolAnswer, path);
    case "inf":
      return infFacts((answer as InfAnswer).sections);
    case "audit":
      return auditFacts(answer as AuditAnswer);
  }
}

interface PolAnswer {
  readonly entries: readonly {
    readonly key: string;
    readonly value: string;
    readonly type: string;
    readonly data: unknown;
  }[];
}

function polFacts({ entries }: PolAnswer, path: string): Map<string, string> {
  const facts = new Map<string, string>();
  const hive = /[\\/]user[\\/][^\\/]*$/i.test(path) ? "user" : "machine";
  for (const { key, value, type, data } of entries) {
    if (type === "REG_NONE") continue;
    const deleted = /^\*\*del(?:\.|vals)/i.test(value);
    const name = /^\*\*delvals/i.test(value) ? "*" : value.replace(/^\*\*del\./i, "");
    const shown = isSecretValue(key, name) ? "(not shown)" : plain(data);
    facts.set(`registry ${hive}\\${key}\\${name}`.toLowerCase(), deleted ? "(deleted)" : shown);
  }
  return facts;
}

function plain(data: unknown): string {
  if (Array.isArray(data)) return data.join("\n");
  if (typeof data === "object" && data !== null && "base64" in data)
    return Buffer.from(String(data.base64), "base64").toString("hex");
  return String(data ?? "");
}

interface InfAnswer {
  readonly sections: Readonly<Record<string, readonly unknown[]>>;
}

/** Where the model keeps what a template names otherwise, and what 0 and -1 mean there. */
const rules: Readonly<Record<string, readonly [string, (value: string) => string]>> = {
  MinimumPasswordAge: ["minimumAgeDays", String],
  MaximumPasswordAge: ["maximumAgeDays", (value) => (Number(value) <= 0 ? "never" : value)],
  MinimumPasswordLength: ["minimumLength", String],
  PasswordComplexity: ["complexity", (value) => String(value === "1")],
  PasswordHistorySize: ["history", String],
  ClearTextPassword: ["reversible", (value) => String(value === "1")],
  LockoutBadCount: ["threshold", String],
  ResetLockoutCount: ["windowMinutes", String],
  LockoutDuration: ["minutes", (value) => (Number(value) <= 0 ? "forever" : value)],
};

function infFacts(sections: InfAnswer["sections"]): Map<string, string> {
  const facts = new Map<string, string>();
  for (const [name, value] of pairsIn(sections["System Access"])) {
    const [rule, spelled] = rules[name] ?? [];
    if (rule && spelled) facts.set(`rule ${rule}`, spelled(String(value)));
    else facts.set(`setting ${name}`, unquoted(String(value)));
  }
  for (const [name, value] of pairsIn(sections["Event Audit"])) {
    const number = Number(value);
    facts.set(`audit ${name}`, `${number & 1 ? "S" : "-"}${number & 2 ? "F" : "-"}`);
  }
  for (const [right, holders] of pairsIn(sections["Privilege Rights"])) facts.set(`right ${right}`, everyone(holders));
  for (const line of sections["Registry Values"] ?? []) addRegistryValue(String(line), facts);
  for (const [of, members] of pairsIn(sections["Group Membership"])) addGroup(of, members, facts);
  for (const line of sections["Service General Setting"] ?? []) addService(line, facts);
  for (const log of ["System", "Security", "Application"]) addLog(log, pairsIn(sections[`${log} Log`]), facts);
  return facts;
}

function pairsIn(section: readonly unknown[] | undefined): readonly (readonly [string, unknown])[] {
  return (section ?? []) as readonly (readonly [string, unknown])[];
}

function addRegistryValue(line: string, facts: Map<string, string>): void {
  const equals = line.indexOf("=");
  const [type = "", ...data] = line.slice(equals + 1).split(",");
  const path = line.slice(line.indexOf("\\") + 1, equals);
  const text = type === "7" ? data.map(unquoted).join("\n") : unquoted(data.join(","));
  facts.set(`registry machine\\${path}`.toLowerCase(), text);
}

/** `[[group, "Members"], [member, …]]` */
function addGroup(of: unknown, members: unknown, facts: Map<string, string>): void {
  const [group, side] = of as readonly [string, string];
  if (side === "Members") facts.set(`group ${keyOf(group)} replace`, everyone(members));
  else
    for (const other of listed(members))
      if (other !== "") facts.set(`group ${keyOf(other)} add ${keyOf(group)}`, "member");
}

const startups: Readonly<Record<string, string>> = { 2: "automatic", 3: "manual", 4: "disabled" };

function addService(line: unknown, facts: Map<string, string>): void {
  const [name = "", startup = ""] = (Array.isArray(line) ? line.map(String) : String(line).split(",")).map(unquoted);
  facts.set(`service ${name.toLowerCase()}`, startups[startup.trim()] ?? "unknown");
}

function addLog(log: string, pairs: readonly (readonly [string, unknown])[], facts: Map<string, string>): void {
  const values = new Map(pairs.map(([name, value]) => [name, String(value)]));
  const size = values.get("MaximumLogSize");
  const retention = values.get("AuditLogRetentionPeriod");
  const days = values.get("RetentionDays");
  if (size !== undefined) facts.set(`log ${log} kilobytes`, size);
  if (days !== undefined && retention === "1") facts.set(`log ${log} days`, days);
  const full = ["overwrite", "overwrite-after-days", "stop"][Number(retention ?? "none")];
  if (full !== undefined) facts.set(`log ${log} full`, full);
}

function listed(principals: unknown): readonly string[] {
  return (Array.isArray(principals) ? principals : [principals]).map(String);
}

function everyone(principals: unknown): string {
  return listed(principals)
    .filter((each) => each !== "")
    .map(keyOf)
    .sort()
    .join(" ");
}

function keyOf(principal: string): string {
  const plainly = principal.trim();
  return plainly.startsWith("*S-") ? plainly.slice(1) : plainly.slice(plainly.lastIndexOf("\\") + 1).toLowerCase();
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/s, "$1");
}

interface AuditAnswer {
  readonly rows: readonly Readonly<Record<string, string>>[];
}

function auditFacts({ rows }: AuditAnswer): Map<string, string> {
  const facts = new Map<string, string>();
  for (const row of rows) {
    const guid = (row["Subcategory GUID"] ?? "").replace(/[{}]/g, "").toUpperCase();
    const value = Number(row["Setting Value"]);
    if (guid !== "") facts.set(`audit ${guid}`, `${value & 1 ? "S" : "-"}${value & 2 ? "F" : "-"}`);
  }
  return facts;
}
