import { knownNames } from "./windows-sids.ts";

/** What German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Finnish and Polish systems call the well-known accounts and groups. */
const translations: readonly (readonly [string, readonly string[]])[] = [
  [
    "Administrators",
    [
      "Administratoren",
      "Administrateurs",
      "Administradores",
      "Amministratori",
      "Administratorzy",
      "Administratörer",
      "Beheerders",
      "Järjestelmänvalvojat",
    ],
  ],
  ["Users", ["Benutzer", "Utilisateurs", "Usuarios", "Utilizadores", "Gebruikers", "Användare", "Użytkownicy"]],
  ["Guests", ["Gäste", "Invités", "Invitados", "Convidados", "Gasten", "Gäster", "Goście"]],
  ["Power Users", ["Hauptbenutzer", "Utilisateurs avec pouvoir", "Usuarios avanzados"]],
  ["Account Operators", ["Konten-Operatoren", "Opérateurs de compte", "Operadores de cuentas"]],
  ["Server Operators", ["Server-Operatoren", "Opérateurs de serveur", "Operadores de servidores"]],
  ["Print Operators", ["Druck-Operatoren", "Opérateurs d'impression", "Operadores de impresión"]],
  ["Backup Operators", ["Sicherungs-Operatoren", "Opérateurs de sauvegarde", "Operadores de copia de seguridad"]],
  [
    "Remote Desktop Users",
    ["Remotedesktopbenutzer", "Utilisateurs du Bureau à distance", "Usuarios de escritorio remoto"],
  ],
  [
    "Remote Management Users",
    ["Remoteverwaltungsbenutzer", "Utilisateurs de gestion à distance", "Usuarios de administración remota"],
  ],
  [
    "Domain Admins",
    [
      "Domänen-Admins",
      "Admins du domaine",
      "Admins. del dominio",
      "Administradores do domínio",
      "Domeinadministrators",
      "Administratorzy domeny",
    ],
  ],
  [
    "Enterprise Admins",
    [
      "Organisations-Admins",
      "Administrateurs de l'entreprise",
      "Administradores de organización",
      "Administradores de empresas",
    ],
  ],
  ["Schema Admins", ["Schema-Admins", "Administrateurs du schéma", "Administradores de esquema"]],
  ["Domain Users", ["Domänen-Benutzer", "Utilisateurs du domaine", "Usuarios del dominio"]],
  ["Domain Guests", ["Domänen-Gäste", "Invités du domaine", "Invitados del dominio"]],
  ["Domain Computers", ["Domänencomputer", "Ordinateurs du domaine", "Equipos del dominio"]],
  ["Administrator", ["Administrateur", "Administrador", "Amministratore", "Järjestelmänvalvoja"]],
  ["Guest", ["Gast", "Invité", "Invitado", "Convidado", "Gäst", "Gość"]],
  ["Everyone", ["Jeder", "Tout le monde", "Todos", "Iedereen", "Alla", "Wszyscy"]],
  ["Authenticated Users", ["Authentifizierte Benutzer", "Utilisateurs authentifiés", "Usuarios autentificados"]],
  ["Anonymous Logon", ["ANONYMOUS-ANMELDUNG"]],
  ["Interactive", ["Interaktiv"]],
  ["Service", ["Dienst"]],
  ["Local System", ["SYSTEM", "Système"]],
  ["Local Service", ["Lokaler Dienst", "Service local"]],
  ["Network Service", ["Netzwerkdienst", "Service réseau"]],
  ["All Services", ["ALLE DIENSTE"]],
];

const byLowerName: ReadonlyMap<string, string> = new Map(
  [...knownNames.map((name) => [name, [name]] as const), ...translations].flatMap(([english, names]) =>
    names.map((name) => [foldName(name), english] as const),
  ),
);

/** The English name of a well-known account or group that is written by name, with or without its domain: `BUILTIN\Administratoren`. */
export function knownName(name: string): string | undefined {
  return byLowerName.get(foldName(name.slice(name.lastIndexOf("\\") + 1)));
}

function foldName(name: string): string {
  return name.trim().toLowerCase().replaceAll("\u2019", "'");
}

/** Groups whose members rule the whole domain, or can make themselves do so. */
export const domainRulingGroups: ReadonlySet<string> = new Set([
  "Enterprise Admins",
  "Domain Admins",
  "Schema Admins",
  "Administrators",
  "Domain Controllers",
  "Group Policy Creator Owners",
  "Key Admins",
  "Enterprise Key Admins",
  "Account Operators",
  "Server Operators",
  "Print Operators",
  "Backup Operators",
  "DnsAdmins",
  "Cert Publishers",
]);
