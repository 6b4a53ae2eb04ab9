const dashes = "-".repeat(70);

/** What netsh prints of rules. */
export const netsh = `
Rule Name:                            Remote Desktop - User Mode (TCP-In)
${dashes}
Description:                          Inbound rule for the Remote Desktop service
                                      to allow RDP traffic.
Enabled:                              Yes
Direction:                            In
Profiles:                             Domain,Private
Grouping:                             Remote Desktop
LocalIP:                              Any
RemoteIP:                             10.20.0.0/255.255.0.0,LocalSubnet
Protocol:                             TCP
LocalPort:                            3389
RemotePort:                           Any
Edge traversal:                       No
Program:                              %SystemRoot%\\system32\\svchost.exe
Service:                              termservice
InterfaceTypes:                       Any
Security:                             NotRequired
Rule source:                          Local Setting
Action:                               Allow

Rule Name:                            Echo Request (ICMPv4-In)
${dashes}
Enabled:                              Yes
Direction:                            In
Profiles:                             Domain,Private,Public
Grouping:                             File and Printer Sharing
LocalIP:                              Any
RemoteIP:                             Any
Protocol:                             ICMPv4
                                      Type    Code
                                      8       Any 
Edge traversal:                       No
Action:                               Allow

Rule Name:                            No SMB outward
${dashes}
Enabled:                              Yes
Direction:                            Out
Profiles:                             Public
Grouping:                             
LocalIP:                              Any
RemoteIP:                             Any
Protocol:                             TCP
LocalPort:                            Any
RemotePort:                           139,445
Edge traversal:                       No
Action:                               Block
Ok.

`.replaceAll("\n", "\r\n");

export const profiles = `
Domain Profile Settings: 
${dashes}
State                                 ON
Firewall Policy                       BlockInbound,AllowOutbound
LocalFirewallRules                    N/A (GPO-store only)
RemoteManagement                      Disable

Logging:
LogAllowedConnections                 Disable
FileName                              %systemroot%\\system32\\LogFiles\\Firewall\\pfirewall.log
MaxFileSize                           4096


Private Profile Settings: 
${dashes}
State                                 OFF
Firewall Policy                       BlockInbound,AllowOutbound

Public Profile Settings: 
${dashes}
State                                 ON
Firewall Policy                       BlockInboundAlways,BlockOutbound
Ok.
`;

export const german = `Regelname:                            Remotedesktop (TCP eingehend)
${dashes}
Aktiviert:                            Ja
Richtung:                             Eingehend
Profile:                              Domäne,Privat,Öffentlich
Gruppierung:                          Remotedesktop
Lokale IP:                            Beliebig
Remote-IP:                            Beliebig
Protokoll:                            TCP
Lokaler Port:                         3389
Remoteport:                           Beliebig
Edgeausnahme:                         Nein
Aktion:                               Zulassen
`;

export const json = `[
  { "Name": "RDP", "DisplayName": "Remote Desktop", "Enabled": 1, "Profile": 3, "Direction": 1, "Action": 2,
    "Protocol": "TCP", "LocalPort": ["3389", "3390-3399"], "RemotePort": "Any", "LocalAddress": "Any", "RemoteAddress": "10.20.0.0/16", "Program": "Any" },
  { "Name": "SMB", "DisplayName": "No SMB", "Enabled": "True", "Profile": "Any", "Direction": "Inbound", "Action": "Block",
    "Protocol": "TCP", "LocalPort": "445", "RemoteAddress": "Any" },
  { "Name": "Old", "DisplayName": "Old", "Enabled": 2, "Profile": 0, "Direction": 1, "Action": 2, "Protocol": "TCP", "LocalPort": "23" },
  { "Name": "Domain", "Enabled": 1, "DefaultInboundAction": 4, "DefaultOutboundAction": 2 },
  { "Name": "Public", "Enabled": "True", "DefaultInboundAction": "NotConfigured", "DefaultOutboundAction": "Block" }
]
`;

export const table = `"DisplayName";"Enabled";"Profile";"Direction";"Action";"Protocol";"LocalPort";"RemotePort";"LocalAddress";"RemoteAddress"\r
"Web";"True";"Domain, Private";"Inbound";"Allow";"TCP";"80, 443";"Any";"Any";"Any"\r
`;

export const all = [netsh, profiles, german, json, table];
