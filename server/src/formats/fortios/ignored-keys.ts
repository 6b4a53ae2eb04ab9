import { KeyTable } from "./settings.ts";

/** Looks, identifiers and where objects are offered for use: nothing of it changes what an object matches. */
const marks =
  "uuid uuid-idx color comment comments description visibility fabric-object fabric-object-* allow-routing global-label label";

/** Caches, and what other devices tell of an address. */
export const addressKeys = new KeyTable(
  marks,
  "associated-interface interface subnet ip6 start-ip end-ip wildcard fqdn wildcard-fqdn country macaddr",
  "cache-ttl sub-type clearpass-spt sdn sdn-tag sdn-addr-type filter obj-id obj-tag obj-type tag-type tag-detection-level",
  "epg-name tenant organization policy-group subnet-name node-ip-only list/ tagging/ dirty fsso-group hw-vendor hw-model os sw-version",
  "exclude exclude-member category type tagging subnet-segment/ obj-vendor agent-id template host host-type route-tag passive-fqdn-learning ip6-* epg* ",
);

export const serviceKeys = new KeyTable(
  marks,
  "category proxy explicit-proxy helper check-reset-range session-ttl tcp-halfclose-timer tcp-halfopen-timer tcp-timewait-timer tcp-rst-timer",
  "udp-idle-timer udplite-portrange app-service-type app-category application iprange fqdn tcp-portrange udp-portrange sctp-portrange",
  "icmptype icmpcode protocol-number member",
);

export const scheduleKeys = new KeyTable(marks, "expiration-days start-utc end-utc fabric-object");

/** Sessions of servers behind a virtual address, and how they are kept and watched. */
export const vipKeys = new KeyTable(
  marks,
  "id arp-reply nat-source-vip portmapping-type gratuitous-arp-interval src-filter srcintf-filter service monitor ldb-method server-type http-*",
  "https-* ssl-* persistence outlook-web-access weblogic-server websphere-server max-embryonic-connections dns-mapping-ttl src-vip-filter",
  "quic/ ssl-cipher-suites/ ssl-server-cipher-suites/ h2-support h3-support nat44 nat46 nat64 nat66 ipv6-mappedip ipv6-mappedport",
  "ipv4-mappedip ipv4-mappedport add-nat46-route add-nat64-route embedded-ipv4-address ndp-reply one-click-gslb-server gslb-* user-agent-detect",
  "client-cert empty-cert-action extaddr mappedip type status protocol extport mappedport portforward ",
);

/** What is done with packets that a policy has let through: translation, shaping, marking, sessions. */
export const policyKeys = new KeyTable(
  marks,
  "nat nat46 nat64 ippool poolname poolname6 fixedport permit-any-host permit-stun-host natip natip-* natinbound natoutbound inbound outbound",
  "inspection-mode ssl-ssh-profile profile-type profile-protocol-options voip-profile ips-voip-filter ssh-filter-profile sctp-filter-profile",
  "cifs-profile ztna-policy-redirect traffic-shaper traffic-shaper-reverse per-ip-shaper shaper* session-ttl vlan-cos-fwd vlan-cos-rev",
  "diffserv-* diffservcode-* tcp-mss-* tcp-session-without-syn anti-replay auto-asic-offload np-acceleration port-preserve port-random",
  "webcache webcache-https wanopt* wccp webproxy-* http-policy-redirect ssh-policy-redirect block-notification capture-packet",
  "logtraffic-start custom-log-fields send-deny-packet decrypted-traffic-mirror ssl-mirror ssl-mirror-intf timeout-send-rst replacemsg-override-group",
  "rtp-nat rtp-addr dynamic-shaping delay-tcp-npu-session disclaimer redirect-url auth-path auth-cert auth-redirect-addr ntlm ntlm-*",
  "email-collect captive-portal-exempt captive-portal* identity-from vpntunnel schedule-timeout radius-mac-auth-bypass geoip-anycast geoip-match",
  "firewall-session-dirty ztna-tags-match-logic diameter-filter-profile wsso isolator-* radius-ip-auth-bypass dsri match-vip-only internet-service-* internet-service6-* passive-wan-health-measurement policy-expiry policy-expiry-date policy-expiry-date-utc",
  "policy-behaviour-type pcp-inbound pcp-outbound pcp-poolname best-route natted tos tos-negate cgn-* policy-offload eif-check eif-learn",
  "fec sgt sgt-check fsso-agent-for-ntlm reputation-direction reputation-direction6 learning-mode app-monitor scan-botnet-connections",
  "ha-mgmt-intf-only virtual-patch gtp-profile mms-profile device-detection-portal endpoint-compliance require-tfa nacquar* log-http-transaction",
  "enforce-default-app-port service-connector network-service-dynamic network-service-src-dynamic telemetry-profile dlp-profile-* explicit-web-proxy",
  "srcaddr dstaddr srcaddr6 dstaddr6 srcaddr-negate dstaddr-negate srcaddr6-negate dstaddr6-negate service users groups",
);

