import { readCsv } from "../../syntax/csv.ts";
import type { Sample } from "../format.ts";
import { isFirewallObject } from "./objects.ts";

/** The first rules stand early, or the file is none of ours. */
const sampleLength = 16_384;

/** How an export is written. */
export function shapeOf(text: string): "netsh" | "json" | "table" {
  const head = text.slice(0, sampleLength);
  if (/^[\s\ufeff]*[[{]/.test(head)) return "json";
  return /^[\s\ufeff]*(?:#TYPE |"?sep=|"|[^\n:]{0,200}[,;\t])/.test(head) &&
    !netshRule.test(head) &&
    !netshProfile.test(head)
    ? "table"
    : "netsh";
}

const netshRule = /^(?:Rule Name|Regelname|Nom de la règle)\s?:\s{2,}\S/m;

const netshProfile =
  /^(?:(?:Domain|Private|Public) Profile Settings|(?:Domänen|Privates |Öffentliches )[Pp]rofil-Einstellungen|Paramètres Profil (?:de domaine|privé|public)\s?):/m;

/** How sure it is that the text is an export of the firewall. */
export function recogniseFirewall({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (netshRule.test(head)) return /^(?:Direction|Richtung|Sens)\s?:/m.test(head) ? 0.95 : 0.4;
  if (netshProfile.test(head)) return 0.9;
  switch (shapeOf(text)) {
    case "json":
      return isFirewallObject(namesIn(head)) ? 0.9 : 0;
    case "table":
      return isFirewallObject(columnsIn(head)) ? 0.9 : 0;
    case "netsh":
      return 0;
  }
}

function namesIn(head: string): ReadonlySet<string> {
  return new Set([...head.matchAll(/"([A-Za-z]{1,40})"\s{0,9}:/g)].map((match) => (match[1] ?? "").toLowerCase()));
}

function columnsIn(head: string): ReadonlySet<string> {
  const { header } = readCsv(head);
  return new Set(header?.cells.map(({ value }) => value.replaceAll(" ", "").toLowerCase()));
}
