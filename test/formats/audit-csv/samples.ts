const header =
  "Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value";

/** An audit policy as the Group Policy editor keeps it. */
export const policy = `${header}
,System,Audit Credential Validation,{0cce923f-69ae-11d9-bed3-505054503030},Success and Failure,,3
,System,Audit PNP Activity,{0cce9248-69ae-11d9-bed3-505054503030},Success,,1
,System,Audit Logoff,{0cce9216-69ae-11d9-bed3-505054503030},No Auditing,,0
,,Option:CrashOnAuditFail,,Disabled,,0
,,FileGlobalSacl,,,,S:(AU;SAFA;FA;;;WD)
`.replaceAll("\n", "\r\n");

/** The same of a German and of a French system. */
export const german = `Computername,Richtlinienziel,Unterkategorie,GUID der Unterkategorie,Aufnahmeeinstellung,Ausschlusseinstellung,Einstellungswert
,System,Anmelden,{0CCE9215-69AE-11D9-BED3-505054503030},Erfolg und Fehler,,3
`;
export const french = `Nom de l'ordinateur,Cible de la stratégie,Sous-catégorie,GUID de la sous-catégorie,Paramètre d'inclusion,Paramètre d'exclusion
NORTHGATE-PC,System,Ouvrir la session,{0CCE9215-69AE-11D9-BED3-505054503030},Succès,
`;
