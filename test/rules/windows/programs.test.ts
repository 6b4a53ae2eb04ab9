import { describe, expect, test } from "vitest";
import { powershellNotLogged } from "../../../server/src/rules/logging/powershell-not-logged.ts";
import type { RuleSample } from "../../../server/src/rules/rule.ts";
import { lgpo, template } from "../../../server/src/rules/samples.ts";
import { fileSyncClientOn } from "../../../server/src/rules/windows/file-sync-client-on.ts";
import { powershellUnrestricted } from "../../../server/src/rules/windows/powershell-unrestricted.ts";
import { programListOpen } from "../../../server/src/rules/windows/program-list-open.ts";
import { programsUnrestricted } from "../../../server/src/rules/windows/programs-unrestricted.ts";
import { inEveryPolicy, policyReport, type RegistryFact, registryPolicies } from "../../support/policies.ts";
import { expectFindings, expectKept, expectMessages, expectSilent } from "../../support/rules.ts";

const policies = "Software\\Policies\\Microsoft\\Windows";

/** One rule of an AppLocker list, as a registry file and a report hold it. */
function listed(
  collection: string,
  sid: string,
  action: string,
  condition: string,
  site?: string,
): readonly RuleSample[] {
  const kind = condition.startsWith("<FilePublisher") ? "FilePublisherRule" : "FilePathRule";
  const rule = `<${kind} Id="x" Name="x" UserOrGroupSid="${sid}" Action="${action}"><Conditions>${condition}</Conditions></${kind}>`;
  const key = `${policies}\\SrpV2\\${collection}\\921cc481-6e17-4653-8f75-050b80acca20`;
  return [
    lgpo(`Computer\n${key}\nValue\nSZ:${rule}\n`, site),
    policyReport(
      `<RuleCollection Type="${collection}">${rule}<EnforcementMode><Mode>Enabled</Mode></EnforcementMode></RuleCollection>\n`,
      site,
    ),
  ];
}
const path = (text: string) => `<FilePathCondition Path="${text}"/>`;
const signed = (publisher: string, product = "*") =>
  `<FilePublisherCondition PublisherName="${publisher}" ProductName="${product}" BinaryName="*"/>`;

describe("a rule of a list of programs", () => {
  const found = (what: string, samples: readonly RuleSample[], ...messages: string[]) =>
    inEveryPolicy(what, programListOpen, samples, ...messages);

  found(
    "lets everybody run everything",
    listed("Exe", "S-1-1-0", "Allow", path("*")),
    "Everyone may run executables from anywhere",
  );
  found(
    "lets users run the whole disk",
    listed("Script", "S-1-5-32-545", "Allow", path("%OSDRIVE%\\*")),
    "Users may run scripts from anywhere",
  );
  found(
    "lets everybody run what users can write",
    listed("Exe", "S-1-5-11", "Allow", path("%OSDRIVE%\\Users\\*\\AppData\\*")),
    "Authenticated Users may run executables from %OSDRIVE%\\Users\\*\\AppData\\*, where users can write",
  );
  found(
    "lets everybody run what anybody signed",
    listed("Exe", "S-1-1-0", "Allow", signed("*")),
    "Everyone may run executables that anybody signed",
  );
  found("lets everybody run Windows", listed("Exe", "S-1-1-0", "Allow", path("%WINDIR%\\*")));
  found(
    "lets everybody run one publisher's",
    listed("Exe", "S-1-1-0", "Allow", signed("O=MICROSOFT CORPORATION, L=REDMOND, S=WASHINGTON, C=US")),
  );
  found("lets administrators run everything", listed("Exe", "S-1-5-32-544", "Allow", path("*")));
  found("denies everything", listed("Exe", "S-1-1-0", "Deny", path("*")));
  found("lets everybody run packaged apps, which are all signed", listed("Appx", "S-1-1-0", "Allow", signed("*")));
});

describe("paths of software restriction", () => {
  const paths = (level: number, data: string): readonly RegistryFact[] => [
    { key: `${policies}\\Safer\\CodeIdentifiers\\${level}\\Paths\\{1}`, name: "ItemData", data },
  ];
  inEveryPolicy(
    "where users can write",
    programListOpen,
    registryPolicies(paths(262_144, "%USERPROFILE%\\Downloads")),
    "software restriction lets programs run from %USERPROFILE%\\Downloads, where users can write",
  );
  inEveryPolicy("that are refused", programListOpen, registryPolicies(paths(0, "%USERPROFILE%")));
  inEveryPolicy("of programs", programListOpen, registryPolicies(paths(262_144, "%ProgramFiles%")));
});

