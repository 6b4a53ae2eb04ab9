/** What LGPO.exe makes of a policy, and what people add to it by hand. */
export const policy = String.raw`; ----------------------------------------------------------------------
; PARSING Computer POLICY
; Source file:  Machine\Registry.pol

Computer
Software\Policies\Microsoft\Windows\EventLog\Security
MaxSize
DWORD:196608

Computer
Software\Policies\Microsoft\Windows\PowerShell\ScriptBlockLogging
EnableScriptBlockLogging
DWORD:0x1

Computer
Software\Policies\Microsoft\Windows\EventLog\EventForwarding\SubscriptionManager
*
DELETEALLVALUES

Computer
Software\Policies\Microsoft\Windows\EventLog\EventForwarding\SubscriptionManager
1
SZ:Server=http://wec.northgate.example:5985/wsman/SubscriptionManager/WEC,Refresh=60

Computer
System\CurrentControlSet\Services\LanManServer\Parameters
NullSessionPipes
MULTISZ:netlogon\0samr

Computer
Software\Policies\Northgate

EXSZ:%ProgramFiles%\Northgate

Computer
Software\Policies\Northgate
Seal
BINARY:00ff10

User:Administrators
Software\Policies\Microsoft\Windows\System
DisableCMD
DELETE

; PARSING COMPLETED.
`;
