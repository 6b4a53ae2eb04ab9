import { describe, expect, test } from "vitest";
import { gpo } from "../formats/gpo-report/samples.ts";
import { polBytes, text } from "../support/registry-pol.ts";
import { folderOf, palisade } from "./palisade.ts";

/** Every place where these formats keep a secret holds a word that nothing may print. */
const files = {
  "edge.cfg": `ASA Version 9.16(4)
!
hostname edge
enable password s3cretA1 encrypted
passwd s3cretA2 encrypted
enable password $sha512$5000$s3cretA3s3cretA3==$s3cretA3 pbkdf2
username admin password s3cretB1 encrypted privilege 15
username clear password s3cretB2
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.0
 ospf message-digest-key 1 md5 s3cretC1
 ospf authentication-key s3cretC2
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.255.0
failover key s3cretD1
failover ipsec pre-shared-key s3cretD2
aaa-server RAD protocol radius
aaa-server RAD (inside) host 10.20.0.9
 key s3cretE1
 radius-common-pw s3cretE2
aaa-server LDAP protocol ldap
aaa-server LDAP (inside) host 10.20.0.8
 ldap-login-password s3cretE3
snmp-server host inside 10.20.0.7 community s3cretF1 version 2c
snmp-server community s3cretF2
snmp-server user poll group v3 auth sha s3cretF3 priv aes 128 s3cretF4
snmp-server user poll2 group v3 encrypted auth md5 s3cretF5 priv des s3cretF6
ntp authentication-key 1 md5 s3cretG1
crypto isakmp key s3cretH1 address 203.0.113.5
tunnel-group 203.0.113.5 type ipsec-l2l
tunnel-group 203.0.113.5 ipsec-attributes
 pre-shared-key s3cretH2
 ikev1 pre-shared-key s3cretH3
 ikev2 remote-authentication pre-shared-key s3cretH4
 ikev2 local-authentication pre-shared-key hex s3cretH5
router bgp 65000
 address-family ipv4 unicast
  neighbor 203.0.113.6 password 7 s3cretI1
vpdn username who password s3cretJ1
something unknown password s3cretK1
another secret s3cretK2
telnet 0.0.0.0 0.0.0.0 outside
access-list OUT extended permit ip any any
access-group OUT in interface inside
`,
  "wg0.conf": `[Interface]
PrivateKey = s3cretW1s3cretW1s3cretW1s3cretW1s3cretW1s3c=
Address = 10.99.0.1/30
Unknown = 1

[Peer]
PublicKey = Cd2Cd2Cd2Cd2Cd2Cd2Cd2Cd2Cd2Cd2Cd2Cd2Cd2Cd2x=
PresharedKey = s3cretW2s3cretW2s3cretW2s3cretW2s3cretW2s3c=
AllowedIPs = 0.0.0.0/0
PrivateKey s3cretW3
`,
  "a.inf": `[Unicode]
Unicode=yes
[System Access]
LockoutBadCount = 0
NewAdministratorName = "boss"
[Registry Values]
MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\\DefaultPassword=1,"s3cretT1"
MACHINE\\System\\CurrentControlSet\\Services\\SNMP\\Parameters\\ValidCommunities\\s3cretT2=4,4
[Strange]
AdminPassword = s3cretT3
`,
  "policy.lgpo": String.raw`Computer
Software\Microsoft\Windows NT\CurrentVersion\Winlogon
AutoAdminLogon
SZ:1

Computer
Software\Microsoft\Windows NT\CurrentVersion\Winlogon
DefaultPassword
SZ:s3cretL1

Computer
Software\Microsoft\Windows NT\CurrentVersion\Winlogon
DefaultPassword
FLOAT:s3cretL2

Computer
System\CurrentControlSet\Services\SNMP\Parameters\ValidCommunities
s3cretL3
DWORD:4
`,
  "gpreport.xml": gpo(`<q1:RegistrySetting>
<q1:KeyPath>Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon</q1:KeyPath>
<q1:Value>
<q1:Name>DefaultPassword</q1:Name>
<q1:String>s3cretM1</q1:String>
</q1:Value>
</q1:RegistrySetting>
<q1:Policy><q1:Name>Proxy</q1:Name><q1:State>Enabled</q1:State><q1:EditText><q1:Name>Kennwort</q1:Name>
<q1:Value>s3cretM2</q1:Value></q1:EditText></q1:Policy>
<q1:Unknown><q1:Name>DefaultPassword</q1:Name>
<q1:String>s3cretM3</q1:String></q1:Unknown>
<q1:Script><q1:Parameters>
-k s3cretM4</q1:Parameters></q1:Script>
`),
  "Machine/Registry.pol": polBytes([
    text("Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", "AutoAdminLogon", "1"),
    text("Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", "DefaultPassword", "s3cretN1"),
  ]),
};

const cwd = folderOf(files);

describe("no secret in", () => {
  for (const form of ["text", "json", "sarif", "html", "markdown"])
    test(`the review as ${form}`, async () => {
      const { out, err } = await palisade(["review", "--format", form], { cwd });
      expect(secretsIn(out + err)).toEqual([]);
    });
  for (const file of Object.keys(files))
    test(`the facts of ${file}`, async () => {
      const { code, out, err } = await palisade(["facts", file], { cwd });
      expect(code).toBe(0);
      expect(secretsIn(out + err)).toEqual([]);
    });
  test("what fixes would change", async () => {
    const { out, err } = await palisade(["fix", "--dry-run"], { cwd });
    expect(secretsIn(out + err)).toEqual([]);
  });
});

function secretsIn(text: string): string[] {
  return [...new Set(text.match(/s3cret../g))];
}
