/** A branch firewall in braces: zones, policies, translations, tunnels, and who administers it. */
export const branch = `## Last commit: 2026-11-21 08:00:00 UTC by admin
version 21.4R3.15;
groups {
    logging {
        security {
            policies {
                from-zone <*> to-zone <*> {
                    policy <*> {
                        then {
                            log {
                                session-init;
                            }
                        }
                    }
                }
            }
        }
    }
}
system {
    host-name branch;
    root-authentication {
        encrypted-password "$6$sample$sample"; ## SECRET-DATA
    }
    login {
        class watchers {
            idle-timeout 15;
            permissions [ view view-configuration ];
        }
        user k.ito {
            uid 2000;
            class super-user;
            authentication {
                encrypted-password "$1$sample$sample"; ## SECRET-DATA
            }
        }
        user noc {
            class watchers;
            authentication {
                ssh-ed25519 "ssh-ed25519 AAAAsample noc";
            }
        }
        password {
            minimum-length 12;
            minimum-upper-cases 1;
            minimum-lower-cases 1;
            minimum-numerics 1;
        }
        retry-options {
            tries-before-disconnect 4;
            lockout-period 20;
        }
    }
    services {
        ssh {
            root-login deny;
            protocol-version v2;
        }
        telnet;
        web-management {
            https {
                system-generated-certificate;
                interface ge-0/0/1.0;
            }
        }
    }
    syslog {
        host 10.30.0.10 {
            any notice;
            port 6514;
            transport tls;
        }
        file messages {
            any info;
            archive size 1m files 20;
        }
    }
    ntp {
        server 10.20.0.5 prefer;
    }
}
security {
    log {
        mode stream;
        stream central {
            host {
                10.30.0.10;
                port 1514;
            }
        }
    }
    ike {
        proposal strong {
            authentication-method rsa-signatures;
            dh-group group20;
            authentication-algorithm sha-384;
            encryption-algorithm aes-256-cbc;
        }
        policy hq {
            mode main;
            proposals strong;
            certificate {
                local-certificate branch-2026;
            }
        }
        policy supplier {
            proposal-set compatible;
            pre-shared-key ascii-text "$9$sample"; ## SECRET-DATA
        }
        gateway hq {
            ike-policy hq;
            address 203.0.113.1;
            external-interface ge-0/0/0.0;
            version v2-only;
        }
        gateway supplier {
            ike-policy supplier;
            address 203.0.113.99;
            external-interface ge-0/0/0;
        }
    }
    ipsec {
        proposal strong {
            encryption-algorithm aes-256-gcm;
        }
        policy strong {
            perfect-forward-secrecy {
                keys group20;
            }
            proposals strong;
        }
        vpn hq {
            bind-interface st0.0;
            ike {
                gateway hq;
                ipsec-policy strong;
            }
            traffic-selector one {
                local-ip 10.20.0.0/24;
                remote-ip 10.0.0.0/16;
            }
        }
        vpn supplier {
            ike {
                gateway supplier;
                ipsec-policy strong;
            }
        }
    }
    address-book {
        global {
            address hq 10.0.0.0/16;
            address web 10.40.0.80/32;
            address updates {
                dns-name updates.example.com;
            }
            address-set servers {
                address web;
                address mail;
            }
            address mail 10.40.0.25/32;
        }
    }
    nat {
        source {
            rule-set out {
                from zone trust;
                to zone untrust;
                rule all {
                    match {
                        source-address 0.0.0.0/0;
                    }
                    then {
                        source-nat {
                            interface;
                        }
                    }
                }
            }
        }
        destination {
            pool web {
                address 10.40.0.80/32 port 443;
            }
            rule-set in {
                from zone untrust;
                rule web {
                    match {
                        destination-address 198.51.100.3/32;
                        destination-port 443;
                    }
                    then {
                        destination-nat {
                            pool {
                                web;
                            }
                        }
                    }
                }
            }
        }
    }
    policies {
        from-zone trust to-zone untrust {
            apply-groups logging;
            /* everything the office needs */
            policy out {
                match {
                    source-address any;
                    destination-address any;
                    application [ junos-http junos-https dns ];
                }
                then {
                    permit {
                        application-services {
                            utm-policy office;
                        }
                    }
                }
            }
            inactive: policy old {
                match {
                    source-address hq;
                    destination-address any;
                    application any;
                }
                then {
                    permit;
                }
            }
            policy rest {
                match {
                    source-address any;
                    destination-address servers;
                    destination-address-excluded;
                    application any;
                }
                then {
                    deny;
                }
            }
        }
        from-zone untrust to-zone dmz {
            policy web {
                match {
                    source-address any;
                    destination-address web;
                    application junos-https;
                }
                then {
                    permit;
                    log {
                        session-close;
                    }
                }
                scheduler-name office-hours;
            }
        }
        from-zone trust to-zone dmz {
            policy to-supplier {
                match {
                    source-address any;
                    destination-address hq;
                    application junos-ssh;
                }
                then {
                    permit;
                }
            }
        }
        global {
            policy no-shares {
                match {
                    source-address any;
                    destination-address any;
                    application junos-cifs;
                    from-zone [ dmz vpn ];
                    to-zone trust;
                }
                then {
                    reject;
                    log {
                        session-init;
                    }
                }
            }
        }
        default-policy {
            deny-all;
        }
    }
    zones {
        security-zone trust {
            host-inbound-traffic {
                system-services {
                    ssh;
                    telnet;
                    https;
                    ping;
                }
                protocols {
                    ospf;
                }
            }
            interfaces {
                ge-0/0/1.0;
            }
        }
        security-zone untrust {
            screen edge;
            interfaces {
                ge-0/0/0.0 {
                    host-inbound-traffic {
                        system-services {
                            ike;
                        }
                    }
                }
            }
        }
        security-zone dmz {
            interfaces {
                ge-0/0/2.0;
            }
        }
        security-zone vpn {
            interfaces {
                st0.0;
            }
        }
    }
    screen {
        ids-option edge {
            tcp {
                land;
            }
        }
    }
}
interfaces {
    ge-0/0/0 {
        unit 0 {
            description "provider line";
            family inet {
                address 198.51.100.2/29;
            }
        }
    }
    ge-0/0/1 {
        unit 0 {
            family inet {
                filter {
                    input from-office;
                }
                address 10.20.0.1/24;
            }
        }
    }
    ge-0/0/2 {
        unit 0 {
            family inet {
                address 10.40.0.1/24;
            }
        }
    }
    st0 {
        unit 0 {
            family inet;
        }
    }
}
snmp {
    community sample {
        authorization read-only;
        clients {
            10.30.0.0/24;
        }
    }
}
policy-options {
    prefix-list noc {
        10.30.0.0/24;
    }
}
firewall {
    family inet {
        filter from-office {
            term no-spoofing {
                from {
                    source-address {
                        0.0.0.0/0;
                        10.20.0.0/24 except;
                    }
                }
                then {
                    discard;
                }
            }
            term rest {
                then accept;
            }
        }
    }
}
schedulers {
    scheduler office-hours {
        daily {
            start-time 08:00:00 stop-time 18:00:00;
        }
        saturday exclude;
        sunday exclude;
    }
}
applications {
    application dns {
        term a protocol udp destination-port 53;
        term b protocol tcp destination-port 53;
    }
}
routing-options {
    static {
        route 0.0.0.0/0 next-hop 198.51.100.1;
    }
}
`;

