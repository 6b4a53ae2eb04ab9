import { LineCursor } from "../../syntax/line-cursor.ts";
import { cover, type Located, type Span } from "../../text/span.ts";
import type { RuleField } from "../windows-firewall-rules/fields.ts";
import { type FirewallProfile, type ProfileName, profileOf } from "../windows-firewall-rules/profiles.ts";
import { ruleOf } from "../windows-firewall-rules/rule.ts";
import type { FirewallDraft } from "./draft.ts";
import { netshField, netshLists, profileSettingsIgnored } from "./netsh-words.ts";

/** Reads what `netsh advfirewall firewall show rule name=all verbose` and `show allprofiles` print. */
export function readNetsh(text: string, draft: FirewallDraft): void {
  const reader = new NetshReader(text, draft);
  const lines = new LineCursor(text);
  while (lines.next()) if (!lines.isBlank) reader.take({ start: lines.start, end: lines.end }, lines.indent);
  reader.close();
}

class NetshReader {
  readonly #text: string;
  readonly #draft: FirewallDraft;
  /** The rule whose lines are being read. */
  #fields: RuleField[] = [];
  #lines: Span[] = [];
  #profile: ProfileName | undefined;

  constructor(text: string, draft: FirewallDraft) {
    this.#text = text;
    this.#draft = draft;
  }

  take(line: Span, indent: number): void {
    const words = this.#text.slice(line.start, line.end);
    if (/^-+$/.test(words) || /^ok\.$/i.test(words)) {
      this.#draft.ignored.push(line);
      return;
    }
    const heading = headingOf(words);
    if (heading) {
      this.close();
      this.#profile = heading;
      this.#setProfile({ name: heading, span: line });
    } else if (this.#profile) this.#takeSetting(line, words);
    else if (indent > 20 && this.#fields.length > 0) this.#takeContinued(line, words);
    else this.#takeField(line, words);
  }

  /** Puts the rule together whose lines have been read. */
  close(): void {
    const [first] = this.#lines;
    if (first) {
      const span = this.#lines.reduce(cover, first);
      const { rule, unread } = ruleOf(this.#fields, span);
      if (rule) this.#draft.rules.push(rule);
      for (const each of rule ? unread : [{ span }]) this.#draft.unread.push(each.span);
    }
    this.#fields = [];
    this.#lines = [];
    this.#profile = undefined;
  }

  /** `RemoteIP:                             192.168.0.0/24,10.0.0.1` */
  #takeField(line: Span, words: string): void {
    const colon = words.indexOf(":");
    const name = netshField(words.slice(0, Math.max(colon, 0)));
    if (name === "Name") this.close();
    if (name === undefined || (name !== "Name" && this.#lines.length === 0)) {
      this.#draft.unread.push(line);
      return;
    }
    this.#lines.push(line);
    const value = words.slice(colon + 1).trimStart();
    const located = { value, span: { start: line.end - value.length, end: line.end } };
    const values = netshLists.has(name) ? splitAtCommas(located) : [located];
    for (const each of values) this.#fields.push({ name, value: each });
  }

  /** Types and codes below `Protocol: ICMPv4`, or more of a description. */
  #takeContinued(line: Span, words: string): void {
    this.#lines.push(line);
    const [, type, code] = /^([0-9]{1,3}|any)\s{1,40}([0-9]{1,3}|any)$/i.exec(words) ?? [];
    if (type === undefined || code === undefined || this.#fields.at(-1)?.name === "Desc") return;
    const value = /^any$/i.test(type) ? "any" : `${type}:${code.replace(/^any$/i, "*")}`;
    this.#fields.push({ name: "ICMP4", value: { value, span: line } });
  }

  /** `State                                 ON`, `Firewall Policy                       BlockInbound,AllowOutbound` */
  #takeSetting(line: Span, words: string): void {
    const gap = words.search(/\s{2,}/);
    const name = (gap < 0 ? words : words.slice(0, gap)).replace(/\s?:$/, "").trim().toLowerCase();
    const value = gap < 0 ? "" : words.slice(gap).trimStart();
    const span = { start: line.end - value.length, end: line.end };
    const profile = this.#profile;
    const isKnown = profile !== undefined && this.#setting(name, { value, span }, profile);
    if (isKnown) return;
    if (profileSettingsIgnored.has(name)) this.#draft.ignored.push(line);
    else if (netshField(words.slice(0, Math.max(words.indexOf(":"), 0))) === "Name") {
      this.close();
      this.#takeField(line, words);
    } else this.#draft.unread.push(line);
  }

  #setting(name: string, stated: Located<string>, profile: ProfileName): boolean {
    const { span } = stated;
    if (stateWords.has(name)) {
      const value = switches.get(stated.value.toLowerCase());
      if (value !== undefined) this.#setProfile({ name: profile, span, enabled: { value, span } });
      return value !== undefined;
    }
    const local = name === "localfirewallrules" ? switches.get(stated.value.toLowerCase()) : undefined;
    if (local !== undefined) {
      this.#setProfile({ name: profile, span, localRules: { value: local, span } });
      return true;
    }
    const [, inbound, outbound] = /^(block|allow)inbound(?:always)?,(block|allow)outbound$/i.exec(stated.value) ?? [];
    if (inbound === undefined || outbound === undefined) return false;
    const verdict = (word: string) => ({ value: /^block/i.test(word) ? ("deny" as const) : ("permit" as const), span });
    this.#setProfile({ name: profile, span, inbound: verdict(inbound), outbound: verdict(outbound) });
    return true;
  }

  #setProfile(stated: FirewallProfile): void {
    const before = this.#draft.profiles.get(stated.name);
    this.#draft.profiles.set(stated.name, before ? { ...before, ...stated, span: before.span } : stated);
  }
}

/** `Domain Profile Settings:`, `Domänenprofil-Einstellungen:`, `Öffentliches Profil-Einstellungen:`, `Paramètres Profil de domaine :` */
function headingOf(words: string): ProfileName | undefined {
  if (!words.endsWith(":") || !/(?:settings|einstellungen|paramètres)/i.test(words)) return undefined;
  const [named] = words.split(/[\s:-]+/).flatMap((word) => profileOf(word.replace(/(?:n?profil|es)$/i, "")) ?? []);
  return named;
}

const stateWords: ReadonlySet<string> = new Set(["state", "status", "état"]);

const switches: ReadonlyMap<string, boolean> = new Map([
  ["on", true],
  ["enable", true],
  ["aktivieren", true],
  ["activer", true],
  ["ein", true],
  ["actif", true],
  ["activé", true],
  ["off", false],
  ["disable", false],
  ["deaktivieren", false],
  ["désactiver", false],
  ["aus", false],
  ["inactif", false],
  ["désactivé", false],
]);

export function splitAtCommas({ value, span }: Located<string>): Located<string>[] {
  const exact = value.length === span.end - span.start;
  let start = 0;
  return value.split(",").flatMap((part) => {
    const from = start + (part.length - part.trimStart().length);
    const trimmed = part.trim();
    start += part.length + 1;
    const place = exact ? { start: span.start + from, end: span.start + from + trimmed.length } : span;
    return trimmed === "" ? [] : [{ value: trimmed, span: place }];
  });
}
