/** A branch office's router with most of what such a file holds. */
export const branch = `Building configuration...

Current configuration : 4096 bytes
!
version 15.7
service timestamps log datetime msec
service password-encryption
no service pad
!
hostname branch-rtr
!
logging buffered 65536 informational
enable secret 9 $9$AAAA
!
aaa new-model
aaa authentication login default group RADIUS local
aaa group server radius RADIUS
 server-private 10.20.0.10 key 7 0000
login block-for 120 attempts 5 within 60
username admin privilege 15 secret 9 $9$BBBB
!
crypto isakmp policy 10
 encr aes 256
 hash sha256
 authentication pre-share
 group 14
crypto isakmp key 6 CCCC address 203.0.113.9
crypto ipsec transform-set STRONG esp-aes 256 esp-sha256-hmac
 mode tunnel
crypto map OUT 10 ipsec-isakmp
 set peer 203.0.113.9
 set transform-set STRONG
 set pfs group14
 match address PARTNER
!
object-group network SERVERS
 host 10.20.1.10
 10.20.2.0 255.255.255.0
object-group service WEB
 tcp eq 443
 tcp eq www
time-range WORKDAYS
 periodic weekdays 8:00 to 18:00
!
interface GigabitEthernet0/0
 description * uplink *
 ip address 198.51.100.2 255.255.255.248
 ip access-group OUTSIDE_in in
 ip nat outside
 crypto map OUT
!
interface GigabitEthernet0/1
 ip address 10.20.0.1 255.255.0.0
 ip nat inside
 ipv6 address 2001:db8:20::1/64
 ipv6 traffic-filter INSIDE6 in
!
ip nat inside source list 10 interface GigabitEthernet0/0 overload
ip route 0.0.0.0 0.0.0.0 198.51.100.1
!
ip access-list extended OUTSIDE_in
 remark the web server
 permit object-group WEB any object-group SERVERS
 permit tcp any host 198.51.100.2 established
 permit udp host 203.0.113.9 eq isakmp any eq isakmp time-range WORKDAYS
 deny   ip any any log
ip access-list extended PARTNER
 permit ip 10.20.0.0 0.0.255.255 192.168.77.0 0.0.0.255
access-list 10 permit 10.20.0.0 0.0.255.255
access-list 20 permit 10.20.0.0 0.0.0.255
ipv6 access-list INSIDE6
 permit tcp 2001:db8:20::/64 any eq 443
!
logging host 10.20.0.5
snmp-server community secret RO 20
banner motd ^C
* interface here is text
^C
line con 0
 exec-timeout 5 0
line vty 0 4
 access-class 20 in
 exec-timeout 10 0
 transport input ssh
ntp server 10.20.0.6
end
`;

/** A data centre's switch under NX-OS. */
export const leaf = `!Command: show running-config
!Time: Sat Nov 21 10:00:00 2026

version 9.3(5) Bios:version 07.68
hostname leaf-1
vdc leaf-1 id 1
  limit-resource vlan minimum 16 maximum 4094

feature telnet
feature ssh
feature ospf
nxapi http port 80
no password strength-check
username admin password 5 $5$AAAA  role network-admin
ip domain-lookup
object-group ip address SERVERS
  10 host 10.20.1.10
  20 10.20.2.0/24
object-group ip port WEB
  10 eq 443
  20 range 8080 8090
ip access-list EDGE_in
  statistics per-entry
  10 remark the web servers
  20 permit tcp any addrgroup SERVERS portgroup WEB
  30 permit udp 10.0.0.0/8 any eq domain
  40 deny ip any any log
ipv6 access-list EDGE6_in
  10 permit tcp any 2001:db8::/32 eq 443
snmp-server user admin network-admin auth sha 0x0000 priv aes-128 0x0000 localizedkey
snmp-server community secret group network-operator
ntp server 10.20.0.6 use-vrf management
ip route 0.0.0.0/0 10.20.0.1
vlan 1,10
vlan 10
  name users
vrf context management
  ip route 0.0.0.0/0 10.99.0.1

interface Ethernet1/1
  description uplink
  no switchport
  ip address 10.20.0.2/24
  ip access-group EDGE_in in
  ipv6 traffic-filter EDGE6_in in
  no shutdown

interface Ethernet1/2
  switchport
  switchport access vlan 10
  spanning-tree port type edge

interface mgmt0
  vrf member management
  ip address 10.99.0.2/24
cli alias name wr copy run start
line console
  exec-timeout 10
line vty
  access-class MGMT in
boot nxos bootflash:/nxos.9.3.5.bin
router ospf 1
logging logfile messages 6 size 4194304
logging server 10.30.0.10 6 use-vrf management
`;
