/** Local groups and accounts, from a German editor. */
export const groups = `<?xml version="1.0" encoding="utf-8"?>
<Groups clsid="{3125E937-EB16-4b4c-9934-544FC6D24D26}">
  <Group clsid="{6D4A79E4-529C-4481-ABD0-F5BD7EA93BA7}" name="Administratoren (integriert)" image="2" changed="2026-02-03 10:11:12" uid="{0F5C2B2E-3C41-4B5B-9E2F-6B1C7C0A1001}">
    <Properties action="U" newName="" description="" deleteAllUsers="0" deleteAllGroups="0" removeAccounts="0" groupSid="S-1-5-32-544" groupName="Administratoren (integriert)">
      <Members>
        <Member name="NORTHGATE\\msp-anna" action="ADD" sid="S-1-5-21-1-2-3-1104"/>
        <Member name="NORTHGATE\\Domänen-Admins" action="REMOVE" sid="S-1-5-21-1-2-3-512"/>
      </Members>
    </Properties>
    <Filters>
      <FilterComputer bool="AND" not="0" type="NETBIOS" name="SRV-*"/>
      <FilterGroup bool="AND" not="1" name="NORTHGATE\\Kiosk" sid="S-1-5-21-1-2-3-1200" userContext="0"/>
    </Filters>
  </Group>
  <User clsid="{DF5F1855-51E5-4d24-8B1A-D9BDE98BA1D1}" name="svc-local" image="0" changed="2026-02-03 10:11:12" uid="{0F5C2B2E-3C41-4B5B-9E2F-6B1C7C0A1002}">
    <Properties action="C" fullName="" description="" cpassword="c2FtcGxlIGJ5dGVzLCBubyBrZXk" changeLogon="0" noChange="1" neverExpires="1" acctDisabled="0" userName="svc-local" expires="2026-12-31"/>
  </User>
</Groups>
`;

export const registry = `<?xml version="1.0" encoding="utf-8"?>\r
<RegistrySettings clsid="{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}"><Collection clsid="{53B533F5-224C-47e3-B01B-CA3B3F3FF4BF}" name="Anmeldung"><Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="InactivityTimeoutSecs" image="12"><Properties action="U" displayDecimal="1" default="0" hive="HKEY_LOCAL_MACHINE" key="Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System" name="InactivityTimeoutSecs" type="REG_DWORD" value="00000384"/></Registry>\r
	<Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="DefaultPassword" image="7"><Properties action="U" hive="HKEY_LOCAL_MACHINE" key="SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon" name="DefaultPassword" type="REG_SZ" value="hunter2"/></Registry></Collection>\r
</RegistrySettings>\r
`;

export const tasks = `<?xml version="1.0" encoding="utf-8"?>
<ScheduledTasks clsid="{CC63F200-7309-4ba0-B154-A71CD118DBCC}">
  <TaskV2 clsid="{D8896631-B747-47a7-84A6-C155337F3BC8}" name="Sauvegarde" image="0" uid="{0F5C2B2E-3C41-4B5B-9E2F-6B1C7C0A1003}">
    <Properties action="C" name="Sauvegarde" runAs="NORTHGATE\\Administrateur" logonType="Password" cpassword="c2FtcGxlIGJ5dGVz">
      <Task version="1.2">
        <Settings><Enabled>false</Enabled></Settings>
        <Actions><Exec><Command>backup.exe</Command><Arguments>-p hunter2</Arguments></Exec></Actions>
      </Task>
    </Properties>
  </TaskV2>
  <Task clsid="{2DEECB1C-261F-4e13-9B21-16FB83BC03BD}" name="old" disabled="1">
    <Properties action="U" name="old" appName="old.exe" runAs="svc" cpassword="c2FtcGxl"/>
  </Task>
</ScheduledTasks>
`;

export const services = `<?xml version="1.0" encoding="utf-8"?>
<NTServices clsid="{2CFB484A-4E96-4b5d-A0B6-093D2F91E6AE}">
  <NTService clsid="{AB6F0B67-341F-4e51-92F9-005FBFBA1A43}" name="RemoteRegistry" image="4">
    <Properties STARTUPTYPE="DISABLED" ServiceName="RemoteRegistry" serviceAction="STOP" timeout="30"/>
  </NTService>
</NTServices>
`;

export const drives = `<?xml version="1.0" encoding="utf-8"?>
<Drives clsid="{8FDDCC1A-0C3C-43cd-A6B4-71A6DF20DA8C}">
  <Drive clsid="{935D1B74-9CB8-4e3c-9914-7DD559B7A417}" name="S:" status="S:" image="2">
    <Properties action="U" userName="NORTHGATE\\scan" cpassword="c2FtcGxl" path="\\\\srv-01\\share" letter="S"/>
  </Drive>
</Drives>
`;

export const all = [groups, registry, tasks, services, drives];