/** Wires, radio, neighbours and addresses handed out: nothing decides what passes or who administers. */
export const interfaceKeys = new KeyTable(
  marks,
  "vrf cli-conn-status fortilink fortilink-* switch-controller-* dhcp-* distance priority pppoe-* mtu mtu-override speed macaddr type mode role alias",
  "snmp-index devindex subst* substitute* ips-sniffer-mode ident-accept ipmac broadcast-forward broadcast-forticlient-discovery bfd bfd-* l2forward icmp-send-redirect",
  "icmp-accept-redirect reachable-time vlanforward stpforward stpforward-mode ips-sniffer-mode netflow-sampler netflow-* sflow-sampler sample-rate",
  "polling-interval sample-direction sflow-* explicit-web-proxy explicit-ftp-proxy proxy-captive-portal tcp-mss inbandwidth outbandwidth",
  "egress-* ingress-* disconnect-threshold spillover-threshold weight external netbios-forward wins-ip wccp drop-overlapped-fragment drop-fragment",
  "src-check arpforward ndiscforward fail-detect fail-detect-option fail-alert-method fail-action-on-extender fail-alert-interfaces",
  "dedicated-to management-ip trust-ip-* trust-ip6-* ha-priority preserve-session-route auth-type auth-cert auth-portal-addr",
  "captive-portal security-mode security-* device-identification device-user-identification device-identification-active-scan device-* estimated-upstream-bandwidth",
  "estimated-downstream-bandwidth measured-* bandwidth-measure-time monitor-bandwidth vrrp-virtual-mac vrrp-virtual-mac6 vrrp/ lldp-* scan-botnet-connections",
  "ap-discover color swc-* lacp-* min-links min-links-down algorithm link-up-delay aggregate aggregate-type redundant-interface priority-override",
  "tagging/ client-options/ mediatype forward-error-correction fec* ping-serv-status detectserver detectprotocol ha-* gwdetect l2tp-client l2tp-client-settings/",
  "member remote-ip secondary-IP virtual-mac dns-server-override dns-server-protocol dns-query-* defaultgw gi-gk gateway-address internal stp stp-* mac phy-mode",
  "username password idle-timeout disc-retry-timeout padt-retry-timeout lcp-* service-name ac-name ipunnumbered ip-managed-by-fortiipam auto-auth-extension-device",
  "eap-* vlan-protocol vlan-op-mode trunk annex modem-* wifi-* fp-* dscp* interconnect-profile pvc-* port-mirroring annex-* rx-interval managed-* cluster-* np-qos-profile",
  "ip6-* dhcp6-* nd-* ra-send-mtu autoconf unique-autoconf-addr vrip6_link_local cli-conn6-status interface-identifier icmp6-send-redirect ndp-proxy",
  "dhcp6-iapd-list/ ip6-prefix-list/ ip6-delegated-prefix-list/ ip6-extra-addr/ ip6-rdnss-list/ ip6-dnssl-list/ vrrp6/ ip6-route-list/ detect* generic-receive-offload sw-algorithm",
  "pptp-* vindex switch multilink initial-echo nst phy-setting physical-port switch-port-id mac-forwarding exclude-signatures profiles transmission-delay profile-* telemetry-* ike-saml-server stp-edge virtual-* wan-* large-buffer default-purdue-level system-id system-id-type",
  "allowaccess ip status vlanid interface vdom mode speed* forward-domain ",
);

export const zoneKeys = new KeyTable(marks, "tagging/ intrazone");

