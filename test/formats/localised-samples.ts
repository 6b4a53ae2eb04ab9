import type { Configuration } from "../../server/src/model/configuration.ts";
import type { Principal } from "../../server/src/model/policy.ts";
import { gpo, someone } from "./gpo-report/samples.ts";

/** What a system of another language writes, and what it means. */
export interface LocalisedSample {
  readonly format: string;
  readonly language: "German" | "French";
  readonly path: string;
  readonly text: string;
  readonly facts: (configuration: Configuration) => readonly string[];
  readonly meaning: readonly string[];
}

const crlf = (text: string) => text.replaceAll("\n", "\r\n");

const who = ({ known, text }: Principal) => known ?? text;

const rights = ({ policy }: Configuration) =>
  (policy?.rights ?? []).map(({ right, holders }) => `${right.value}: ${holders.map(who).join(", ")}`);

const groups = ({ policy }: Configuration) =>
  (policy?.groups ?? []).map(({ group, mode, members }) => `${who(group)} ${mode} ${members.map(who).join(", ")}`);

const audit = ({ policy }: Configuration) =>
  (policy?.audit ?? []).map(({ subject, success, failure }) => `${subject.value} ${success} ${failure}`);

const registry = ({ policy }: Configuration) =>
  (policy?.registry ?? []).map(({ hive, name, data }) => `${hive} ${name.value}=${data.value}`);

const scripts = ({ policy }: Configuration) =>
  (policy?.scripts ?? []).map(({ when, program }) => `${when} ${program.value}`);

const entries = ({ filters }: Configuration) =>
  filters
    .flatMap((filter) => filter.entries)
    .filter(({ implied }) => implied === undefined)
    .map(({ label, action, conditions }) => `${label?.value}: ${action.value.kind}${conditions ? " depends" : ""}`);

const defaults = ({ checkpoints }: Configuration) =>
  checkpoints
    .filter(({ title }) => title.startsWith("Windows firewall, in"))
    .map(({ title, otherwise }) => `${title.slice("Windows firewall, in from ".length)}: ${otherwise.value}`);

const accounts = ({ directory }: Configuration) =>
  (directory?.accounts ?? []).map(
    ({ name, enabled, lastLogon }) => `${name.value} ${enabled?.value} ${lastLogon?.value}`,
  );

const template = (holders: string, section: string) =>
  crlf(`[Unicode]
Unicode=yes
[Privilege Rights]
SeDenyNetworkLogonRight = ${holders}
[Group Membership]
${section}
[Version]
signature="$CHICAGO$"
Revision=1
`);

const report = (rights: string, more: string) =>
  gpo(`<q1:UserRightsAssignment><q1:Name>SeDenyNetworkLogonRight</q1:Name>${rights}</q1:UserRightsAssignment>${more}`);

const member = (sid: string, name: string) => `<q1:Member>${someone(sid, name)}</q1:Member>`;

const scriptBlockLogging = (name: string, category: string) =>
  `<q1:Policy><q1:Name>${name}</q1:Name><q1:State>Enabled</q1:State><q1:Category>${category}</q1:Category></q1:Policy>`;

const logon = "{0cce9215-69ae-11d9-bed3-505054503030}";

const preferences = (group: string, added: string) => `<?xml version="1.0" encoding="utf-8"?>
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}"><Group clsid="{6D4A79E4-529C-4481-ABD0-F5BD7EA93BA7}" name="${group}"><Properties action="U" groupName="${group}" groupSid="S-1-5-32-544"><Members><Member name="${added}" action="ADD" sid=""/></Members></Properties></Group></Groups>
`;

const lgpoText = (comment: string, text: string) =>
  crlf(
    `; ${comment}\n\nComputer\nSoftware\\Policies\\Northgate\nHinweis\nSZ:${text}\n\nUser\nSoftware\\Northgate\nStufe\nDWORD:2\n`,
  );

const dashes = "-".repeat(70);

