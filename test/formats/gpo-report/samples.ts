const settings = "http://www.microsoft.com/GroupPolicy/Settings";
const types = 'xmlns="http://www.microsoft.com/GroupPolicy/Types"';

/** One policy as the management console reports it: what it sets for computers, and what stands around that. */
export function gpo(computer: string, around = ""): string {
  return `<GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="${settings}">
  <Identifier>
    <Identifier ${types}>{6f1d2ab0-1111-4222-8333-444455556666}</Identifier>
    <Domain ${types}>northgate.example</Domain>
  </Identifier>
  <Name>Server Baseline</Name>
  <CreatedTime>2026-01-05T08:00:00</CreatedTime>
${around}  <Computer>
    <VersionDirectory>3</VersionDirectory>
    <VersionSysvol>3</VersionSysvol>
    <Enabled>true</Enabled>
    <ExtensionData>
      <Extension xmlns:q1="${settings}/Security" xsi:type="q1:SecuritySettings">
${computer}      </Extension>
      <Name>Security</Name>
    </ExtensionData>
  </Computer>
  <User>
    <VersionDirectory>0</VersionDirectory>
    <VersionSysvol>0</VersionSysvol>
    <Enabled>false</Enabled>
  </User>
</GPO>
`;
}

export const declaration = '<?xml version="1.0" encoding="utf-16"?>\n';

/** Someone by SID and by the name a system has for them. */
export const someone = (sid: string, name: string) =>
  `<SID ${types}>${sid}</SID>\n            <Name ${types}>${name}</Name>`;

export const security = `        <q1:Account>
          <q1:Name>MinimumPasswordLength</q1:Name>
          <q1:SettingNumber>8</q1:SettingNumber>
          <q1:Type>Password</q1:Type>
        </q1:Account>
        <q1:Account>
          <q1:Name>MaximumPasswordAge</q1:Name>
          <q1:SettingNumber>4294967295</q1:SettingNumber>
          <q1:Type>Password</q1:Type>
        </q1:Account>
        <q1:Account>
          <q1:Name>ClearTextPassword</q1:Name>
          <q1:SettingBoolean>false</q1:SettingBoolean>
          <q1:Type>Password</q1:Type>
        </q1:Account>
        <q1:Account>
          <q1:Name>MaxTicketAge</q1:Name>
          <q1:SettingNumber>10</q1:SettingNumber>
          <q1:Type>Kerberos</q1:Type>
        </q1:Account>
        <q1:UserRightsAssignment>
          <q1:Name>SeDenyNetworkLogonRight</q1:Name>
          <q1:Member>
            ${someone("S-1-5-32-546", "VORDEFINIERT\\Gäste")}
          </q1:Member>
          <q1:Member>
            ${someone("S-1-5-21-1-2-3-1104", "NORTHGATE\\svc-backup")}
          </q1:Member>
        </q1:UserRightsAssignment>
        <q1:UserRightsAssignment>
          <q1:Name>SeTcbPrivilege</q1:Name>
        </q1:UserRightsAssignment>
        <q1:RestrictedGroups>
          <q1:GroupName>
            ${someone("S-1-5-32-544", "BUILTIN\\Administrateurs")}
          </q1:GroupName>
          <q1:Member>
            ${someone("S-1-5-21-1-2-3-512", "NORTHGATE\\Admins du domaine")}
          </q1:Member>
        </q1:RestrictedGroups>
        <q1:RestrictedGroups>
          <q1:GroupName>
            <Name ${types}>NORTHGATE\\helpdesk</Name>
          </q1:GroupName>
          <q1:Memberof>
            ${someone("S-1-5-32-555", "VORDEFINIERT\\Remotedesktopbenutzer")}
          </q1:Memberof>
        </q1:RestrictedGroups>
        <q1:SystemServices>
          <q1:Name>MpsSvc</q1:Name>
          <q1:StartupMode>Disabled</q1:StartupMode>
        </q1:SystemServices>
        <q1:EventLog>
          <q1:Name>MaximumLogSize</q1:Name>
          <q1:Log>Security</q1:Log>
          <q1:SettingNumber>196608</q1:SettingNumber>
        </q1:EventLog>
        <q1:Audit>
          <q1:Name>AuditLogonEvents</q1:Name>
          <q1:SuccessAttempts>true</q1:SuccessAttempts>
          <q1:FailureAttempts>false</q1:FailureAttempts>
        </q1:Audit>
        <q1:SecurityOptions>
          <q1:KeyName>MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel</q1:KeyName>
          <q1:SettingNumber>5</q1:SettingNumber>
        </q1:SecurityOptions>
        <q1:SecurityOptions>
          <q1:KeyName>MACHINE\\System\\CurrentControlSet\\Services\\LanManServer\\Parameters\\NullSessionPipes</q1:KeyName>
          <q1:SettingStrings>
            <q1:Value>netlogon</q1:Value>
            <q1:Value>samr</q1:Value>
          </q1:SettingStrings>
        </q1:SecurityOptions>
        <q1:SecurityOptions>
          <q1:SystemAccessPolicyName>NewGuestName</q1:SystemAccessPolicyName>
          <q1:SettingString>"Besucher"</q1:SettingString>
        </q1:SecurityOptions>
`;

