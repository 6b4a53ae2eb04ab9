/** A whole configuration with most of what a branch office's firewall holds. */
export const office = `: Saved
:
: Serial Number: JAD00000000
: Hardware:   ASA5516, 8192 MB RAM, CPU Atom C2000 series 2416 MHz, 1 CPU (8 cores)
:
ASA Version 9.16(4)
!
hostname office-fw
domain-name northgate.example
enable password $sha512$5000$AAAA$BBBB pbkdf2
service-module 1 keepalive-timeout 4
names
name 10.20.0.25 mailhub description relay for the office
no mac-address auto
ip local pool STAFF-POOL 10.99.0.10-10.99.0.200 mask 255.255.255.0

!
interface GigabitEthernet1/1
 description uplink ! to the provider
 nameif outside
 security-level 0
 ip address 198.51.100.2 255.255.255.248 standby 198.51.100.3
 ipv6 address 2001:db8:1::2/64
!
interface GigabitEthernet1/2
 no nameif
 no security-level
 no ip address
!
interface GigabitEthernet1/2.20
 vlan 20
 nameif inside
 security-level 100
 ip address 10.20.0.1 255.255.0.0
!
interface GigabitEthernet1/3
 nameif dmz
 security-level 50
 ip address 10.30.0.1 255.255.255.0
 dhcprelay information trusted
!
interface Management1/1
 management-only
 shutdown
 nameif mgmt
 security-level 90
 ip address 10.40.0.1 255.255.255.0
!
interface Tunnel1
 nameif branch
 ip address 169.254.1.1 255.255.255.252
 tunnel source interface outside
 tunnel destination 203.0.113.80
 tunnel mode ipsec ipv4
 tunnel protection ipsec profile BRANCH
!
ftp mode passive
clock timezone CET 1
dns domain-lookup inside
dns server-group DefaultDNS
 name-server 10.20.0.53
 domain-name northgate.example
same-security-traffic permit intra-interface
object network WEB
 host 10.30.0.80
object network PRINTERS
 range 10.20.8.1 10.20.8.20
object network UPDATES
 fqdn v4 updates.example.com
object network OFFICE
 subnet 10.20.0.0 255.255.0.0
object service RDP
 service tcp destination eq 3389
object-group network SERVERS
 description what branches may reach
 network-object host 10.20.1.10
 network-object 10.20.2.0 255.255.255.0
 network-object object WEB
object-group network EVERYTHING
 group-object SERVERS
 network-object object PRINTERS
object-group service WEBPORTS tcp
 port-object eq www
 port-object eq https
 port-object range 8080 8089
object-group service MANAGE
 service-object object RDP
 service-object tcp destination eq ssh
 service-object udp source eq ntp destination range 123 124
 service-object icmp echo
object-group protocol TCPUDP
 protocol-object udp
 protocol-object tcp
object-group icmp-type PINGS
 icmp-object echo
 icmp-object echo-reply
time-range WORKDAYS
 periodic weekdays 8:00 to 18:00
!
access-list OUTSIDE_in remark the web server
access-list OUTSIDE_in extended permit tcp any4 object WEB object-group WEBPORTS
access-list OUTSIDE_in extended permit icmp any any object-group PINGS
access-list OUTSIDE_in extended deny ip any any log warnings
access-list INSIDE_in extended permit object-group TCPUDP object OFFICE host 10.30.0.53 eq domain
access-list INSIDE_in extended permit tcp 10.20.0.0 255.255.0.0 any4 eq https log disable
access-list INSIDE_in extended permit tcp host mailhub any gt 1023 inactive
access-list INSIDE_in extended permit object-group MANAGE object OFFICE object-group SERVERS time-range WORKDAYS
access-list INSIDE_in extended deny ip any any
access-list STAFF_vpn extended permit tcp 10.99.0.0 255.255.255.0 object-group SERVERS eq 3389
access-list STAFF_vpn extended deny ip any any log
access-list STAFF_split standard permit 10.20.0.0 255.255.0.0
access-list PARTNER_crypto extended permit ip object OFFICE 192.168.77.0 255.255.255.0
pager lines 24
logging enable
logging timestamp
logging buffer-size 65536
logging buffered informational
logging trap notifications
logging asdm informational
logging host mgmt 10.40.0.10
logging class vpn trap informational
no logging message 106023
no logging message 302013
mtu outside 1500
mtu inside 1500
no failover
icmp unreachable rate-limit 1 burst-size 1
icmp permit any echo-reply outside
asdm image disk0:/asdm.bin
no asdm history enable
arp timeout 14400
nat (inside,outside) source static OFFICE OFFICE destination static SERVERS SERVERS no-proxy-arp route-lookup
!
object network WEB
 nat (dmz,outside) static 198.51.100.4 service tcp www www
!
nat (inside,outside) after-auto source dynamic any interface
access-group OUTSIDE_in in interface outside
access-group INSIDE_in in interface inside
route outside 0.0.0.0 0.0.0.0 198.51.100.1 1
ipv6 route outside ::/0 2001:db8:1::1
timeout xlate 3:00:00
timeout conn 1:00:00 half-closed 0:10:00 udp 0:02:00 icmp 0:00:02
aaa-server RADIUS protocol radius
aaa-server RADIUS (inside) host 10.20.0.40
 key *****
 authentication-port 1812
user-identity default-domain LOCAL
aaa authentication ssh console RADIUS LOCAL
aaa authentication enable console LOCAL
aaa local authentication attempts max-fail 5
http server enable 8443
http 10.40.0.0 255.255.255.0 mgmt
snmp-server group readers v3 priv
snmp-server user monitor readers v3 encrypted auth sha 00:11 priv aes 128 22:33
snmp-server host mgmt 10.40.0.20 version 3 monitor
snmp-server host inside 10.20.0.21 community ***** version 2c
no snmp-server location
snmp-server community *****
crypto ipsec ikev1 transform-set AES-SHA esp-aes-256 esp-sha-hmac
crypto ipsec ikev2 ipsec-proposal AES256
 protocol esp encryption aes-256 aes-gcm-256
 protocol esp integrity sha-256
crypto ipsec profile BRANCH
 set ikev2 ipsec-proposal AES256
 set pfs group19
crypto ipsec security-association pmtu-aging infinite
crypto dynamic-map CLIENTS 10 set ikev1 transform-set AES-SHA
crypto map OUT 10 match address PARTNER_crypto
crypto map OUT 10 set pfs group14
crypto map OUT 10 set peer 203.0.113.9
crypto map OUT 10 set ikev1 transform-set AES-SHA
crypto map OUT 65000 ipsec-isakmp dynamic CLIENTS
crypto map OUT interface outside
crypto ca trustpoint IDENTITY
 enrollment terminal
 fqdn vpn.northgate.example
 subject-name CN=vpn.northgate.example
 crl configure
crypto ca trustpool policy
crypto ca certificate map PEOPLE 10
 subject-name attr ou eq staff
crypto ca certificate chain IDENTITY
 certificate 0a1b
    30820122 30820122
    0500
  quit
crypto ikev2 policy 1
 encryption aes-256
 integrity sha256
 group 19 14
 prf sha256
 lifetime seconds 86400
crypto ikev2 enable outside client-services port 443
crypto ikev1 enable outside
crypto ikev1 policy 10
 authentication pre-share
 encryption aes-256
 hash sha
 group 5
 lifetime 86400
telnet timeout 5
no ssh stack ciscossh
ssh stricthostkeycheck
ssh 10.40.0.0 255.255.255.0 mgmt
ssh mailhub 255.255.255.255 inside
ssh timeout 15
ssh version 2
ssh key-exchange group dh-group14-sha256
console timeout 0
management-access inside
dhcpd auto_config outside
threat-detection basic-threat
ntp server 10.20.0.5 source inside prefer
ssl trust-point IDENTITY outside
webvpn
 enable outside
 hsts
  enable
  max-age 31536000
 anyconnect image disk0:/client.pkg 1
 anyconnect enable
 tunnel-group-list enable
 certificate-group-map PEOPLE 10 STAFF
 cache
  disable
 error-recovery disable
group-policy DfltGrpPolicy attributes
 vpn-idle-timeout 60
 vpn-tunnel-protocol ikev1 ikev2
group-policy STAFF-GP internal
group-policy STAFF-GP attributes
 dns-server value 10.20.0.53
 vpn-access-hours value WORKDAYS
 vpn-simultaneous-logins 1
 vpn-session-timeout 480
 vpn-filter value STAFF_vpn
 vpn-tunnel-protocol ssl-client
 split-tunnel-policy tunnelspecified
 split-tunnel-network-list value STAFF_split
 address-pools value STAFF-POOL
 webvpn
  anyconnect ask none default anyconnect
dynamic-access-policy-record DfltAccessPolicy
username admin password ***** pbkdf2 privilege 15
username visitor password ***** encrypted
username visitor attributes
 vpn-group-policy STAFF-GP
 vpn-filter none
 service-type remote-access
tunnel-group STAFF type remote-access
tunnel-group STAFF general-attributes
 authentication-server-group RADIUS
 accounting-server-group RADIUS
 default-group-policy STAFF-GP
tunnel-group STAFF webvpn-attributes
 authentication aaa certificate
 group-alias staff enable
tunnel-group 203.0.113.9 type ipsec-l2l
tunnel-group 203.0.113.9 ipsec-attributes
 ikev1 pre-shared-key *****
tunnel-group 203.0.113.80 type ipsec-l2l
tunnel-group 203.0.113.80 ipsec-attributes
 ikev2 remote-authentication certificate
 ikev2 local-authentication certificate IDENTITY
!
class-map inspection_default
 match default-inspection-traffic
!
policy-map type inspect dns preset_dns_map
 parameters
  message-length maximum 512
policy-map global_policy
 class inspection_default
  inspect dns preset_dns_map
  inspect ftp
!
service-policy global_policy global
prompt hostname context
no call-home reporting anonymous
Cryptochecksum:00112233445566778899aabbccddeeff
: end
`;