export const localisedSamples: readonly LocalisedSample[] = [
  {
    format: "gpttmpl",
    language: "German",
    path: "GptTmpl.inf",
    text: template("Gäste,Jeder,NORTHGATE\\Domänen-Admins", "Administratoren__Members = NORTHGATE\\Domänen-Benutzer"),
    facts: (each) => [...rights(each), ...groups(each)],
    meaning: ["SeDenyNetworkLogonRight: Guests, Everyone, Domain Admins", "Administrators replace Domain Users"],
  },
  {
    format: "gpttmpl",
    language: "French",
    path: "secedit.inf",
    text: template(
      "Invités,Tout le monde,NORTHGATE\\Admins du domaine",
      "Administrateurs__Members = NORTHGATE\\Utilisateurs du domaine",
    ),
    facts: (each) => [...rights(each), ...groups(each)],
    meaning: ["SeDenyNetworkLogonRight: Guests, Everyone, Domain Admins", "Administrators replace Domain Users"],
  },
  {
    format: "gpo-report",
    language: "German",
    path: "gpreport.xml",
    text: report(
      member("S-1-5-32-546", "VORDEFINIERT\\Gäste"),
      scriptBlockLogging(
        "Protokollierung von PowerShell-Skriptblöcken aktivieren",
        "Windows-Komponenten/Windows PowerShell",
      ),
    ),
    facts: (each) => [
      ...rights(each),
      ...(each.policy?.templates ?? []).map(({ name, state }) => `${name.value} ${state.value}`),
    ],
    meaning: ["SeDenyNetworkLogonRight: Guests", "Protokollierung von PowerShell-Skriptblöcken aktivieren enabled"],
  },
  {
    format: "gpo-report",
    language: "French",
    path: "gpreport.xml",
    text: report(
      member("S-1-1-0", "Tout le monde"),
      scriptBlockLogging(
        "Activer la journalisation de blocs de scripts PowerShell",
        "Composants Windows/Windows PowerShell",
      ),
    ),
    facts: (each) => [
      ...rights(each),
      ...(each.policy?.templates ?? []).map(({ name, state }) => `${name.value} ${state.value}`),
    ],
    meaning: ["SeDenyNetworkLogonRight: Everyone", "Activer la journalisation de blocs de scripts PowerShell enabled"],
  },
  {
    format: "audit-csv",
    language: "German",
    path: "audit.csv",
    text: crlf(`Computername,Richtlinienziel,Unterkategorie,Unterkategorie-GUID,Aufnahmeeinstellung,Ausschlusseinstellung,Einstellungswert
,System,Anmelden überwachen,${logon},Erfolg und Fehler,,3
,System,Abmelden,{0cce9216-69ae-11d9-bed3-505054503030},Keine Überwachung,,0
,,Option:CrashOnAuditFail,,Deaktiviert,,0
`),
    facts: audit,
    meaning: ["Logon true true", "Logoff false false"],
  },
  {
    format: "audit-csv",
    language: "French",
    path: "audit.csv",
    text: crlf(`Nom de l’ordinateur,Cible de la stratégie,Sous-catégorie,GUID de sous-catégorie,Paramètre d’inclusion,Paramètre d’exclusion,Valeur de paramètre
SRV-01,System,Ouvrir la session,${logon},Succès et échec,,3
SRV-01,System,Fermer la session,{0cce9216-69ae-11d9-bed3-505054503030},Pas d’audit,,
`),
    facts: audit,
    meaning: ["Logon true true", "Logoff false false"],
  },
  {
    format: "gp-preferences",
    language: "German",
    path: "Preferences/Groups/Groups.xml",
    text: preferences("Administratoren (integriert)", "NORTHGATE\\Domänen-Admins"),
    facts: groups,
    meaning: ["Administrators add Domain Admins"],
  },
  {
    format: "gp-preferences",
    language: "French",
    path: "Preferences/Groups/Groups.xml",
    text: preferences("Administrateurs (intégré)", "NORTHGATE\\Admins du domaine"),
    facts: groups,
    meaning: ["Administrators add Domain Admins"],
  },
  {
    format: "lgpo",
    language: "German",
    path: "lgpo.txt",
    text: lgpoText("Grundschutz für Server", "Nur für Befugte – Zugriffe werden aufgezeichnet"),
    facts: registry,
    meaning: ["machine Hinweis=Nur für Befugte – Zugriffe werden aufgezeichnet", "user Stufe=2"],
  },
  {
    format: "lgpo",
    language: "French",
    path: "lgpo.txt",
    text: lgpoText("Stratégie des serveurs", "Accès réservé"),
    facts: registry,
    meaning: ["machine Hinweis=Accès réservé", "user Stufe=2"],
  },
  {
    format: "gp-ini",
    language: "German",
    path: "scripts.ini",
    text: crlf("\n[Startup]\n0CmdLine=Überprüfung.cmd\n0Parameters=\n"),
    facts: scripts,
    meaning: ["startup Überprüfung.cmd"],
  },
  {
    format: "gp-ini",
    language: "French",
    path: "scripts.ini",
    text: crlf("\n[Logon]\n0CmdLine=Démarrage.cmd\n0Parameters=\n"),
    facts: scripts,
    meaning: ["logon Démarrage.cmd"],
  },
  {
    format: "windows-firewall",
    language: "German",
    path: "firewall.txt",
    text: crlf(`
Regelname:                            Kein SMB nach außen
${dashes}
Beschreibung:                         Dateifreigaben bleiben im Haus.
Aktiviert:                            Ja
Richtung:                             Aus
Profile:                              Domäne,Privat,Öffentlich
Gruppierung:
LokaleIP:                             Beliebig
RemoteIP:                             Beliebig
Protokoll:                            TCP
Lokaler Port:                         Beliebig
Remoteport:                           445
Edgeausnahme:                         Benutzer zurückstellen
Schnittstellentypen:                  Beliebig
Sicherheit:                           Nicht erforderlich
Regelquelle:                          Lokale Einstellung
Aktion:                               Blocken
OK.
`),
    facts: entries,
    meaning: ["Kein SMB nach außen: deny"],
  },
  {
    format: "windows-firewall",
    language: "German",
    path: "profile.txt",
    text: crlf(`
Domänenprofil-Einstellungen:
${dashes}
Status                                EIN
Firewallrichtlinie                    BlockInbound,AllowOutbound
LocalFirewallRules                    N/A (nur GPO-Speicher)

Protokollierung:
LogAllowedConnections                 Deaktivieren

Öffentliches Profil-Einstellungen:
${dashes}
Status                                AUS
Firewallrichtlinie                    BlockInbound,AllowOutbound
OK.
`),
    facts: defaults,
    meaning: ["Domain networks: deny", "Private networks: deny", "Public networks: permit"],
  },
  {
    format: "windows-firewall",
    language: "French",
    path: "profils.txt",
    text: crlf(`
Paramètres Profil de domaine :
${dashes}
État                                  ACTIF
Stratégie de pare-feu                 BlockInbound,AllowOutbound

Paramètres Profil public :
${dashes}
État                                  INACTIF
Stratégie de pare-feu                 BlockInbound,AllowOutbound
Ok.
`),
    facts: defaults,
    meaning: ["Domain networks: deny", "Private networks: deny", "Public networks: permit"],
  },
  {
    format: "windows-firewall",
    language: "French",
    path: "pare-feu.txt",
    text: crlf(`
Nom de la règle :                     Bureau à distance
${dashes}
Description :                         Règle de trafic entrant.
Activé :                              Oui
Sens :                                Entrant
Profils :                             Domaine,Privé
Regroupement :                        Bureau à distance
IP locale :                           Tout
IP distante :                         10.20.0.0/255.255.0.0
Protocole :                           TCP
Port local :                          3389
Port distant :                        Tout
Traversée latérale :                  Non
Sécurité :                            Non requis
Action :                              Autoriser
Ok.
`),
    facts: entries,
    meaning: ["Bureau à distance: permit"],
  },
  {
    format: "ad-csv",
    language: "German",
    path: "users.csv",
    text: crlf(`#TYPE Microsoft.ActiveDirectory.Management.ADUser
"DistinguishedName";"Enabled";"LastLogonDate";"ObjectClass";"SamAccountName"
"CN=Jörg Groß,OU=Büro,DC=northgate,DC=example";"True";"13.10.2026 08:30:00";"user";"j.gross"
`),
    facts: accounts,
    meaning: [`j.gross true ${Date.UTC(2026, 9, 13, 8, 30)}`],
  },
  {
    format: "ad-csv",
    language: "French",
    path: "users.csv",
    text: crlf(`"DistinguishedName";"Enabled";"LastLogonDate";"ObjectClass";"SamAccountName"
"CN=Zoé Lefèvre,OU=Siège,DC=northgate,DC=example";"False";"23/10/2026 08:30:00";"user";"z.lefevre"
`),
    facts: accounts,
    meaning: [`z.lefevre false ${Date.UTC(2026, 9, 23, 8, 30)}`],
  },
];
