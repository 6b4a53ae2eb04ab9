import { expect, test } from "vitest";
import { gpoReport } from "../../../server/src/formats/gpo-report/index.ts";
import { recognise } from "../../../server/src/formats/registry.ts";
import { readText } from "../../support/readings.ts";
import { declaration } from "./samples.ts";

const settings = "http://www.microsoft.com/GroupPolicy/Settings";

const origin = (precedence: number) => `<GPO xmlns="${settings}/Base">
          <Identifier xmlns="http://www.microsoft.com/GroupPolicy/Types">{31B2F340-016D-11D2-945F-00C04FB984F9}</Identifier>
        </GPO>
        <Precedence xmlns="${settings}/Base">${precedence}</Precedence>`;

const length = (precedence: number, characters: number) => `<q1:Account>
        ${origin(precedence)}
        <q1:Name>MinimumPasswordLength</q1:Name>
        <q1:SettingNumber>${characters}</q1:SettingNumber>
        <q1:Type>Password</q1:Type>
      </q1:Account>`;

const resultant = `${declaration}<Rsop xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Rsop">
  <ReadTime>2026-11-21T08:30:00</ReadTime>
  <DataType>LoggedData</DataType>
  <UserResults>
    <Version>2228230</Version>
    <Name>NORTHGATE\\k.ito</Name>
    <ExtensionData>
      <Extension xmlns:q3="${settings}/Scripts" xsi:type="q3:Scripts" xmlns="${settings}">
        <q3:Script>
          ${origin(1)}
          <q3:Command>map.cmd</q3:Command>
          <q3:Type>Logon</q3:Type>
        </q3:Script>
      </Extension>
      <Name xmlns="${settings}">Skripts</Name>
    </ExtensionData>
  </UserResults>
  <ComputerResults>
    <Version>2228230</Version>
    <Name>NORTHGATE\\SRV-01$</Name>
    <Domain>northgate.example</Domain>
    <SOM>northgate.example/Servers</SOM>
    <SecurityGroup><SID xmlns="http://www.microsoft.com/GroupPolicy/Types">S-1-5-32-544</SID></SecurityGroup>
    <ExtensionStatus><Name>Sicherheit</Name></ExtensionStatus>
    <GPO><Name>Default Domain Policy</Name><AccessDenied>false</AccessDenied></GPO>
    <ExtensionData>
      <Extension xmlns:q1="${settings}/Security" xsi:type="q1:SecuritySettings" xmlns="${settings}">
        ${length(2, 6)}
        ${length(1, 14)}
      </Extension>
    </ExtensionData>
    <ExtensionData>
      <Extension xmlns:q2="${settings}/WindowsFirewall" xsi:type="q2:WindowsFirewallSettings" xmlns="${settings}">
        <q2:DomainProfile>
          ${origin(1)}
          <q2:EnableFirewall><q2:Value>true</q2:Value></q2:EnableFirewall>
        </q2:DomainProfile>
      </Extension>
    </ExtensionData>
  </ComputerResults>
</Rsop>
`;

test("what applies to a computer is read like a policy of its unit, and what is overridden is left out", () => {
  const { configuration, unread, at } = readText(gpoReport, resultant);
  const { policy, passwords, hostname } = configuration;
  expect(unread).toEqual([]);
  expect(at(passwords?.minimumLength)).toBe("14");
  expect(hostname?.value).toBe("NORTHGATE\\SRV-01$");
  expect(policy?.links?.map(({ to, enabled }) => [to.value, enabled.value])).toEqual([
    ["northgate.example/Servers", true],
  ]);
  expect(policy?.scripts?.map(({ when, program }) => [when, program.value])).toEqual([["logon", "map.cmd"]]);
  expect(policy?.registry.map(({ name, data }) => [name.value, data.value])).toEqual([["EnableFirewall", "1"]]);
});

test("it is recognised by its namespace", () =>
  expect(recognise({ path: "SRV-01.xml", text: resultant })?.id).toBe("gpo-report"));
