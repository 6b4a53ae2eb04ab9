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
  host-reachability linkdebounce mtu multicast nat64 negotiate negotiation neighbor no-loopback ntp nv ospf ospfv3 peer peer-default pim platform plim pos power
  power-level ppp pppoe pppoe-client preempt priority priority-flow-control protocol pulse-time pvc qos
  queue-monitor queue-set random-detect rate-limit rate-mode redundancy reset rcv-queue ring rmon router routing sampler
  scrambling sdwan serial service service-instance session-group snmp snmp-server source source-interface speed speed-duplex
  srr-queue ssid standby station-role stbc stopbits storm-control suppress-arp svi switch tag tcp test timeout timer track
  transceiver transmitter transport tx-queue tx-ring-limit txload udld underlay unidirectional uc-tx-queue untagged update
  up virtual vlan-id vlan vlt vmtracer vpc vpdn vrrp vtp wrr-queue x25 xconnect
`);

/** First words of statements of the whole device that say nothing a review asks about, by what they are about. */
export const ignoredStatements = ignored(
  Object.values({
    routing: `
      address-family as-path auto bfd cef bfd-template clns exit-address-family evpn frr isis key l2vpn l3vpn mpls multicast nat64
      nsf policy-list pseudowire-class regexp route-tag rtr table-map track`,
    switching: `
      bridge bridge-domain cdp cfs channel-group cluster dot1x ethernet fabric feature-set fallback fex flow l2 load-interval mtu lacp lldp mab mac mls
      monitor mvr ngoam openflow port-channel port-profile stackwise stackwise-virtual switch switchport tap
      udld udp vmps vpc vtp vtp-server vxlan xconnect`,
    "quality of service": "avb congestion-control priority-list ptp qos queue-list wrr-queue",
    hardware: `
      boot boot-end-marker boot-start-marker bootflash card clock config-register controller copp dual-active
      environment-monitor errdisable exception
      feature-group hardware hw-module install interface-template license licensing memory memory-size module network-clock
      network-clock-participate performance platform poap power power-mgr process process-max-time redundancy resource
      scheduler schedule slot spd system system-mode template test transceiver upgrade usb vdc verify-data virtual
      sdm printer pfm mop nv mediatrace domain
      virtual-service diagnostic duplex`,
    "telephony and wireless": `
      application call call-home ccm-manager dial-control-mib dial-peer dot11 dspfarm gateway gatekeeper mgcp mrcp icpif
      sccp sip-ua stcapp telephony-service voice voice-card voice-port vad wlan wlccp`,
    "dial-up and old networks": `
      async-bootp appletalk arp autonomic bba-group decnet dialer dialer-list frame-relay ipx isdn ixi multilink
      service-chain service-instance service-template sna source-bridge subscriber vpdn vpdn-group virtual-template x25 x29`,
    "what users see and type": `
      alias banner clear cli configure default default-value disable-eadi end help macro menu parser privilege-exec prompt
      session-timeout session-limit setup shell terminal timeout`,
    "automation and counting": `
      archive bloggerd collect debug event flow-sampler identity kron logging-data metadata mmi netconf-yang ntp-config onep
      restconf rmon sampler scripting sflow snmp software telemetry transport-map wsma xdr xml`,
    "what is printed around a configuration": `
      Building Current Last NVRAM Using show sh format version-string`,
    "trust between switches": "cts device-tracking eou fips icam identity-guard",
    "what the device itself is sent, and how much of it": "control-plane",
  }).join(" "),
);

/** `ip …` of the whole device. */
export const ignoredIp = wordsOf({
  routing: `
    as-path bgp-community cef classless community-list default-gateway default-network eigrp extcommunity-list
    explicit-path forward-protocol icmp igmp internal lisp load-sharing local mfib mfwd mroute msdp mtu multicast
    multicast-routing nhrp ospf pim policy-list prefix-list rip routing rsvp sla subnet-zero tcp ttl wccp`,
  "addresses and names for others": `
    adjacency amt arp dhcp dns domain domain-list domain-lookup domain-name gratuitous-arps host hostname name-server
    netstack sticky-arp vrf device source`,
  "answers to what was let through, and content": `
    admission auth-proxy inspect ips nbar port-map urlfilter virtual-reassembly options`,
  "what the device fetches or sends": `
    flow flow-aggregation flow-cache flow-capture flow-export flow-top-talkers ftp radius rtcp sap scp slb spd tacacs
    telnet tftp verify`,
});

/** `ip …` and `ipv4 …` below an interface. */
export const ignoredIpOfInterfaces = wordsOf({
  routing: `
    authentication bandwidth-percent bgp cef classless dampening-change dampening-interval delay distribute-list dvmrp
    eigrp forward hello-interval hold-time igmp irdp lisp load-sharing mfib mobile mrm mroute-cache msdp mtu multicast
    nat-address next-hop-self nhrp ospf passive-interface pgm pim rip route-cache router rsvp rtp sap sdr split-horizon
    summary-address tcp urd vrf wccp`,
  "addresses and names for others": `
    arp broadcast-address device dhcp domain-name helper-address local-proxy-arp mask-reply name-server proxy-arp
    rarp-server sticky-arp`,
  "answers the interface gives itself": `
    accounting directed-broadcast icmp information-reply port-unreachable redirects unreachables`,
  "answers to what was let through, and content": `
    admission auth-proxy flow inspect ips nbar security subscriber trigger-authentication urlfilter virtual-reassembly`,
});

/** `ipv6 …` of the whole device and below an interface. */
export const ignoredIp6 = wordsOf({
  routing: `
    adjacency adjacency-stale-timer authentication bandwidth-percent cef eigrp enable-acl-cam-sharing general-prefix
    global-mtu hello-interval hold-time hop-limit icmp ioam local mfib mld mobile mtu multicast multicast-routing
    neighbor next-hop-self nhrp ospf pim prefix-list redirects rip router rsvp source-route split-horizon
    summary-address tcp unreachables`,
  "addresses and names for others": "dhcp enable host nd unnumbered",
  "guards of a link": "destination-guard snooping source-guard",
  "answers to what was let through, and content": "flow inspect nat port-map verify virtual-reassembly",
});

/** `switchport …` */
export const ignoredSwitchport = wordsOf({
  "which networks a port carries": `
    autostate backup block capture dot1q encapsulation host isolated monitor nonnegotiate port-security priority trunk
    vlan voice`,
});

function wordsOf(byReason: Readonly<Record<string, string>>): ReadonlySet<string> {
  return new Set(
    Object.values(byReason)
      .join(" ")
      .split(/\s+/)
      .filter((word) => word !== ""),
  );
}
