/** A branch's firewall as a backup has it, with defaults left out. */
export const branch = `#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=0:user=admin
#conf_file_ver=2117389263519
#buildno=1639
#global_vdom=1
config system global
    set admintimeout 10
    set admin-https-redirect enable
    set alias "FortiGate-60F"
    set hostname "northgate-branch"
    set timezone 12
end
config system accprofile
    edit "monitoring"
        set sysgrp read
        set fwgrp read
    next
end
config system interface
    edit "wan1"
        set vdom "root"
        set ip 198.51.100.2 255.255.255.248
        set allowaccess ping
        set type physical
        set role wan
        set snmp-index 1
    next
    edit "internal"
        set vdom "root"
        set ip 10.20.0.1 255.255.255.0
        set allowaccess ping https ssh
        set type hard-switch
        set alias "Office \\"LAN\\""
        set snmp-index 2
    next
    edit "dmz"
        set vdom "root"
        set ip 10.40.0.1/24
        set type physical
        config ipv6
            set ip6-address 2001:db8:40::1/64
        end
    next
    edit "guest"
        set vdom "root"
        set ip 10.50.0.1 255.255.255.0
        set interface "internal"
        set vlanid 50
    next
    edit "to-hq"
        set vdom "root"
        set type tunnel
        set interface "wan1"
    next
end
config system admin
    edit "admin"
        set accprofile "super_admin"
        set vdom "root"
        set trusthost1 10.20.0.0 255.255.255.0
        set password ENC SH2NotARealHashJustForTheSample=
    next
    edit "watcher"
        set accprofile "monitoring"
        set vdom "root"
        set trusthost1 10.20.0.9 255.255.255.255
        set password ENC AK1NotARealHashJustForTheSample=
    next
end
config system password-policy
    set status enable
    set minimum-length 12
    set min-lower-case-letter 1
    set min-upper-case-letter 1
    set min-number 1
    set expire-status enable
end
config system snmp sysinfo
    set status enable
end
config system ntp
    set ntpsync enable
    set type custom
    config ntpserver
        edit 1
            set server "10.30.0.12"
        next
    end
end
config vpn certificate ca
end
config vpn certificate local
    edit "northgate-2026"
        set password ENC notARealSecret
        set private-key "-----BEGIN ENCRYPTED PRIVATE KEY-----
bm90IGEga2V5
-----END ENCRYPTED PRIVATE KEY-----"
        set certificate "-----BEGIN CERTIFICATE-----
bm90IGEgY2VydGlmaWNhdGU=
-----END CERTIFICATE-----"
    next
end
config firewall address
    edit "all"
        set uuid 11111111-2222-3333-4444-555555555555
    next
    edit "office network"
        set subnet 10.20.0.0 255.255.255.0
    next
    edit "printers"
        set type iprange
        set start-ip 10.20.0.200
        set end-ip 10.20.0.220
    next
    edit "hq"
        set subnet 10.0.0.0 255.255.0.0
    next
    edit "updates"
        set type fqdn
        set fqdn "updates.example.com"
    next
    edit "mail host"
        set subnet 10.40.0.25 255.255.255.255
    next
end
config firewall addrgrp
    edit "office people"
        set member "office network"
        set exclude enable
        set exclude-member "printers"
    next
end
config firewall service custom
    edit "portal"
        set tcp-portrange 8443 9000-9010:1024-65535
    next
    edit "PING"
        set protocol ICMP
        set icmptype 8
        unset icmpcode
    next
end
config firewall service group
    edit "mail"
        set member "SMTP" "SMTPS"
    next
end
config firewall schedule recurring
    edit "office hours"
        set start 08:00
        set end 18:00
        set day monday tuesday wednesday thursday friday
    next
end
config firewall vip
    edit "mail in"
        set extip 198.51.100.3
        set mappedip "10.40.0.25"
        set extintf "wan1"
    next
    edit "portal in"
        set extip 198.51.100.4
        set mappedip "10.40.0.30"
        set extintf "wan1"
        set portforward enable
        set extport 443
        set mappedport 8443
    next
end
config user group
    edit "people abroad"
        set member "someone"
    next
end
config vpn ssl settings
    set servercert "northgate-2026"
    set idle-timeout 600
    set source-interface "wan1"
    set source-address "all"
    set default-portal "tunnel-access"
    config authentication-rule
        edit 1
            set groups "people abroad"
            set portal "tunnel-access"
        next
    end
end
config vpn ssl web portal
    edit "tunnel-access"
        set tunnel-mode enable
        set split-tunneling disable
        set limit-user-logins enable
    next
end
config vpn ipsec phase1-interface
    edit "to-hq"
        set interface "wan1"
        set ike-version 2
        set peertype any
        set proposal aes256-sha256 aes128-sha1
        set dhgrp 14 5
        set remote-gw 203.0.113.10
        set psksecret ENC notARealSecret
    next
end
config vpn ipsec phase2-interface
    edit "to-hq"
        set phase1name "to-hq"
        set proposal aes256-sha256
        set dhgrp 14
        set src-subnet 10.20.0.0 255.255.255.0
        set dst-subnet 10.0.0.0 255.255.0.0
    next
end
config log syslogd setting
    set status enable
    set server "10.30.0.10"
    set mode reliable
end
config log syslogd filter
    set severity information
end
config log disk setting
    set status enable
    set maximum-log-age 30
end
config log setting
    set fwpolicy-implicit-log enable
end
config system zone
    edit "inside zone"
        set intrazone allow
        set interface "internal" "guest"
    next
end
config firewall policy
    edit 7
        set name "Mail from outside"
        set srcintf "wan1"
        set dstintf "dmz"
        set action accept
        set srcaddr "all"
        set dstaddr "mail in"
        set schedule "always"
        set service "mail"
        set logtraffic all
    next
    edit 3
        set name "Portal from outside"
        set srcintf "wan1"
        set dstintf "dmz"
        set action accept
        set srcaddr "all"
        set dstaddr "portal in"
        set schedule "always"
        set service "portal"
        set logtraffic all
    next
    edit 12
        set name "Office to HQ"
        set srcintf "inside zone"
        set dstintf "to-hq"
        set action accept
        set srcaddr "office people"
        set dstaddr "hq"
        set schedule "office hours"
        set service "HTTPS" "SSH" "PING"
        set utm-status enable
        set ips-sensor "default"
        set application-list "branch"
        set logtraffic all
    next
    edit 13
        set name "Updates"
        set srcintf "inside zone"
        set dstintf "wan1"
        set action accept
        set srcaddr "office network"
        set dstaddr "updates"
        set schedule "always"
        set service "HTTPS"
        set nat enable
    next
    edit 14
        set srcintf "inside zone"
        set dstintf "wan1"
        set srcaddr "all"
        set dstaddr "hq"
        set dstaddr-negate enable
        set schedule "always"
        set service "ALL"
        set status disable
        set comments "off since the move"
    next
end
config firewall local-in-policy
    edit 1
        set intf "wan1"
        set srcaddr "all"
        set dstaddr "all"
        set service "ALL"
        set schedule "always"
        set status disable
    next
end
config router static
    edit 1
        set gateway 198.51.100.1
        set device "wan1"
    next
    edit 2
        set dst 10.0.0.0 255.255.0.0
        set device "to-hq"
    next
end
`;

/** Two virtual domains in one backup. */
export const domains = `#config-version=FG200E-6.4.9-FW-build1966-220421:opmode=0:vdom=1:user=admin
config vdom
edit root
next
edit customer
next
end
config global
config system global
    set hostname "shared"
    set management-vdom "root"
end
config system interface
    edit "port1"
        set vdom "root"
        set ip 192.0.2.1 255.255.255.0
        set allowaccess https
    next
    edit "port2"
        set vdom "customer"
        set ip 10.1.0.1 255.255.255.0
    next
    edit "port3"
        set vdom "customer"
        set ip 10.2.0.1 255.255.255.0
    next
end
config log syslogd setting
    set status enable
    set server "192.0.2.10"
end
end
config vdom
edit root
config system settings
    set central-nat enable
end
config firewall policy
end
end
config vdom
edit customer
config firewall address
    edit "servers"
        set subnet 10.2.0.0 255.255.255.0
    next
end
config firewall policy
    edit 1
        set srcintf "port2"
        set dstintf "port3"
        set srcaddr "all"
        set dstaddr "servers"
        set action accept
        set schedule "always"
        set service "HTTPS"
    next
end
end
`;
