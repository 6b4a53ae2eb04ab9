/** What ldifde writes of a small domain. */
export const northgate = crlf(`# exported for the yearly review
dn: DC=northgate,DC=example
changetype: add
objectClass: top
objectClass: domainDNS
instanceType: 5
minPwdLength: 12
maxPwdAge: -36288000000000
minPwdAge: -864000000000
pwdHistoryLength: 24
pwdProperties: 1
lockoutThreshold: 0
lockoutDuration: -18000000000
lockOutObservationWindow: -18000000000

dn: CN=Anna Berger,OU=MSP,DC=northgate,DC=example
changetype: add
objectClass: top
objectClass: person
objectClass: organizationalPerson
objectClass: user
cn: Anna Berger
distinguishedName: CN=Anna Berger,OU=MSP,DC=northgate,DC=example
instanceType: 4
whenCreated: 20240110090000.0Z
memberOf: CN=Server Operations of the Managed Service Provider,OU=Groups,DC=nor
 thgate,DC=example
userAccountControl: 66048
pwdLastSet: 133500000000000000
primaryGroupID: 513
objectSid:: AQUAAAAAAAUVAAAAXFbcO4OJK0b6POooUAQAAA==
accountExpires: 9223372036854775807
logonHours:: AAAAAP8DAP8DAP8DAP8DAP8DAAAA
sAMAccountName: msp-anna
objectCategory: CN=Person,CN=Schema,CN=Configuration,DC=northgate,DC=example
lastLogonTimestamp: 133756000000000000
userWorkstations: SRV-01,SRV-02
unicodePwd:: c2VjcmV0

dn: CN=Server Operations of the Managed Service Provider,OU=Groups,DC=northgate
 ,DC=example
objectClass: group
cn: Server Operations of the Managed Service Provider
sAMAccountName: msp-servers
groupType: -2147483646
objectSid: S-1-5-21-1004295772-1177258371-686439674-1105

dn: CN=Domänen-Admins,CN=Users,DC=northgate,DC=example
objectClass: group
sAMAccountName:: RG9tw6RuZW4tQWRtaW5z
objectSid: S-1-5-21-1004295772-1177258371-686439674-512
adminCount: 1
member: CN=Server Operations of the Managed Service Provider,OU=Groups,DC=north
 gate,DC=example
`);

/** Changes, as they are given to ldifde. */
export const changes = `dn: CN=msp-servers,DC=northgate,DC=example
changetype: modify
add: member
member: CN=Anna,DC=northgate,DC=example
member: CN=Bob,DC=northgate,DC=example
-
delete: member
member: cn=anna, dc=northgate, dc=example
-

dn: CN=Old,DC=northgate,DC=example
changetype: delete
`;

function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}
