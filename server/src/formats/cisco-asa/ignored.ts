import { ignored } from "../cisco/ignored.ts";

/**
 * First words of statements that decide neither what passes, nor who manages the device, nor what is logged:
 * forwarding, inspection, hardware, redundancy, help for people, and what tools print around a configuration.
 * The last row stands below others, and is here for text that was pasted without blanks.
 */
export const ignoredStatements = ignored(`
  admin-context app-agent arp arp-inspection as-path asdm asp auth-prompt auto-update banner bfd bfd-template boot
  call-home capture checkheaps clear client-update clock cluster command-alias community-list compression conf
  config-register configure context coredump crashinfo ctl-file ctl-provider cts ddns debug dhcp-client dhcpd dhcprelay
  dns dns-group dns-group-map dns-guard domain-name dp-tcp-proxy dynamic-filter eou event failover filter fips firewall
  fixup flow-export flow-offload floodguard fragment ftp ftp-map group-delimiter gtp-map hardware-bypass hpm http-map
  hw-module igmp imap4s inspect ipv6-vpn-addr-assign jumbo-frame key l2tp license mac-address mac-address-table
  mac-learn media-termination mgcp-map mobile-user-security mode monitor-interface mount mroute mtu multicast
  multicast-routing mus nac-policy names nat-control netconf nve object-group-search pager passwd password pdm
  phone-proxy pim policy-list pop3s port-channel prefix-list priority-queue privilege prompt quota redundancy regex
  reload rest-api rip scansafe service-module setup show shun sip-map sla smtp-server smtps snmp-map snort
  strong-encryption-disable sunrpc-server tcp-map terminal tftp-server threat-detection timeout tls-proxy track
  uc-ime umbrella-global url-block url-cache url-list url-server user-identity virtual vpdn vpn vpn-addr-assign
  vpn-sessiondb vpnclient vxlan wccp write xlate xlate-bypass zone zonelabs-integrity
  alert-interval destination message-length parameters profile subscribe-to-alert-group
`);
