import { describe, expect, test } from "vitest";
import { reviewEstate } from "../../../server/src/review/estate.ts";
import { reviewFile } from "../../../server/src/review/file.ts";
import { domainAdminLocalAdmin } from "../../../server/src/rules/accounts/domain-admin-local-admin.ts";
import { domainAdminOnLowerTier } from "../../../server/src/rules/accounts/domain-admin-on-lower-tier.ts";
import { mspAccountAsService } from "../../../server/src/rules/accounts/msp-account-as-service.ts";
import { tierNotSeparated } from "../../../server/src/rules/accounts/tier-not-separated.ts";
import { preferences, template } from "../../../server/src/rules/samples.ts";
import { readSite } from "../../../server/src/site/read.ts";
import { policyReport } from "../../support/policies.ts";
import { expectFix, expectKept, expectMessages, expectNeeds, expectSilent } from "../../support/rules.ts";
import { readTools } from "../../support/tools.ts";

const policy = (text: string, site?: string) => template(`[Unicode]\nUnicode=yes\n${text}`, site);
const tier = (name: string) => `policyTier: { Sample Policy: ${name} }\n`;
const task = (runAs: string, rest = 'action="U"') =>
  `<ScheduledTasks><Task name="Cleanup"><Properties ${rest} name="Cleanup" runAs="${runAs}" appName="c.cmd"/></Task></ScheduledTasks>\n`;
const service = (account: string) =>
  `<NTServices><NTService name="Agent"><Properties startupType="AUTOMATIC" serviceName="Agent" accountName="${account}"/></NTService></NTServices>\n`;

describe("what runs as a domain administrator", () => {
  test("is a task or a service of preferences", () => {
    expectMessages(
      domainAdminOnLowerTier,
      preferences(task("NORTHGATE\\Administrador"), tier("servers")),
      "the scheduled task Cleanup runs as NORTHGATE\\Administrador, who rules the domain",
    );
    expectMessages(
      domainAdminOnLowerTier,
      preferences(service("NORTHGATE\\k.ito"), `${tier("workstations")}approved: { admins: ['NORTHGATE\\k.ito'] }\n`),
      "the service Agent runs as NORTHGATE\\k.ito, who rules the domain",
    );
  });

  test("is at home on domain controllers", () =>
    expectSilent(domainAdminOnLowerTier, preferences(task("NORTHGATE\\Administrator"), tier("domain-controllers"))));

  test("depends on what the policy is for", () =>
    expectNeeds(domainAdminOnLowerTier, preferences(task("NORTHGATE\\Administrator")), "policyTier"));

  test("is no local account, no account of a service, and no task that is taken away or switched off", () => {
    for (const account of [".\\Administrator", "Administrator", "NT AUTHORITY\\SYSTEM", "NORTHGATE\\svc-agent"])
      expectSilent(domainAdminOnLowerTier, preferences(task(account), tier("servers")));
    for (const rest of ['action="D"', 'action="U" enabled="0"'])
      expectSilent(domainAdminOnLowerTier, preferences(task("NORTHGATE\\Administrator", rest), tier("servers")));
  });
});

describe("rights of domain administrators on lower tiers", () => {
  const right = (name: string, ...rids: number[]) =>
    `${name} = ${rids.map((rid) => `*S-1-5-21-1-2-3-${rid}`).join(",")}\n`;
  const denials = ["Interactive", "RemoteInteractive", "Network", "Batch", "Service"]
    .map((way) => right(`SeDeny${way}LogonRight`, 512, 519))
    .join("");

  test("are given", () =>
    expectMessages(
      domainAdminOnLowerTier,
      policy(`[Privilege Rights]\n${right("SeBatchLogonRight", 519)}`, tier("servers")),
      "Enterprise Admins may log on as a batch job",
    ));

  test("are denied, which wins", () =>
    expectKept(
      domainAdminOnLowerTier,
      policy(`[Privilege Rights]\n${right("SeBatchLogonRight", 519)}${denials}`, tier("servers")),
      "Domain and Enterprise Admins may not log on here, and nothing runs as them",
    ));

  test("are denied by the fix, where the policy tells the domain", () =>
    expectFix(
      tierNotSeparated,
      policy(
        `[Privilege Rights]\n${denials.replace(/SeDenyBatch.*\n/, right("SeDenyBatchLogonRight", 512))}`,
        tier("workstations"),
      ),
      "Deny Domain Admins and Enterprise Admins every way of logging on",
      policy(`[Privilege Rights]\n${denials}`).text,
    ));
});

