import type { Block, Outcome, Reader } from "../../syntax/indented.ts";

/** Statements that say nothing a review asks about, and whatever stands below them. */
export const ignoredBlock: Block = {
  knows: () => false,
  read: () => "unknown",
  strangers: "ignored",
  ignored: true,
};

export function ignore(): Outcome {
  return ignoredBlock;
}

/** One row of a table of statements for each word, all of them known not to matter. */
export function ignored(words: string): [string, Reader<unknown>][] {
  return words.split(/\s+/).flatMap((word) => (word === "" ? [] : [[word, ignore]]));
}

/**
 * First words of statements that decide neither what passes, nor who manages the device, nor what is logged:
 * forwarding, inspection, hardware, redundancy, help for people, and what tools print around a configuration.
 */
export const ignoredStatements = ignored(`
  admin-context app-agent arp arp-inspection as-path asdm asp auto-update auth-prompt backup banner bfd bfd-template boot
  call-home capture certificate-pinning checkheaps chunk clear client-update clock cluster cluster-interface cmd command-alias
  community-list compression config-register configure conf context console-timeout coredump crashinfo critical cts ctl-file ctl-provider
  ddns debug destination dp-tcp-proxy dhcp dhcp-client dhcpd dhcprelay diagnostic dns dns-group dns-group-map dns-guard dns-hosts domain-name
  dynamic-filter eject email end environment erase established-check eou event failover filter fips firewall fixup flow-export
  flow-offload floodguard fragment ftp ftp-map gtp-map gdb group-delimiter h225-map h323-map hardware-bypass
  help history hostscan hpm http-map hw-module igmp imap4s inspect interface-policy ip-client ips ipsec-udp ipv6-vpn-addr-assign
  jumbo-frame key keypair l2tp lacp license logout mac-address mac-address-table mac-learn macro media-termination
  alert-interval mgcp-map mobile-user-security mode monitor-interface mount mroute mtu multicast multicast-routing mus nac-policy nac netconf
  nem names nat-control netflow nve object-group-search other-vpn-disconnect pager pdm perfmon phone-proxy passwd password pim ping policy-list pop3s
  port-channel port-object-limit prefix-list priority-queue privilege profile prompt quota redundancy regex
  reload resource rest-api rip router sasl-mechanism scansafe scep-enrollment service-module setup show shun
  sip-map sla strong-encryption-disable subscribe-to-alert-group smtp-server smtps snmp-map snort software-version ssl-vpn-modules sunrpc-server tcp-map terminal tftp-server
  threat-detection timeout tls-proxy track traffic-export tunnel-group-preference uc-ime umbrella-global url-block url-cache
  url-list url-server user-alert user-identity virtual vpdn vpn vpn-addr-assign vpn-load-balancing vpn-sessiondb vpnclient vpnsetup vxlan wccp
  write xlate xlate-bypass zone zonelabs-integrity
`);