/** A router as commands: filters, lists of filters, groups, and the way to the device itself. */
export const router = `set version 20.4R3.8
set groups mgmt interfaces <*> unit <*> family inet mtu 1400
set groups guard interfaces <ge-*> unit <*> family inet filter input-list guard
set apply-groups mgmt
set system host-name core
set system login user ops class super-user
set system login user ops authentication encrypted-password "$6$sample$sample"
set system services ssh
set system services netconf ssh
set system syslog host 10.30.0.10 any any
set interfaces ge-0/0/0 unit 0 family inet address 192.0.2.1/30
set interfaces ge-0/0/1 apply-groups guard
set interfaces ge-0/0/1 unit 100 vlan-id 100
set interfaces ge-0/0/1 unit 100 family inet filter input-list customers
set interfaces ge-0/0/1 unit 100 family inet address 10.100.0.1/24
set interfaces lo0 unit 0 family inet filter input protect
set interfaces fxp0 unit 0 family inet address 10.30.0.2/24
set policy-options prefix-list admins 10.30.0.0/24
set policy-options prefix-list neighbors apply-path "protocols bgp group <*> neighbor <*>"
set policy-options policy-statement export term 1 then accept
set firewall family inet filter protect term ssh from source-prefix-list admins
set firewall family inet filter protect term ssh from protocol tcp
set firewall family inet filter protect term ssh from destination-port ssh
set firewall family inet filter protect term ssh then accept
set firewall family inet filter protect term bgp from source-prefix-list neighbors
set firewall family inet filter protect term bgp from protocol tcp
set firewall family inet filter protect term bgp from port bgp
set firewall family inet filter protect term bgp then accept
set firewall family inet filter protect term fragments from is-fragment
set firewall family inet filter protect term fragments then discard
set firewall family inet filter protect term last then syslog
set firewall family inet filter protect term last then discard
set firewall family inet filter customers term answers from protocol tcp
set firewall family inet filter customers term answers from tcp-established
set firewall family inet filter customers term answers then accept
set firewall family inet filter customers term mail from protocol tcp
set firewall family inet filter customers term mail from destination-port [ 25 587 ]
set firewall family inet filter customers term mail then count mail
set firewall family inet filter customers term mail then next term
set firewall family inet filter guard term shares from protocol tcp
set firewall family inet filter guard term shares from destination-port 445
set firewall family inet filter guard term shares then discard
set firewall family inet filter guard term rest then accept
deactivate firewall family inet filter guard term shares
set protocols bgp group up type external
set protocols bgp group up neighbor 192.0.2.2 peer-as 64500
set routing-options static route 10.0.0.0/8 next-hop 10.100.0.254
`;
