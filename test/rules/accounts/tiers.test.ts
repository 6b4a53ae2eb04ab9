import { describe, test } from "vitest";
import { cachedLogons } from "../../../server/src/rules/accounts/cached-logons.ts";
import { domainAdminLocalAdmin } from "../../../server/src/rules/accounts/domain-admin-local-admin.ts";
import { localAdminNetworkLogon } from "../../../server/src/rules/accounts/local-admin-network-logon.ts";
import { remoteDesktopForEveryone } from "../../../server/src/rules/accounts/remote-desktop-for-everyone.ts";
import { tierNotSeparated } from "../../../server/src/rules/accounts/tier-not-separated.ts";
import { template } from "../../../server/src/rules/samples.ts";
import { expectFindings, expectFix, expectKept, expectNeeds, expectNoFix, expectSilent } from "../../support/rules.ts";

const policy = (text: string, site?: string) => template(`[Unicode]\nUnicode=yes\n${text}`, site);
const tier = (name: string) => `policyTier: { Sample Policy: ${name} }`;

describe("cached logons", () => {
  const line = (data: string) => String.raw`[Registry Values]
MACHINE\Software\Microsoft\Windows NT\CurrentVersion\Winlogon\CachedLogonsCount=1,${data}
`;
  const carets = `${" ".repeat(82)}^^^`;

  test("one is right on laptops, and too many on desktops", () => {
    expectKept(cachedLogons, policy(line('"1"'), tier("laptops")), "1 logon is cached");
    expectFindings(
      cachedLogons,
      policy(
        `${line('"1"')}${carets} 1 logon is cached; the alert allows none on workstations\n`,
        tier("workstations"),
      ),
    );
  });

  test("the fix keeps the quotes", () =>
    expectFix(cachedLogons, policy(line('"10"')), "Cache 1 logon", `[Unicode]\nUnicode=yes\n${line('"1"')}`));
});

describe("domain administrators on lower tiers", () => {
  const members = "[Group Membership]\n*S-1-5-32-544__Members = *S-1-5-21-1-2-3-500,*S-1-5-21-1-2-3-512\n";

  test("are at home on domain controllers", () =>
    expectSilent(domainAdminLocalAdmin, policy(members, tier("domain-controllers"))));

  test("depend on what the policy is for", () => expectNeeds(domainAdminLocalAdmin, policy(members), "policyTier"));

  test("are taken out by the fix", () =>
    expectFix(
      domainAdminLocalAdmin,
      policy(members, tier("workstations")),
      "Remove Domain Admins from Administrators",
      "[Unicode]\nUnicode=yes\n[Group Membership]\n*S-1-5-32-544__Members = *S-1-5-21-1-2-3-500\n",
    ));

  test("are not looked for in a policy of unknown use, or one without rights", () => {
    const rights = "[Privilege Rights]\nSeDenyNetworkLogonRight = *S-1-5-32-546\n";
    expectSilent(tierNotSeparated, policy(rights));
    expectSilent(tierNotSeparated, policy("[System Access]\nPasswordComplexity = 1\n", tier("workstations")));
  });
});

describe("local administrators over the network", () => {
  const right = "[Privilege Rights]\nSeDenyNetworkLogonRight = *S-1-5-32-546\n";

  test("are no matter on domain controllers", () =>
    expectSilent(localAdminNetworkLogon, policy(right, tier("domain-controllers"))));

  test("are denied by the fix", () =>
    expectFix(
      localAdminNetworkLogon,
      policy(right, tier("servers")),
      "Deny local administrators to log on over the network",
      "[Unicode]\nUnicode=yes\n[Privilege Rights]\nSeDenyNetworkLogonRight = *S-1-5-32-546,*S-1-5-114\n",
    ));

  test("keep their rights when the token filter is off", () =>
    expectFindings(
      localAdminNetworkLogon,
      policy(String.raw`[Registry Values]
MACHINE\Software\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy=4,1
                                                                                                  ^ local administrators have their full rights over the network
`),
    ));
});

describe("remote desktop", () => {
  test("for a group of the client's own", () =>
    expectKept(
      remoteDesktopForEveryone,
      policy("[Privilege Rights]\nSeRemoteInteractiveLogonRight = *S-1-5-32-555\n"),
      "remote desktop is limited to named groups and accounts",
    ));

  test("for Domain Users", () =>
    expectFindings(
      remoteDesktopForEveryone,
      policy(`[Privilege Rights]
SeRemoteInteractiveLogonRight = *S-1-5-21-1-2-3-513
                                ^^^^^^^^^^^^^^^^^^^ Domain Users may log on by remote desktop
`),
    ));

  test("is taken from them, and left to the others", () =>
    expectFix(
      remoteDesktopForEveryone,
      policy("[Privilege Rights]\nSeRemoteInteractiveLogonRight = *S-1-5-32-544,*S-1-5-11\n"),
      "Take the right to log on by remote desktop from Authenticated Users",
      policy("[Privilege Rights]\nSeRemoteInteractiveLogonRight = *S-1-5-32-544\n").text,
    ));

  test("is not taken from the only ones who have it", () =>
    expectNoFix(remoteDesktopForEveryone, policy("[Privilege Rights]\nSeRemoteInteractiveLogonRight = *S-1-5-11\n")));

  test("denied to Everyone is not for everyone", () =>
    expectSilent(
      remoteDesktopForEveryone,
      policy("[Privilege Rights]\nSeDenyRemoteInteractiveLogonRight = *S-1-1-0\n"),
    ));
});
