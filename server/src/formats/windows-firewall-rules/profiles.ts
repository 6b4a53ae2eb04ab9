import type { Located, Span, Stated } from "../../text/span.ts";

/** Kinds of networks a machine is in; the firewall has rules and defaults for each. In the model packets come in by them. */
export type ProfileName = "Domain" | "Private" | "Public";

export const profileNames: readonly ProfileName[] = ["Domain", "Private", "Public"];

/** What a file says of one profile; absent parts are Windows' own. */
export interface FirewallProfile {
  readonly name: ProfileName;
  readonly span: Span;
  readonly enabled?: Stated<boolean>;
  readonly inbound?: Stated<"permit" | "deny">;
  readonly outbound?: Stated<"permit" | "deny">;
  /** Whether rules that the machine itself keeps count beside those of the file. */
  readonly localRules?: Located<boolean>;
}

const words: ReadonlyMap<string, ProfileName> = new Map([
  ["domain", "Domain"],
  ["domäne", "Domain"],
  ["domaine", "Domain"],
  ["dominio", "Domain"],
  ["private", "Private"],
  ["privat", "Private"],
  ["privé", "Private"],
  ["privado", "Private"],
  ["privada", "Private"],
  ["standard", "Private"],
  ["public", "Public"],
  ["öffentlich", "Public"],
  ["publique", "Public"],
  ["público", "Public"],
]);

/** Profiles as PowerShell numbers them, added up; 0 means all of them. */
export function profilesOfNumber(number: number): readonly ProfileName[] {
  return profileNames.filter((_, at) => number === 0 || (number >> at) & 1);
}

/** The profile of that name, in English, German, French or Spanish. */
export function profileOf(word: string): ProfileName | undefined {
  return words.get(word.trim().toLowerCase());
}
