import { broken, kept, type Rule } from "../rule.ts";
import { ldif } from "../samples.ts";
import { serviceUse } from "./service-accounts.ts";

const imaging = `
dn: CN=Imaging,OU=Services,DC=northgate,DC=example
objectClass: user
sAMAccountName: svc-imaging
instanceType: 4
objectCategory: CN=Person,CN=Schema,CN=Configuration,DC=northgate,DC=example
userAccountControl: 512
servicePrincipalName: MSSQLSvc/img.northgate.example:1433
`;

export const serviceAccountOnAnyMachine: Rule = {
  id: "service-account-on-any-machine",
  title: "Service account may log on at every machine",
  recommendation: "service-accounts-no-interactive-logon",
  severity: "information",
  proves: "broken-only",
  docs: `
A service account works at the machines its service runs on and nowhere else. When the directory lets it log on at every machine, only policies
keep a thief of its password from sitting down with it at any of them.

**What to do:** name the machines the service runs on (the account's *Log On To…*, \`userWorkstations\`), or use a group managed service account,
with which nobody can log on like a person. Policies may deny the logon (*Deny log on locally*, *Deny log on through Remote Desktop Services*);
an export of accounts does not show them, so this is for information and no verdict counts it.`,
  bad: [
    ldif(
      imaging.replace(
        "imaging\ninst",
        "imaging\n                ^^^^^^^^^^^ svc-imaging is a service account and may log on at every machine\ninst",
      ),
    ),
  ],
  good: [ldif(`${imaging}userWorkstations: IMG-01\n`), ldif(imaging.replace("512", "514"))],

  *check({ configuration: { directory }, site }) {
    for (const account of directory?.accounts ?? []) {
      const { kind, enabled, name, workstations } = account;
      const use = kind === "user" && enabled?.value !== false ? serviceUse(account, site) : undefined;
      if (!use || !workstations) continue;
      if (workstations.value === "any")
        yield broken({
          span: workstations.implied === undefined ? workstations.span : name.span,
          message: `${name.value} is a service account and may log on at every machine`,
          confidence: use.confidence,
          undecided: true,
        });
      else
        yield kept(
          workstations.span,
          `${name.value} may log on at ${workstations.value.map(({ value }) => value).join(", ")} only`,
        );
    }
  },
};