export const routeKeys = new KeyTable(
  "distance weight priority comment blackhole dynamic-gateway vrf bfd bfd-monitoring tag link-monitor-exempt preferred-source seq-num internet-service internet-service-custom internet-service-* virtual-wan-link sdwan route-map devindex src gateway dst",
);

/** How a tunnel is kept up, what it hands out, and its secrets. */
export const ipsecKeys = new KeyTable(
  marks,
  "type keylife mode peertype peerid localid localid-type usrgrp psksecret psksecret-remote ppk* net-device passive-mode exchange-* exchange-interface-ip auto-negotiate",
  "monitor monitor-* negotiate-timeout fragmentation fragmentation-mtu ip-fragmentation dpd dpd-* npu-offload send-cert-chain enforce-unique-id cert-id-validation",
  "fec-* network-overlay network-id nattraversal keepalive rekey reauth signature-hash-alg rsa-signature-* digital-signature-auth certificate-* dhcp-* add-route add-gw-route",
  "mode-cfg mode-cfg-* ipv4-* ipv6-* assign-ip assign-ip-from dns-mode domain banner include-local-lan save-password client-* unity-support unity-* idle-timeout idle-timeoutinterval",
  "ip-version wizard-type remote-gw6-* dns-suffix-search saml-url ems-sn-check cert-peer-* link-cost exchange-* suite-b group-authentication group-authentication-secret acct-verify authpasswd authusr mesh-selector-type default-gw default-gw-priority backup-gateway/ encap-* encapsulation* vni tunnel-search",
  "forticlient-enforcement inbound-dscp-copy ha-sync-esp-seqno localid childless-ike eap-identity eap-exclude-peergrp eap-cert-auth ike-version local-gw local-gw6 remote-gw6 remote-gw-* remotegw-ddns",
  "aggregate-member aggregate-weight packet-redistribution interface-* distance priority link-cost shared-idle-timeout loopback-asymroute qkd qkd-* transport fallback-tcp-threshold auto-transport-threshold fortinet-esp fgsp-sync internal-domain-list/ cert-trust-store azure-ad-autoconnect esn kms disconnect-* dev-id dev-id-notification remote-gw-match",
  "keylifeseconds keylifekbs keylife-type single-source route-overlap src-* dst-* protocol use-natip selector-match diffserv* auto-discovery-* l2tp replay ipcomp encapsulation phase1name add-route initiator-ts-narrow inbound-dscp-copy addke* dhcp-ipsec header split-include-service xauthexpire nattraversal pfs",
  "ipv4-exclude-range/ ipv6-exclude-range/ ip-delay-interval auto-negotiate signature* priority weight cost",
);

/** How the service looks, what ciphers it offers, and what it hands out. */
export const sslKeys = new KeyTable(
  marks,
  "ssl-max-proto-ver ssl-min-proto-ver ssl-client-renegotiation ssl-insert-empty-fragment https-redirect x-content-type-options banned-cipher ciphersuite algorithm dns-server1",
  "dns-server2 dns-suffix wins-server1 wins-server2 ipv6-* url-obscuration http-* login-* tunnel-connect-without-reauth tunnel-user-session-timeout tunnel-addr-assigned-method tunnel-ip-pools tunnel-ipv6-pools",
  "port port-precedence auto-tunnel-static-route header-x-forwarded-for source-address source-address-negate source-address6 source-address6-negate route-source-interface transform-backward-slashes",
  "auth-session-check-source-ip hsts-include-subdomains encode-2f-sequence check-referer dtls-* dtls-tunnel dtls-hello-timeout saml-redirect-port unsafe-legacy-renegotiation force-two-factor-auth encrypt-and-store-password deflate-* user-peer web-mode-snat dual-stack-mode server-hostname",
  "cipher auth realm source-interface sslv3 tlsv1-0 tlsv1-1 tlsv1-2 tlsv1-3 ztna-trusted-client default-portal idle-timeout auth-timeout zta* status client-sigalgs browser-language-detection ssl-big-buffer tunnel-mode web-mode client-cert ",
);

