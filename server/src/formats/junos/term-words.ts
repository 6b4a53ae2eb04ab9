/** What a term may ask of a packet that nobody can tell from addresses, ports and protocols. */
export const conditionKeys: readonly string[] =
  `ip-options ip-options-except dscp dscp-except precedence precedence-except traffic-class
  traffic-class-except packet-length packet-length-except ttl ttl-except hop-limit hop-limit-except interface-group
  interface-group-except interface-set forwarding-class forwarding-class-except loss-priority loss-priority-except
  source-class source-class-except destination-class destination-class-except gre-key gre-key-except esp-spi esp-spi-except
  ah-spi ah-spi-except rat-type service-filter-hit flexible-match-mask flexible-match-range extension-header
  extension-header-except source-mac-address source-mac-address-except destination-mac-address
  destination-mac-address-except ether-type ether-type-except vlan vlan-id vlan-id-except user-vlan-id learn-vlan-id
  user-vlan-1p-priority learn-vlan-1p-priority dot1q-tag dot1q-user-priority l2-encap-type policy-map redirect-reason
  mac-move exp exp-except ip-version traffic-type vlan-ether-type isid apply-path source-port-range-optimize
  destination-port-range-optimize gtp-tunnel-endpoint-identifier route-filter`.split(/\s+/);

/** What happens to a packet besides, or where it goes, when a term lets it pass. */
export const quietActions: ReadonlySet<string> = new Set(
  `count sample forwarding-class loss-priority dscp traffic-class port-mirror port-mirror-instance routing-instance
  logical-system next-ip next-ip6 next-interface next-hop-group prefix-action service-accounting service-accounting-deferred
  service-filter-hit topology virtual-channel load-balance decapsulate encapsulate analyzer dont-fragment clear-policy-map
  policy-map hash-lookup packet-mode ipsec-sa interface vlan force-premium exclude-accounting gre-in-udp reroute-cos
  set-dont-fragment-bit mirror no-log`.split(/\s+/),
);
