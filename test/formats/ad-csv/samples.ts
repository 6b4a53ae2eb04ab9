/** `Get-ADUser -Properties … | Export-Csv` on an American machine. */
export const users = `#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser
"SamAccountName","DistinguishedName","Enabled","SID","ObjectClass","AccountExpirationDate","LastLogonDate","PasswordLastSet","PasswordNeverExpires","MemberOf","LogonWorkstations"
"msp-anna","CN=Anna Berger,OU=MSP,DC=northgate,DC=example","True","S-1-5-21-1-2-3-1104","user","","11/21/2026 8:30:00 PM","1/2/2025 9:00:00 AM","True","CN=msp-servers,OU=Groups,DC=northgate,DC=example;CN=Domain Admins,CN=Users,DC=northgate,DC=example",""
"k.ito","CN=Kenji Ito,OU=Staff,DC=northgate,DC=example","False","S-1-5-21-1-2-3-1105","user","12/31/2026 12:00:00 AM","","","False","","PC-01,PC-02"
`;

/** The same columns from a German machine, by semicolons. */
export const german = `"SamAccountName";"Enabled";"LastLogonDate";"MemberOf"\r
"msp-jörg";"Wahr";"21.11.2026 20:30:00";"CN=Domänen-Admins,CN=Users,DC=northgate,DC=example"\r
`;

/** `Get-ADGroupMember` of two groups, with the group's name added. */
export const members = `Group,distinguishedName,name,objectClass,objectGUID,SamAccountName,SID
Domain Admins,"CN=Anna,DC=northgate,DC=example",Anna,user,6a,msp-anna,S-1-5-21-1-2-3-1104
Domain Admins,"CN=ops,DC=northgate,DC=example",ops,group,6b,ops,S-1-5-21-1-2-3-1110
ops,"CN=Bob,DC=northgate,DC=example",Bob,user,6c,bob,S-1-5-21-1-2-3-1106
`;

/** What csvde writes. */
export const csvde = `DN,objectClass,cn,userAccountControl,sAMAccountName,objectSid,accountExpires,memberOf
"CN=Anna,DC=northgate,DC=example",user,Anna,66048,msp-anna,X'010500000000000515000000010000000200000003000000f4010000',9223372036854775807,"CN=a,DC=northgate,DC=example;CN=b,DC=northgate,DC=example"
`;
