/** The field of rule strings that netsh has this word for, in English, German or French; blanks and hyphens do not count. */
export function netshField(word: string): string | undefined {
  return fields.get(folded(word));
}

function folded(word: string): string {
  return word.replace(/[\s-]/g, "").toLowerCase();
}

const words: readonly (readonly [string, string])[] = [
  ["rule name", "Name"],
  ["regelname", "Name"],
  ["nom de la règle", "Name"],
  ["description", "Desc"],
  ["beschreibung", "Desc"],
  ["enabled", "Active"],
  ["aktiviert", "Active"],
  ["activé", "Active"],
  ["activée", "Active"],
  ["direction", "Dir"],
  ["richtung", "Dir"],
  ["sens", "Dir"],
  ["profiles", "Profile"],
  ["profile", "Profile"],
  ["profils", "Profile"],
  ["grouping", "EmbedCtxt"],
  ["gruppierung", "EmbedCtxt"],
  ["groupement", "EmbedCtxt"],
  ["regroupement", "EmbedCtxt"],
  ["localip", "LA4"],
  ["lokale ip", "LA4"],
  ["lokales ip", "LA4"],
  ["adresse ip locale", "LA4"],
  ["ip locale", "LA4"],
  ["remoteip", "RA4"],
  ["remote-ip", "RA4"],
  ["adresse ip distante", "RA4"],
  ["ip distante", "RA4"],
  ["protocol", "Protocol"],
  ["protokoll", "Protocol"],
  ["protocole", "Protocol"],
  ["localport", "LPort"],
  ["lokaler port", "LPort"],
  ["port local", "LPort"],
  ["remoteport", "RPort"],
  ["port distant", "RPort"],
  ["edge traversal", "Edge"],
  ["edgeausnahme", "Edge"],
  ["traversée latérale", "Edge"],
  ["program", "App"],
  ["programm", "App"],
  ["programme", "App"],
  ["service", "Svc"],
  ["dienst", "Svc"],
  ["interfacetypes", "IFType"],
  ["schnittstellentypen", "IFType"],
  ["types d'interface", "IFType"],
  ["security", "Security"],
  ["sicherheit", "Security"],
  ["sécurité", "Security"],
  ["rule source", "Source"],
  ["regelquelle", "Source"],
  ["source de la règle", "Source"],
  ["action", "Action"],
  ["aktion", "Action"],
];

const fields: ReadonlyMap<string, string> = new Map(words.map(([word, field]) => [folded(word), field]));

/** Fields that may hold several values between commas. */
export const netshLists: ReadonlySet<string> = new Set(["Profile", "LA4", "RA4", "LPort", "RPort"]);

/** Settings of a profile that say nothing of what passes, in lower case. */
export const profileSettingsIgnored: ReadonlySet<string> = new Set([
  "localfirewallrules",
  "localconsecrules",
  "inboundusernotification",
  "remotemanagement",
  "unicastresponsetomulticast",
  "logging",
  "protokollierung",
  "journalisation",
  "logallowedconnections",
  "logdroppedconnections",
  "filename",
  "maxfilesize",
]);