/** The same kind of device some twenty years earlier. */
export const pix = `PIX Version 6.3(5)
interface ethernet0 auto
interface ethernet1 100full
interface ethernet2 auto shutdown
nameif ethernet0 outside security0
nameif ethernet1 inside security100
enable password AAAAAAAAAAAAAAAA encrypted
passwd BBBBBBBBBBBBBBBB encrypted
hostname old-fw
fixup protocol http 80
names
access-list acl_out permit tcp any host 198.51.100.5 eq www
access-list acl_out permit icmp any any echo-reply
access-list nonat permit ip 10.0.0.0 255.0.0.0 192.168.5.0 255.255.255.0
pager lines 24
logging on
logging trap 4
logging host inside 10.0.0.9
mtu outside 1500
ip address outside 198.51.100.2 255.255.255.0
ip address inside 10.0.0.1 255.0.0.0
ip audit info action alarm
global (outside) 1 interface
nat (inside) 0 access-list nonat
nat (inside) 1 0 0
static (inside,outside) 198.51.100.5 10.0.0.5 netmask 255.255.255.255 0 0
static (inside,outside) tcp interface 8080 10.0.0.6 www netmask 255.255.255.255 0 0
access-group acl_out in interface outside
route outside 0 0 198.51.100.1 1
timeout xlate 0:05:00
http server enable
http 10.0.0.0 255.0.0.0 inside
snmp-server community public
floodguard enable
sysopt connection permit-ipsec
crypto ipsec transform-set des esp-des esp-md5-hmac
crypto map outmap 10 ipsec-isakmp
crypto map outmap 10 match address nonat
crypto map outmap 10 set peer 203.0.113.1
crypto map outmap 10 set transform-set des
crypto map outmap interface outside
isakmp enable outside
isakmp key ******** address 203.0.113.1 netmask 255.255.255.255
isakmp policy 10 authentication pre-share
isakmp policy 10 encryption des
isakmp policy 10 hash md5
isakmp policy 10 group 1
isakmp policy 10 lifetime 86400
telnet 10.0.0.0 255.0.0.0 inside
telnet timeout 5
ssh timeout 5
terminal width 80
Cryptochecksum:0011
: end
`;

/** A piece of a configuration, as people paste it into a ticket. */
export const fragment = `object-group network PARTNERS
network-object host 192.0.2.7
network-object 192.0.2.16 255.255.255.240
access-list DMZ_in extended permit tcp object-group PARTNERS any eq ssh
`;
