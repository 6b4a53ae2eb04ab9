import type { Scope } from "./scope.ts";

/** What the file holds beside what any check looks at: ignored where it is known, unread where it is not. */
export function ignoreOtherTables(scope: Scope): void {
  for (const table of scope.left) {
    const known = isPassedOver(table.path);
    for (const head of table.heads)
      if (known) scope.ledger.ignore(head);
      else scope.ledger.reject(head);
  }
}

/** The path, or a beginning of it that ends with a whole word, is in one of the tables. */
function isPassedOver(path: string): boolean {
  if (passedOver.has(path)) return true;
  for (let at = path.indexOf(" "); at > 0; at = path.indexOf(" ", at + 1))
    if (passedOver.has(path.slice(0, at))) return true;
  return false;
}

/** Profiles of content inspection: policies name them, and that they are applied is all that checks ask. */
const inspection = `
antivirus, application, casb, cifs, dlp, dnsfilter, emailfilter, spamfilter, file-filter, icap, ips, sctp-filter, ssh-filter, videofilter, virtual-patch,
voip, waf, webfilter, gtp, pfcp, diameter-filter, firewall ssl-ssh-profile, firewall profile-protocol-options, firewall profile-group, firewall gtp,
firewall mms-profile, rule, netscan, imp2p, firewall sniffer, firewall interface-policy, firewall interface-policy6`;

/** Radio, switches and other devices that the firewall looks after. */
const lookedAfter = `
wireless-controller, switch-controller, extender-controller, extension-controller, endpoint-control, telemetry-controller, nsxt, system csf,
system fortisandbox, system fortindr, system fortiai, system fortimanager, system central-management, system automation-action, system automation-trigger,
system automation-stitch, system automation-destination, system automation-condition, automation, system sdn-connector, system sdn-proxy, system cloud-service,
system fm, system ems-setting, system external-resource, user nac-policy, user device, user device-access-list, user device-category, user device-group,
system ztna, ztna, system mobile-tunnel, system lte-modem, system modem, system 3g-modem, system fsso-polling, system sso-admin, system sso-forticloud-admin,
system sso-fortigate-cloud-admin, system saml, system federated-upgrade, system npu-vlink, system geneve, system vxlan, system gre-tunnel, system ipip-tunnel,
system sit-tunnel, system ipv6-tunnel, system pppoe-interface, system ddns, system virtual-wire-pair, system nat64, system security-rating, system fortiguard`;

/** Shaping, translation of sources, load balancing and proxies: they change packets that policies have let through. */
const afterPolicies = `
firewall shaper, firewall shaping-policy, firewall shaping-profile, firewall traffic-class, firewall ippool, firewall ippool6, firewall ippool_grp, firewall central-snat-map,
firewall ip-translation, firewall ldb-monitor, firewall dnstranslation, firewall DoS-policy, firewall DoS-policy6, firewall acl, firewall acl6, firewall ttl-policy,
firewall proxy-policy, firewall proxy-address, firewall proxy-addrgrp, firewall explicit-proxy-policy, firewall ssl-server, firewall ssh, firewall ssl, firewall auth-portal,
firewall identity-based-route, firewall ipmacbinding, firewall ipv6-eh-filter, firewall multicast-policy, firewall multicast-policy6, firewall multicast-address,
firewall multicast-address6, firewall access-proxy, firewall access-proxy6, firewall access-proxy-ssh-client-cert, firewall access-proxy-virtual-host, firewall decrypted-traffic-mirror,
firewall global, firewall carrier-endpoint-bwl, firewall region, firewall country, firewall city, firewall vendor-mac, firewall vendor-mac-summary, firewall internet-service,
firewall internet-service-name, firewall internet-service-group, firewall internet-service-custom, firewall internet-service-custom-group, firewall internet-service-addition,
firewall internet-service-extension, firewall internet-service-append, firewall internet-service-definition, firewall internet-service-reputation, firewall internet-service-sld,
firewall internet-service-botnet, firewall internet-service-list, firewall internet-service-owner, firewall internet-service-ipbl-reason, firewall internet-service-ipbl-vendor,
firewall internet-service-cat, firewall internet-service-fallback, firewall internet-service-subapp, firewall network-service-dynamic, firewall wildcard-fqdn, firewall address6-template,
firewall service category, firewall on-demand-sniffer, firewall vipgrp46, firewall vip46, firewall vip64, firewall vipgrp64, firewall policy46, firewall policy64, firewall pfcp,
firewall ztna, web-proxy, ftp-proxy, wanopt, dpdk, firewall cgn, firewall modify-global`;

