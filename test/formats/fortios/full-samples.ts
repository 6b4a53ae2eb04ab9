/** What `show` prints of a small device, and `show full-configuration` of the same one. */
export const shown = `#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=0:user=admin
config system global
    set admin-lockout-duration 900
    set hostname "depot"
end
config system interface
    edit "wan1"
        set vdom "root"
        set ip 198.51.100.2 255.255.255.248
        set type physical
        set role wan
    next
    edit "internal"
        set vdom "root"
        set ip 10.20.0.1 255.255.255.0
        set allowaccess ping https ssh
        set type hard-switch
    next
end
config system admin
    edit "admin"
        set accprofile "super_admin"
        set vdom "root"
        set trusthost1 10.20.0.0 255.255.255.0
        set password ENC SH2NotARealHashJustForTheSample=
    next
end
config firewall address
    edit "office"
        set subnet 10.20.0.0 255.255.255.0
    next
end
config vpn ipsec phase1-interface
    edit "to-hq"
        set interface "wan1"
        set ike-version 2
        set proposal aes256-sha256
        set dhgrp 14
        set remote-gw 203.0.113.10
        set psksecret ENC notARealSecret
    next
end
config log syslogd setting
    set status enable
    set server "10.30.0.10"
end
config firewall policy
    edit 1
        set name "Office to the web"
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set srcaddr "office"
        set dstaddr "all"
        set schedule "always"
        set service "HTTPS"
        set logtraffic all
        set nat enable
    next
end
`;