describe("enforcement", () => {
  const mode = (collection: string, data: number) =>
    registryPolicies([{ key: `${policies}\\SrpV2\\${collection}`, name: "EnforcementMode", data }]);
  inEveryPolicy(
    "of scripts, only watched",
    programsUnrestricted,
    mode("Script", 0),
    "AppLocker only watches what its Script rules forbid",
  );
  inEveryPolicy("of executables", programsUnrestricted, mode("Exe", 1));

  test("of scripts is what keeps PowerShell to its constrained language", () => {
    const [sample] = mode("Script", 0).slice(1);
    const { findings } = sample
      ? expectFindings(programsUnrestricted, {
          ...sample,
          text: `${sample.text}      ^ AppLocker only watches what its Script rules forbid\n`,
        })
      : { findings: [] };
    expect(findings.map(({ alsoBreaks }) => alsoBreaks)).toEqual([["powershell-version-and-lockdown"]]);
  });

  test("needs its service", () =>
    expectFindings(
      programsUnrestricted,
      template(`[Unicode]
Unicode=yes
[Service General Setting]
"AppIDSvc",4,""
           ^ the service that enforces AppLocker's rules is disabled
`),
    ));
});

describe("clients of file shares", () => {
  const dropbox = "O=DROPBOX, INC, L=SAN FRANCISCO, S=CALIFORNIA, C=US";
  inEveryPolicy(
    "that a list allows",
    fileSyncClientOn,
    listed("Exe", "S-1-1-0", "Allow", signed(dropbox)),
    "Dropbox may run, and carry files out",
  );
  inEveryPolicy(
    "that are approved",
    fileSyncClientOn,
    listed("Exe", "S-1-1-0", "Allow", signed(dropbox), "approved: { fileShares: [dropbox] }\n"),
  );

  test("that a list refuses", () => {
    for (const sample of listed("Exe", "S-1-1-0", "Deny", path("%PROGRAMFILES%\\Dropbox\\*")))
      expectKept(fileSyncClientOn, sample, "Dropbox may not run");
  });

  test("of which people's own accounts are another matter", () => {
    const record = "User\nSoftware\\Policies\\Microsoft\\OneDrive\nDisablePersonalSync\nDWORD:0\n";
    expectMessages(
      fileSyncClientOn,
      lgpo(record, "approved: { fileShares: [onedrive] }\n"),
      "OneDrive may carry files to people's own accounts",
    );
    expectSilent(fileSyncClientOn, lgpo(record.replace("DWORD:0", "DWORD:1")));
  });
});

describe("PowerShell", () => {
  const key = `${policies}\\PowerShell\\ModuleLogging`;
  const on = { key, name: "EnableModuleLogging", data: 1 };
  inEveryPolicy(
    "logs the modules that are named, and none is",
    powershellNotLogged,
    registryPolicies([on]),
    "PowerShell logs the commands of the modules that are named, and none is named",
  );
  inEveryPolicy(
    "logs every module",
    powershellNotLogged,
    registryPolicies([on, { key: `${key}\\ModuleNames`, name: "*", data: "*" }]),
  );

  test("logs the modules that a report lists below the setting", () => {
    const setting = (names: string) =>
      policyReport(`<Policy><Name>Turn on Module Logging</Name><State>Enabled</State><Category>Windows Components/Windows PowerShell</Category>
<ListBox><Name>Module Names</Name><Value>${names}</Value></ListBox></Policy>
`);
    expectSilent(powershellNotLogged, setting("<Element><Data>*</Data></Element>"));
    expectMessages(
      powershellNotLogged,
      setting(""),
      "PowerShell logs the commands of the modules that are named, and none is named",
    );
  });

  test("is let loose in the user's half of the registry as well", () =>
    expectMessages(
      powershellUnrestricted,
      lgpo(
        `User\n${policies}\\PowerShell\nExecutionPolicy\nSZ:Bypass\n\nUser\nSoftware\\Microsoft\\Windows Script\\Settings\nAmsiEnable\nDWORD:0\n`,
      ),
      "PowerShell runs any script, from the internet too",
      "nothing scans scripts before they run (AMSI is off)",
    ));
});
