import { KeyTable } from "./settings.ts";

/** How the device looks to those who work with it, and what it reminds them of. */
const shown =
  "alias comments gui-* language timezone dst login-timestamp pre-login-banner post-login-banner fgd-alert-subscription " +
  "registration-notification service-expire-notification forticonverter-* cfg-revert-timeout cfg-save batch-cmdb " +
  "revision-backup-on-logout revision-image-auto-backup edit-vdom-prompt long-vdom-name location-id upgrade-report refresh interval failtime";

/** How administrators log in beside passwords, ports and trusted hosts, which are asked for. */
const administrators =
  "admin-concurrent admin-console-timeout admin-forticloud-sso-* admin-host admin-hsts-max-age admin-https-pki-required admin-https-redirect " +
  "admin-https-ssl-* admin-lockout-* admin-login-max admin-maintainer admin-port admin-reset-button admin-restrict-local admin-scp " +
  "admin-server-cert admin-sport admin-ssh-* admin-telnet admin-telnet-port admintimeout auth-* policy-auth-concurrent cli-audit-log " +
  "multi-factor-authentication private-data-encryption radius-port ldapconntimeout remoteauthtimeout two-factor-* fortitoken-cloud* " +
  "user-history-password-threshold rest-api-key-url-query scim-* management-ip management-port management-port-use-admin-sport management-vdom";

/** Ciphers and certificates of the device's own services: not among what the alert asks. */
const ciphers =
  "strong-crypto dh-params ssh-* ssl-min-proto-version ssl-static-key-ciphers clt-cert-req csr-ca-attribute cert-chain-max user-server-cert " +
  "wifi-ca-certificate wifi-certificate tls-session-cache";

/** Sessions, fragments and errors of traffic that policies have let through. */
const traffic =
  "allow-traffic-redirect anti-replay arp-max-entry asymroute block-session-timer br-fdb-max-entry check-protocol-header check-reset-range " +
  "default-service-source-port delay-tcp-npu-session early-tcp-npu-session fec-port honor-df igmp-state-limit internet-service-* " +
  "ip-conflict-detection ip-fragment-* ip-src-port-range ipv6-* max-route-cache-size mc-ttl-notchange multicast-forward ndp-max-entry per-user-* " +
  "pmtu-discovery reset-sessionless-tcp send-pmtu-icmp snat-route-change strict-dirty-session-check tcp-halfclose-timer tcp-halfopen-timer " +
  "tcp-option tcp-rst-timer tcp-timewait-timer tp-mc-skip-policy traffic-priority traffic-priority-level udp-idle-timer vip-arp-range " +
  "virtual-server-* interface-subnet-usage npu-neighbor-update conn-tracking tos-based-priority";

/** What log lines look like, and how they are gathered; where they go is asked for. */
const logs =
  "autorun-log-fsck faz-disk-buffer-size log-single-cpu-high log-ssl-connection log-uuid log-uuid-* miglog-affinity miglogd-children " +
  "sys-perf-log-interval syslog-affinity fds-statistics fds-statistics-period max-dlpstat-memory sflowd-max-children-num loglocaldeny black-box*";

/** Processors, memory, disks, restarts and ports of the device itself. */
const hardware =
  "av-affinity av-failopen av-failopen-session bfd-affinity cmdbsvr-affinity cpu-use-threshold daily-restart dnsproxy-worker-count ha-affinity " +
  "httpd-max-worker-count hyper-scale-vdom-num ips-affinity ipsec-* irq-time-accounting legacy-poe-device-support memory-use-threshold-* " +
  "proxy-* reboot-upon-config-restore restart-time scanunit-count special-file-23-support split-port* ssd-trim-* sslvpn-* tftp url-filter-* " +
  "user-device-store-* usb-* use-usb-wan vdom-admin vdom-mode virtual-switch-vlan wad-* wimax-4g-usb optimize* quic-*";

/** Neighbours, and devices and clouds that the firewall looks after. */
const neighbours =
  "auto-auth-extension-device cloud-communication compliance-check compliance-check-time device-identification-active-scan-delay " +
  "device-idle-timeout endpoint-control-* extender-controller-reserved-network forticarrier-bypass fortiextender* fortigslb-integration " +
  "fortiipam-integration fortiservice-port lldp-reception lldp-transmission purdue-level security-rating-* speedtest* switch-controller* " +
  "telemetry-* vpn-ems-sn-check wireless-controller wireless-controller-port wireless-mode";

/** `config system global` */
export const globalKeys = new KeyTable(shown, administrators, ciphers, traffic, logs, hardware, neighbours);

/** `config system ntp` */
export const timeKeys = new KeyTable(
  "ntpsync type syncinterval source-ip source-ip6 server-mode interface authentication key key-id key-type",
);

/** Sessions, helpers and routes of a virtual domain. */
const sessions =
  "allow-linkdown-path allow-subnet-overlap application-bandwidth-tracking asymroute asymroute-icmp asymroute6 asymroute6-icmp " +
  "auxiliary-session bfd bfd-* block-land-attack central-nat default-app-port-as-service default-voip-alg-mode deny-tcp-with-icmp " +
  "detect-unknown-esp dyn-addr-session-check ecmp-max-paths email-portal-check-dns ext-resource-session-check firewall-session-dirty " +
  "fqdn-session-check fw-session-hairpin gtp-* h323-direct-model http-external-dest hyperscale-default-policy-action ike-* " +
  "internet-service-* link-down-access mac-ttl multicast-* nat46-* nat64-* pfcp-monitor-mode policy-offload-level prp-trailer-action " +
  "sccp-port sctp-session-without-init ses-denied-traffic sip-* snat-hairpin-traffic strict-src-check tcp-session-without-syn " +
  "v4-ecmp-mode vpn-stats-log vpn-stats-period wccp-cache-engine ip-conflict-detection session-insert-trial ipv6-*";

/** What a virtual domain is, its own addresses, and how its pages look. */
const domain =
  "comments compliance-check default-policy-expiry-days device dhcp-* dhcp6-* discovered-device-timeout gateway gateway6 gui-* " +
  "inspection-mode ip ip6 lan-extension-controller-addr lldp-reception lldp-transmission location-id manageip manageip6 opmode " +
  "ssl-ssh-profile status utf8-spam-tagging vdom-type sslvpn-*";

/** `config system settings`; where policies of another kind decide, is asked for. */
export const settingsKeys = new KeyTable(sessions, domain);