export const full = `#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=0:user=admin
config system global
    set admin-concurrent enable
    set admin-console-timeout 0
    set admin-hsts-max-age 15552000
    set admin-https-redirect enable
    set admin-https-ssl-versions tlsv1-2 tlsv1-3
    set admin-lockout-duration 900
    set admin-lockout-threshold 3
    set admin-login-max 100
    set admin-maintainer enable
    set admin-port 80
    set admin-restrict-local disable
    set admin-scp disable
    set admin-server-cert "self-sign"
    set admin-sport 443
    set admin-ssh-grace-time 120
    set admin-ssh-password enable
    set admin-ssh-port 22
    set admin-ssh-v1 disable
    set admin-telnet enable
    set admin-telnet-port 23
    set admintimeout 5
    set alias "FortiGate-60F"
    set arp-max-entry 131072
    set block-session-timer 30
    set cfg-save automatic
    set daily-restart disable
    set dst enable
    set gui-certificates enable
    set gui-theme jade
    set hostname "depot"
    set language english
    set ldapconntimeout 500
    set management-vdom "root"
    set post-login-banner disable
    set pre-login-banner disable
    set remoteauthtimeout 5
    set revision-backup-on-logout disable
    set strong-crypto enable
    set switch-controller disable
    set tcp-halfclose-timer 120
    set timezone 04
    set vdom-mode no-vdom
    set wireless-controller enable
end
config system interface
    edit "wan1"
        set vdom "root"
        set vrf 0
        set fortilink disable
        set mode static
        set dhcp-relay-interface-select-method auto
        set dhcp-relay-service disable
        set ip 198.51.100.2 255.255.255.248
        unset allowaccess
        set fail-detect disable
        set arpforward enable
        set broadcast-forward disable
        set bfd global
        set l2forward disable
        set icmp-send-redirect enable
        set vlanforward disable
        set stpforward disable
        set ips-sniffer-mode disable
        set ident-accept disable
        set ipmac disable
        set subst disable
        set status up
        set netbios-forward disable
        set wins-ip 0.0.0.0
        set type physical
        set netflow-sampler disable
        set sflow-sampler disable
        set src-check enable
        set sample-rate 2000
        set polling-interval 20
        set sample-direction both
        set explicit-web-proxy disable
        set explicit-ftp-proxy disable
        set proxy-captive-portal disable
        set tcp-mss 0
        set inbandwidth 0
        set outbandwidth 0
        set egress-shaping-profile ''
        set ingress-shaping-profile ''
        set spillover-threshold 0
        set ingress-spillover-threshold 0
        set weight 0
        set external disable
        set description ''
        set alias ''
        set security-mode none
        set ike-saml-server ''
        set device-identification disable
        set lldp-reception vdom
        set lldp-transmission vdom
        set estimated-upstream-bandwidth 0
        set estimated-downstream-bandwidth 0
        set measured-upstream-bandwidth 0
        set measured-downstream-bandwidth 0
        set bandwidth-measure-time 0
        set monitor-bandwidth disable
        set vrrp-virtual-mac disable
        set role wan
        set snmp-index 1
        set preserve-session-route disable
        set auto-auth-extension-device disable
        set ap-discover enable
        set ip-managed-by-fortiipam inherit-global
        set switch-controller-igmp-snooping-proxy disable
        set swc-first-create 0
        config ipv6
            set ip6-mode static
            set nd-mode basic
            set ip6-address ::/0
            unset ip6-allowaccess
            set icmp6-send-redirect enable
            set ra-send-mtu enable
            set ip6-reachable-time 0
            set ip6-retrans-time 0
            set ip6-hop-limit 0
            set dhcp6-prefix-delegation disable
            set dhcp6-information-request disable
            set cli-conn6-status 0
            set vrrp-virtual-mac6 disable
            set vrip6_link_local ::
            set ip6-send-adv disable
            set autoconf disable
            set dhcp6-relay-service disable
        end
        set defaultgw enable
        set dns-server-override enable
        set dns-server-protocol cleartext
        set speed auto
        set trunk disable
        set mtu-override disable
        set wccp disable
        set drop-overlapped-fragment disable
        set drop-fragment disable
    next
    edit "internal"
        set vdom "root"
        set vrf 0
        set mode static
        set ip 10.20.0.1 255.255.255.0
        set allowaccess ping https ssh
        set status up
        set type hard-switch
        set secondary-IP disable
        set role undefined
        config ipv6
            set ip6-mode static
            set ip6-address ::/0
            unset ip6-allowaccess
            set ip6-send-adv disable
        end
    next
end
config system admin
    edit "admin"
        set remote-auth disable
        set trusthost1 10.20.0.0 255.255.255.0
        set trusthost2 0.0.0.0 0.0.0.0
        set trusthost3 0.0.0.0 0.0.0.0
        set trusthost4 0.0.0.0 0.0.0.0
        set trusthost5 0.0.0.0 0.0.0.0
        set trusthost6 0.0.0.0 0.0.0.0
        set trusthost7 0.0.0.0 0.0.0.0
        set trusthost8 0.0.0.0 0.0.0.0
        set trusthost9 0.0.0.0 0.0.0.0
        set trusthost10 0.0.0.0 0.0.0.0
        set ip6-trusthost1 ::/0
        set ip6-trusthost2 ::/0
        set accprofile "super_admin"
        set allow-remove-admin-session enable
        set comments ''
        set vdom "root"
        set force-password-change disable
        set two-factor disable
        set email-to ''
        set sms-server fortiguard
        set sms-phone ''
        set guest-auth disable
        unset ssh-public-key1
        set ssh-certificate ''
        set gui-ignore-release-overview-version ''
        set password ENC SH2NotARealHashJustForTheSample=
    next
end
config system password-policy
    set status disable
end
config firewall address
    edit "all"
        set type ipmask
        set comment ''
        set associated-interface ''
        set color 0
        set allow-routing disable
        set fabric-object disable
        set subnet 0.0.0.0 0.0.0.0
    next
    edit "office"
        set type ipmask
        set comment ''
        set associated-interface ''
        set color 0
        set allow-routing disable
        set fabric-object disable
        set subnet 10.20.0.0 255.255.255.0
    next
end
config firewall service custom
    edit "HTTPS"
        set proxy disable
        set category "Web Access"
        set protocol TCP/UDP/SCTP
        set helper auto
        set iprange 0.0.0.0
        set fqdn ''
        unset icmptype
        set tcp-portrange 443
        unset udp-portrange
        unset sctp-portrange
        set tcp-halfclose-timer 0
        set tcp-halfopen-timer 0
        set tcp-timewait-timer 0
        set tcp-rst-timer 0
        set udp-idle-timer 0
        set session-ttl 0
        set check-reset-range default
        set comment ''
        set color 0
        set app-service-type disable
        set fabric-object disable
    next
end
config vpn ipsec phase1-interface
    edit "to-hq"
        set type static
        set interface "wan1"
        set ip-version 4
        set ike-version 2
        set local-gw 0.0.0.0
        set keylife 86400
        set authmethod psk
        unset authmethod-remote
        set peertype any
        set net-device disable
        set passive-mode disable
        set exchange-interface-ip disable
        set mode-cfg disable
        set proposal aes256-sha256
        set localid ''
        set localid-type auto
        set auto-negotiate enable
        set negotiate-timeout 30
        set fragmentation enable
        set ip-fragmentation post-encapsulation
        set dpd on-demand
        set comments ''
        set npu-offload enable
        set dhgrp 14
        set suite-b disable
        set eap disable
        set ppk disable
        set wizard-type custom
        set reauth disable
        set idle-timeout disable
        set ha-sync-esp-seqno enable
        set fgsp-sync disable
        set inbound-dscp-copy disable
        set auto-discovery-sender disable
        set auto-discovery-receiver disable
        set auto-discovery-forwarder disable
        set encapsulation none
        set nattraversal enable
        set childless-ike disable
        set fec-egress disable
        set fec-ingress disable
        set rekey enable
        set enforce-unique-id disable
        set network-overlay disable
        set remote-gw 203.0.113.10
        set monitor ''
        set tunnel-search selectors
        set add-gw-route disable
        set psksecret ENC notARealSecret
        set keepalive 10
        set dpd-retrycount 3
        set dpd-retryinterval 20
    next
end
config log syslogd setting
    set status enable
    set server "10.30.0.10"
    set mode udp
    set port 514
    set facility local7
    set source-ip ''
    set format default
    set priority default
    set max-log-rate 0
    set interface-select-method auto
end
config log syslogd filter
    set severity information
    set forward-traffic enable
    set local-traffic enable
    set multicast-traffic enable
    set sniffer-traffic enable
    set anomaly enable
    set voip enable
end
config log syslogd2 setting
    set status disable
end
config log setting
    set resolve-ip disable
    set resolve-port enable
    set log-user-in-upper disable
    set fwpolicy-implicit-log disable
    set fwpolicy6-implicit-log disable
    set log-invalid-packet disable
    set local-in-allow disable
    set local-in-deny-unicast disable
    set local-in-deny-broadcast disable
    set local-out disable
    set daemon-log disable
    set neighbor-event disable
    set brief-traffic-format disable
    set user-anonymize disable
end
config firewall policy
    edit 1
        set status enable
        set name "Office to the web"
        set uuid 11111111-2222-3333-4444-555555555555
        set srcintf "internal"
        set dstintf "wan1"
        set action accept
        set nat64 disable
        set nat46 disable
        set ztna-status disable
        set srcaddr "office"
        set dstaddr "all"
        unset srcaddr6
        unset dstaddr6
        set internet-service disable
        set internet-service-src disable
        unset reputation-minimum
        set internet-service6 disable
        set internet-service6-src disable
        set rtp-nat disable
        set send-deny-packet disable
        set firewall-session-dirty check-all
        set schedule "always"
        set schedule-timeout disable
        set policy-expiry disable
        set service "HTTPS"
        set tos-mask 0x00
        set anti-replay enable
        set dynamic-shaping disable
        set passive-wan-health-measurement disable
        set utm-status disable
        set inspection-mode flow
        set http-policy-redirect disable
        set ssh-policy-redirect disable
        set profile-type single
        set profile-protocol-options "default"
        set ssl-ssh-profile "no-inspection"
        set logtraffic all
        set logtraffic-start disable
        set capture-packet disable
        set auto-asic-offload enable
        set np-acceleration enable
        set nat enable
        set pcp-outbound disable
        set permit-any-host disable
        set permit-stun-host disable
        set fixedport disable
        set port-preserve enable
        set ippool disable
        set session-ttl 0
        set vlan-cos-fwd 255
        set vlan-cos-rev 255
        set wccp disable
        set disclaimer disable
        set email-collect disable
        set natip 0.0.0.0 0.0.0.0
        set match-vip enable
        set match-vip-only disable
        set diffserv-copy disable
        set diffserv-forward disable
        set diffserv-reverse disable
        set tcp-mss-sender 0
        set tcp-mss-receiver 0
        set comments ''
        set block-notification disable
        set replacemsg-override-group ''
        set srcaddr-negate disable
        set dstaddr-negate disable
        set srcaddr6-negate disable
        set dstaddr6-negate disable
        set service-negate disable
        set timeout-send-rst disable
        set captive-portal-exempt disable
        set dsri disable
        set radius-mac-auth-bypass disable
        set radius-ip-auth-bypass disable
        set delay-tcp-npu-session disable
        unset vlan-filter
        set sgt-check disable
        set dlp-profile ''
        set traffic-shaper ''
    next
end
`;
