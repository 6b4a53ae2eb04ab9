import { ignored } from "../ignored.ts";

/** What interfaces say of links, switching, routing protocols, redundancy and quality of service. */
export const forwardingOfInterfaces = ignored(`
  aaa access-session arp asynchronous atm authentication auto autonomic autostate backup bandwidth beacon bfd bgp-policy
  bridge-domain bridge-group cable call carrier-delay cdp channel-group channel-protocol channelgroup clns clock compress
  cts custom-queue-list dampening default deny-preempt delay device-tracking dialer dialer-group dot1q dot1x down
  dsl duplex eapol eigrp encryption errdisable ethernet exit-vrf fabric fair-queue fair-queue-limit fex flow flowcontrol
  fpc frame-relay fragment framing full-duplex function glbp group-range h323-gateway half-duplex hardware hold-queue
  hsrp inherit inverse-mask isdn isis keepalive l2protocol-tunnel lacp lane ldp link link-flap lldp load-balance
  load-interval logging loopback lre mab mac mac-address macro management mdix media media-type medium member mls mop mpls
  mtu multicast nat64 negotiation neighbor no-loopback ntp nv ospf ospfv3 peer peer-default pim platform plim pos power
  power-level ppp pppoe pppoe-client preempt priority priority-flow-control private-vlan protocol pulse-time pvc qos
  queue-monitor queue-set random-detect rate-limit rate-mode redundancy reset rcv-queue ring rmon router routing sampler
  scrambling sdwan serial service service-instance session-group snmp snmp-server source spanning-tree speed speed-duplex
  srr-queue ssid standby station-role stbc stopbits storm-control suppress-arp svi switch tag tcp test timeout timer track
  transceiver transmitter transport tx-queue tx-ring-limit txload udld underlay unidirectional uc-tx-queue untagged update
  up virtual vlan-id vlan vlt vmtracer vpc vpdn vrrp vtp wrr-queue x25 xconnect
`);

/**
 * Statements that decide neither what passes, nor who manages the device, nor what is logged: routing, switching,
 * quality of service, hardware, telephony, help for people, and what tools print around a configuration.
 */
export const ignoredStatements = ignored(`
  alias application archive arp as-path async-bootp auto autonomic avb bba-group bfd bfd-template boot boot-end-marker
  boot-start-marker bridge bridge-domain Building call call-home card cdp cef cfs class clear cli clock clns cluster
  configure config-register control-plane controller copp Current customer cts debug default default-value
  device-tracking diagnostic dial-control-mib dial-peer dialer dialer-list disable-eadi domain dot11 dot1x dspfarm
  duplex end errdisable ethernet event evpn exception exit-address-family fabric fallback feature feature-set fex flow
  format frame-relay fips gateway hardware hw-module icam identity install interface-template isdn isis ixi key lacp l2
  l2vpn Last licensing license lldp load-interval mab mac macro mediatrace memory memory-size metadata mgcp mls mmi
  module monitor mop mpls mtu multilink mvr nat64 netconf-yang network-clock network-clock-participate ntp-config
  nsf NVRAM Using nv nxapi object openflow parser performance pfm platform poap port-channel port-profile power
  power-mgr printer priority-list privilege-exec process process-max-time prompt pseudowire-class ptp qos queue-list
  redundancy regexp resource restconf rmon route-tag rtr sampler sccp scheduler scripting sdm service-chain
  service-instance service-template setup sflow shell sip-ua slot software source-bridge spanning-tree spd stackwise
  stackwise-virtual stcapp subscriber switch switchport system table-map tap telemetry telephony-service terminal
  template test tftp-server track transceiver transport-map tunneling udld udp upgrade usb vdc verify-data
  virtual-service virtual vlan vmps voice voice-card voice-port vpc vpdn vpdn-group vtp vtp-server vxlan wlan wlccp
  wrr-queue wsma x25 x29 xconnect xdr xml show sh Router# Switch# l3vpn policy-list system-mode ngoam address-family
`);