export const portalKeys = new KeyTable(
  marks,
  "web-mode ip-mode auto-connect keep-alive save-password exclusive-routing service-restriction split-tunneling-routing-negate dns-server1 dns-server2 dns-suffix wins-server1 wins-server2 ipv6-*",
  "bookmark-group/ split-dns/ mac-addr-check-rule/ os-check-list/ host-check host-check-interval host-check-policy limit-user-logins mac-addr-check mac-addr-action os-check forticlient-*",
  "virtual-desktop* display-* user-bookmark user-group-bookmark allow-user-access heading redir-url theme custom-lang smb-* transform-backward-slashes use-sdwan prefer-ipv6-dns clipboard default-window-width default-window-height skip-check-for-* rewrite-ip-uri-ui default-* landing-page* focus-bookmark client-src-range customize-forticlient-download-url macos-* windows-* dhcp-* tunnel-mode macaddr* client-options hide-sso-credential landing-page/ dhcp6-* ip-pools split-tunneling",
);

/** Keys and how certificates are renewed. */
export const certificateKeys = new KeyTable(
  marks,
  "password private-key private-key-retain csr scep-* auto-regenerate-* state range source source-ip last-updated name-encoding ike-localid ike-localid-type enroll-* ca-identifier ca obsolete trusted ssl-inspection-trusted",
  "acme-* est-* cmp-* auto-update-days auto-update-days-warning details bl-flag fabric-ca non-fabric-name ca-* estserver scepurl* certificate remote",
);

/** Formats, ports and kinds of messages, traffic, attacks and web pages among them. */
export const logKeys = new KeyTable(
  marks,
  "facility source-ip source-ip-interface format priority max-log-rate interface-* interface-select-method enc-algorithm ssl-min-proto-version certificate custom-field-name/ port mode reliable csv syslog-type",
  "status server server2 server3 ips-archive upload-* upload* hmac-algorithm conn-timeout monitor-* access-config serial certificate-verification preshared-key fallback-to-primary alt-server __change_ip overwrite-* faz-type mgmt-name localid",
  "resolve-ip resolve-port log-user-in-upper fwpolicy-implicit-log fwpolicy6-implicit-log log-invalid-packet local-in-* local-out local-out-* daemon-log neighbor-event brief-traffic-format user-anonymize expolicy-implicit-log log-policy-comment log-policy-name faz-override syslog-override",
  "rest-api-* long-live-session-stat extended-utm-log extended-log zone-name web-svc-perf custom-log-fields anonymization-hash",
  "severity forward-traffic local-traffic multicast-traffic sniffer-traffic ztna-traffic http-transaction anomaly voip gtp dns ssh ssl netscan-* free-style/ filter filter-type dlp-archive forti-switch cifs debug dns-* event ftp* content-* virus* attack* ips* web* app-* email*",
  "endpoint ha security-rating router wireless-activity wan-opt fortiextender connector sdwan switch-controller rest-api web-svc cifs sdwan system vpn user compliance-check webproxy casb remote-storage",
  "max-log-file-size max-policy-packet-capture-size roll-schedule roll-day roll-time diskfull log-quota dlp-archive-quota report-quota maximum-log-age full-* max-size ips-archive drive-standby-time disk-type vdom* use-* threat-* custom-* level* color* system-* interval region override* enc* name value category facility* field* remote* data id",
);

/** Looks, shortcuts and keys of administrators. */
export const accountKeys = new KeyTable(
  marks,
  "cloud-server vdom vdom-override accprofile-override schedule gui-* gui-dashboard/ dashboard-tabs/ dashboard/ news-list email-to sms-* sms-server fortitoken two-factor-* password-expire force-password-change wildcard allow-remove-admin-session history0 history1 guest-* radius-vdom-override radius-accprofile-override hidden ssh-public-key* login-time/ radius-* peer-user is-admin status old-password ip6-trusthost* trusthost* two-factor remote-auth remote-group password password2 guest-lang hub-* use-global* trusted-* ssh-certificate peer-auth peer-group user* lastlogin comments vdoms guest-usergroups/ name mobile-number",
);

export const passwordKeys = new KeyTable(
  "min-change-characters change-4-characters login-lockout-upon-* login-lockout-* status",
);

/** Where traps go, and how the agent describes itself. */
export const snmpKeys = new KeyTable(
  marks,
  "status events trap-* query-* hosts hosts6 host-type ha-direct source-ip source-ipv6 notify-* auth-* priv-* queries mib-view vdoms engine-id engine-id-type contact-info location trap-free-memory-threshold append-index non-mgmt-vdom-query interface interface-select-method name vrf-select ip ipv6 *-threshold",
);
