import { describe, test } from "vitest";
import { accountPasswordExposed } from "../../../server/src/rules/directory/account-password-exposed.ts";
import { mspAccountPasswordExempt } from "../../../server/src/rules/directory/msp-account-password-exempt.ts";
import { mspAccountRunsServices } from "../../../server/src/rules/directory/msp-account-runs-services.ts";
import { serviceAccountOnAnyMachine } from "../../../server/src/rules/directory/service-account-on-any-machine.ts";
import { serviceAccountRulesDomain } from "../../../server/src/rules/directory/service-account-rules-domain.ts";
import { ldif } from "../../../server/src/rules/samples.ts";
import { type AccountFacts, accountExports, inEveryExport } from "../../support/accounts.ts";
import { expectKept, expectMessages, expectNeeds, expectSilent } from "../../support/rules.ts";

const msp = "msp: { accounts: ['msp-*'] }\n";
const anna = { SamAccountName: "msp-anna", ServicePrincipalNames: "HTTP/mon.northgate.example" };

describe("services of the MSP's people", () => {
  const declared = `${msp}serviceAccounts: ['svc-*']\n`;
  inEveryExport(
    "run as an account of a person",
    mspAccountRunsServices,
    accountExports(anna, declared),
    "msp-anna runs a service, HTTP/mon.northgate.example, and is not declared to be a service account",
  );
  inEveryExport("run as nobody", mspAccountRunsServices, accountExports({ SamAccountName: "msp-anna" }, declared));
  inEveryExport(
    "run as nobody any more",
    mspAccountRunsServices,
    accountExports({ ...anna, Enabled: false }, declared),
  );

  test("run as an account that is declared for it", () => {
    for (const sample of accountExports(anna, `${msp}serviceAccounts: [msp-anna]\n`))
      expectKept(mspAccountRunsServices, sample, "msp-anna, which runs a service, is declared to be a service account");
  });

  test("are judged where service accounts are declared", () => {
    for (const sample of accountExports(anna, msp)) expectNeeds(mspAccountRunsServices, sample, "serviceAccounts");
  });

  test("run as a managed service account", () =>
    expectKept(
      mspAccountRunsServices,
      ldif(
        "dn: CN=msp-agent,DC=northgate,DC=example\nobjectClass: msDS-GroupManagedServiceAccount\nsAMAccountName: msp-agent$\nuserAccountControl: 4096\n",
        "msp: { accounts: ['msp-agent$'] }\n",
      ),
      "msp-agent$ is a managed service account, whose password nobody knows",
    ));
});

describe("a service account's machines", () => {
  const sql = { SamAccountName: "svc-sql", ServicePrincipalNames: "MSSQLSvc/db:1433" };
  const finding = "svc-sql is a service account and may log on at every machine";
  inEveryExport("are all", serviceAccountOnAnyMachine, accountExports({ ...sql, LogonWorkstations: "" }), finding);
  inEveryExport("are named", serviceAccountOnAnyMachine, accountExports({ ...sql, LogonWorkstations: "DB-01" }));
  inEveryExport(
    "do not matter once it is disabled",
    serviceAccountOnAnyMachine,
    accountExports({ ...sql, LogonWorkstations: "", Enabled: false }),
  );
  inEveryExport(
    "are a person's where it runs no service",
    serviceAccountOnAnyMachine,
    accountExports({ SamAccountName: "k.ito", LogonWorkstations: "" }, "serviceAccounts: ['svc-*']\n"),
  );
  inEveryExport(
    "are asked of declared ones too",
    serviceAccountOnAnyMachine,
    accountExports({ SamAccountName: "svc-sql", LogonWorkstations: "" }, "serviceAccounts: ['svc-*']\n"),
    finding,
  );
});