describe("what a policy is for", () => {
  const rights = `<UserRightsAssignment><Name>SeDenyBatchLogonRight</Name></UserRightsAssignment>\n`;
  const open =
    "Domain Admins and Enterprise Admins may log on here in 5 of 5 ways: screen, remote desktop, network, batch, service";

  test("is told by its links", () => {
    expectMessages(tierNotSeparated, policyReport(rights, undefined, ["northgate.example/Sites/Workstations"]), open);
    expectSilent(tierNotSeparated, policyReport(rights, undefined, ["northgate.example/Domain Controllers"]));
  });

  test("is not told by links to several tiers, or to the whole domain, whatever its name", () => {
    const named = (links: readonly string[]) => {
      const report = policyReport(rights, undefined, links);
      return { ...report, text: report.text.replace("Baseline", "Workstations Baseline") };
    };
    expectSilent(tierNotSeparated, named(["northgate.example/Workstations", "northgate.example/Servers"]));
    expectSilent(tierNotSeparated, named(["northgate.example"]));
    expectMessages(tierNotSeparated, named([]), open);
  });

  test("is told by the group it is for", () => {
    const trustee = (
      name: string,
    ) => `<TrusteePermissions><Trustee><Name>${name}</Name></Trustee><Type><PermissionType>Allow</PermissionType></Type>
<Standard><GPOGroupedAccessEnum>Apply Group Policy</GPOGroupedAccessEnum></Standard></TrusteePermissions>`;
    const report = policyReport(rights);
    const forGroup = (...names: string[]) => ({
      ...report,
      text: report.text.replace(
        "<Computer>",
        `<SecurityDescriptor><Permissions>${names.map(trustee).join("")}</Permissions></SecurityDescriptor><Computer>`,
      ),
    });
    expectMessages(tierNotSeparated, forGroup("NORTHGATE\\Servers"), open);
    expectSilent(tierNotSeparated, forGroup("NORTHGATE\\Servers", "NT AUTHORITY\\Authenticated Users"));
  });

  test("makes a finding certain only where it is declared", () =>
    expectNeeds(
      domainAdminLocalAdmin,
      policyReport(
        `<RestrictedGroups><GroupName><SID>S-1-5-32-544</SID></GroupName><Member><SID>S-1-5-21-1-2-3-512</SID></Member></RestrictedGroups>\n`,
      ),
      "policyTier",
    ));
});

describe("what runs as an account of the MSP", () => {
  const site = "msp: { accounts: ['NORTHGATE\\msp-*'] }\nserviceAccounts: ['NORTHGATE\\msp-agent']\n";

  test("is a task or a service", () => {
    expectMessages(
      mspAccountAsService,
      preferences(task("NORTHGATE\\msp-anna"), site),
      "NORTHGATE\\msp-anna runs the scheduled task Cleanup, and is not declared to be a service account",
    );
    expectKept(
      mspAccountAsService,
      preferences(service("NORTHGATE\\msp-agent"), site),
      "NORTHGATE\\msp-agent is a service account, and runs the service Agent",
    );
  });

  test("is nobody else's", () => expectSilent(mspAccountAsService, preferences(service("NORTHGATE\\svc-x"), site)));
});

describe("one group for servers and workstations", () => {
  const administrators = (...members: string[]) =>
    `[Unicode]\nUnicode=yes\n[Group Membership]\n*S-1-5-32-544__Members = ${members.join(",")}\n`;
  const found = (files: Readonly<Record<string, string>>, site = "") => {
    const siteFile = { path: "palisade.yaml", text: site, site: readSite(site).value, problems: [] };
    const setup = { tools: readTools, today: 20_000, siteFile };
    const reviews = Object.entries(files).map(([folder, text]) =>
      reviewFile({ path: `${folder}/GptTmpl.inf`, text }, setup),
    );
    return reviewEstate(reviews, setup)
      .findings.filter(({ rule }) => rule === "group-on-two-tiers")
      .map(({ file, message, confidence }) => `${file}: ${message} (${confidence})`);
  };
  const both = { Servers: administrators("NORTHGATE\\Ops"), Desks: administrators("*S-1-5-32-544", "northgate\\ops") };

  test("is found where both policies are known", () => {
    expect(found(both, "policyTier: { Desks: laptops }\n")).toEqual([
      "Desks/GptTmpl.inf: northgate\\ops administers workstations here, and servers by another policy (likely)",
    ]);
    expect(found(both)).toEqual([]);
  });

  test("is no two groups, and no two policies of one tier", () => {
    expect(
      found({ ...both, Desks: administrators("NORTHGATE\\Desk Ops") }, "policyTier: { Desks: laptops }\n"),
    ).toEqual([]);
    expect(found(both, "policyTier: { Desks: servers }\n")).toEqual([]);
  });
});