/** How the device is built, joined with others, shown, licensed and kept up. */
const device = `
alertemail, report, monitoring, hardware, mgmt-data, log, ethernet-oam, credential-store, system accprofile-override, system np6, system np6xlite, system np7, system npu, system npu-post,
system npu-setting, system physical-switch, system virtual-switch, system switch-interface, system stp, system storage, system replacemsg, system replacemsg-group, system replacemsg-image,
system object-tagging, system object-tag, system custom-language, system dedicated-mgmt, system auto-install, system auto-script, system auto-update, system autoupdate, system session-helper,
system session-ttl, system session-sync, system standalone-cluster, system cluster-sync, system ha, system ha-monitor, system link-monitor, system tos-based-priority, system dscp-based-priority,
system probe-response, system email-server, system alarm, system arp-table, system proxy-arp, system ipv6-neighbor-cache, system mac-address-table, system netflow, system sflow, system ips,
system ips-urlfilter-dns, system ips-urlfilter-dns6, system network-visibility, system ipsec-aggregate, system lldp, system startup-error-log, system status, system sms-server, system ftm-push,
system password-policy-guest-admin, system resource-limits, system vdom, system vdom-dns, system vdom-exception, system vdom-link, system vdom-netflow, system vdom-property, system vdom-radius-server, system vdom-sflow,
system dns, system dns-database, system dns-server, system dns64, system dhcp, system dhcp6, system ptp, system fips-cc, system console, system bypass, system wccp, system smc-ntp, system ipam, system evpn, system ike,
system affinity-interrupt, system affinity-packet-redistribution, system geoip-override, system geoip-country, system isf-queue-profile, system tr069, system interface-ddns, system speed-test-server, system speed-test-schedule,
system speed-test-setting, system zone-mac, system health-check-fortiguard, system cloud, system qos, system fortiview, system gui-dashboard, system global-gui, system icond, system initial-config, system acme, system crypto,
system management-tunnel, system mem-mgr, system performance, system port-pair, system monitors, system nethsm, system pcp-server, system password-policy-wifi, system digital-io, system timezone, system device-upgrade,
system debug-trace, system tcp-halfopen, system sdn-vpn, system ngfw-settings, system auto-scale, system admin-profile, system object-usage, system config, system api-user, system snmp mib-view, system snmp rmon-stat, system snmp v3-user`;

/** Routing beyond static routes: that a protocol runs is noted elsewhere. */
const routing = `
router, system multicast, vpn l2tp, vpn pptp, vpn ocvpn, vpn kmip-server, vpn qkd`;

/** Where people are looked up: policies and tunnels name groups, and what the groups hold stands elsewhere. */
const people = `
user, authentication, vpn certificate crl, vpn certificate ocsp-server, vpn certificate setting, vpn certificate bundle, vpn certificate hsm-local, certificate crl, vpn ssl web, vpn ssl client,
vpn ipsec concentrator, vpn ipsec manualkey, vpn ipsec manualkey-interface, vpn ipsec forticlient, vpn ipsec fec, vpn ipsec aggregate, vpn ssl monitor, firewall vendor, system accprofile, system snmp`;

const passedOver: ReadonlySet<string> = new Set(
  [inspection, lookedAfter, afterPolicies, device, routing, people].flatMap((table) =>
    table.split(",").map((each) => each.trim().replace(/\s+/g, " ")),
  ),
);