describe("a service account that rules the domain", () => {
  const group = (name: string, rid: number, member: string) =>
    `\ndn: CN=${name},DC=northgate,DC=example\nobjectClass: group\nsAMAccountName: ${name}\nobjectSid: S-1-5-21-1-2-3-${rid}\nmember: CN=${member},DC=northgate,DC=example\n`;
  const account = (name: string, rest = "servicePrincipalName: HTTP/x\n") =>
    `dn: CN=${name},DC=northgate,DC=example\nobjectClass: user\nsAMAccountName: ${name}\nuserAccountControl: 512\n${rest}`;

  test("by the name of its service", () =>
    expectMessages(
      serviceAccountRulesDomain,
      ldif(account("web") + group("Domain Admins", 512, "web")),
      "web is a service account and in Domain Admins",
    ));

  test("by a group that comes near", () =>
    expectMessages(
      serviceAccountRulesDomain,
      ldif(account("web") + group("Group Policy Creator Owners", 520, "web")),
      "web is a service account and in Group Policy Creator Owners, which comes near to Domain Admins in power",
    ));

  test("is no person, no account of the MSP, and not krbtgt", () => {
    expectSilent(serviceAccountRulesDomain, ldif(account("k.ito", "") + group("Domain Admins", 512, "k.ito")));
    expectSilent(serviceAccountRulesDomain, ldif(account("msp-web") + group("Domain Admins", 512, "msp-web"), msp));
    const krbtgt = account("krbtgt", "objectSid: S-1-5-21-1-2-3-502\nservicePrincipalName: kadmin/changepw\n");
    expectSilent(serviceAccountRulesDomain, ldif(krbtgt + group("Domain Admins", 512, "krbtgt")));
  });
});

describe("an MSP account's password", () => {
  const exported = (rest: Partial<AccountFacts>) => accountExports({ SamAccountName: "msp-anna", ...rest }, msp);
  inEveryExport(
    "that never expires",
    mspAccountPasswordExempt,
    exported({ PasswordNeverExpires: true, PasswordNotRequired: false }),
    "the password of msp-anna never expires",
  );
  inEveryExport(
    "that is not needed either",
    mspAccountPasswordExempt,
    exported({ PasswordNotRequired: true, PasswordNeverExpires: true }),
    "the password of msp-anna is not needed and never expires",
  );
  inEveryExport("that nothing exempts", mspAccountPasswordExempt, exported({ PasswordNeverExpires: false }));
  inEveryExport(
    "older than the organization allows",
    mspAccountPasswordExempt,
    accountExports(
      {
        SamAccountName: "msp-anna",
        PasswordNeverExpires: false,
        PasswordLastSet: "2024-01-01",
        Modified: "2026-11-01",
      },
      `${msp}passwords: { maximumAgeDays: 90 }\n`,
    ),
    "the password of msp-anna was last set on 2024-01-01, 1035 days before the export; 90 are allowed",
  );
});

describe("passwords that can be had or guessed", () => {
  const exported = (rest: Partial<AccountFacts>) => accountExports({ SamAccountName: "scanner", ...rest });
  inEveryExport(
    "without preauthentication",
    accountPasswordExposed,
    exported({ DoesNotRequirePreAuth: true }),
    "Kerberos lets anyone guess the password of scanner",
  );
  inEveryExport(
    "with DES",
    accountPasswordExposed,
    exported({ UseDESKeyOnly: true }),
    "scanner proves itself with DES, which is broken in hours",
  );
  inEveryExport(
    "not needed",
    accountPasswordExposed,
    exported({ PasswordNotRequired: true }),
    "scanner needs no password",
  );
  inEveryExport(
    "of an account that is disabled",
    accountPasswordExposed,
    exported({ PasswordNotRequired: true, Enabled: false }),
  );
  inEveryExport(
    "that expires, of a service",
    accountPasswordExposed,
    exported({ ServicePrincipalNames: "HTTP/x", PasswordLastSet: "2016-01-01", Modified: "2026-11-01" }),
  );
  inEveryExport(
    "as old as the service",
    accountPasswordExposed,
    exported({
      ServicePrincipalNames: "HTTP/x",
      PasswordLastSet: "2016-01-01",
      Modified: "2026-11-01",
      PasswordNeverExpires: true,
    }),
    "scanner is a service account, and its password is the same since 2016-01-01",
  );
});