export const registry = `        <q1:Policy>
          <q1:Name>Skriptblockprotokollierung einschalten</q1:Name>
          <q1:State>Enabled</q1:State>
          <q1:Explain>Lang &amp; breit.</q1:Explain>
          <q1:Category>Windows-Komponenten/Windows PowerShell</q1:Category>
          <q1:CheckBox>
            <q1:Name>Aufrufe protokollieren</q1:Name>
            <q1:State>Disabled</q1:State>
          </q1:CheckBox>
          <q1:EditText>
            <q1:Name>Proxykennwort</q1:Name>
            <q1:State>Enabled</q1:State>
            <q1:Value>hunter2</q1:Value>
          </q1:EditText>
          <q1:ListBox>
            <q1:Name>Server</q1:Name>
            <q1:Value>
              <q1:Element><q1:Name>1</q1:Name><q1:Data>wec.northgate.example</q1:Data></q1:Element>
              <q1:Element><q1:Data>second</q1:Data></q1:Element>
            </q1:Value>
          </q1:ListBox>
        </q1:Policy>
        <q1:RegistrySetting>
          <q1:KeyPath>Software\\Policies\\Northgate</q1:KeyPath>
          <q1:AdmSetting>false</q1:AdmSetting>
          <q1:Value>
            <q1:Name>Level</q1:Name>
            <q1:Number>3</q1:Number>
          </q1:Value>
          <q1:Value>
            <q1:Name>**del.Old</q1:Name>
            <q1:String> </q1:String>
          </q1:Value>
        </q1:RegistrySetting>
        <q1:RegistrySetting>
          <q1:KeyPath>Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon</q1:KeyPath>
          <q1:Value>
            <q1:Name>DefaultPassword</q1:Name>
            <q1:String>hunter2</q1:String>
          </q1:Value>
        </q1:RegistrySetting>
        <q1:DomainProfile>
          <q1:EnableFirewall><q1:Value>false</q1:Value></q1:EnableFirewall>
          <q1:LogFileSize><q1:Value>16384</q1:Value></q1:LogFileSize>
        </q1:DomainProfile>
        <q1:RuleCollection Type="Exe">
          <q1:EnforcementMode><q1:Mode>Enabled</q1:Mode></q1:EnforcementMode>
        </q1:RuleCollection>
        <q1:Script>
          <q1:Command>\\\\northgate.example\\netlogon\\map.cmd</q1:Command>
          <q1:Parameters>/password hunter2</q1:Parameters>
          <q1:Type>Logon</q1:Type>
        </q1:Script>
        <q1:AuditSetting>
          <q1:PolicyTarget>System</q1:PolicyTarget>
          <q1:SubcategoryName>Anmelden überwachen</q1:SubcategoryName>
          <q1:SubcategoryGuid>{0cce9215-69ae-11d9-bed3-505054503030}</q1:SubcategoryGuid>
          <q1:SettingValue>3</q1:SettingValue>
        </q1:AuditSetting>
`;

const trustee = (sid: string, name: string, access: string) => `      <TrusteePermissions>
        <Trustee>
          ${someone(sid, name)}
        </Trustee>
        <Type><PermissionType>Allow</PermissionType></Type>
        <Standard><GPOGroupedAccessEnum>${access}</GPOGroupedAccessEnum></Standard>
      </TrusteePermissions>
`;

export const around = `  <SecurityDescriptor>
    <Permissions>
${trustee("S-1-5-11", "NT-AUTORITÄT\\Authentifizierte Benutzer", "Read")}${trustee("S-1-5-21-1-2-3-2001", "NORTHGATE\\Servers", "Apply Group Policy")}    </Permissions>
  </SecurityDescriptor>
  <LinksTo>
    <SOMName>Servers</SOMName>
    <SOMPath>northgate.example/Servers</SOMPath>
    <Enabled>true</Enabled>
    <NoOverride>true</NoOverride>
  </LinksTo>
  <LinksTo>
    <SOMName>Lab</SOMName>
    <SOMPath>northgate.example/Lab</SOMPath>
    <Enabled>false</Enabled>
    <NoOverride>false</NoOverride>
  </LinksTo>
`;
