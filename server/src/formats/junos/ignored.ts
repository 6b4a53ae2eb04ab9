import type { PathNode } from "../../syntax/path-tree.ts";
import { ignoreKeys } from "./settings.ts";

/** Hierarchies that say how packets find their way, how fast, and how the device is built: no check asks for them. */
const forwardingAndHardware: ReadonlySet<string> = new Set(
  `protocols class-of-service chassis forwarding-options event-options services accounting-options routing-options
  multi-chassis multicast-snooping-options bridge-domains switch-options vlans ethernet-switching-options
  virtual-chassis poe dynamic-profiles session-limit-group diameter jsrc extensions unified-edge fabric
  network-slicing wlan vmhost smtp logical-system-mux jnx-example openconfig-system openconfig-interfaces
  security-profile access-profile routing-engine interface-range`.split(/\s+/),
);

const rootWords: ReadonlySet<string> = new Set([
  "version",
  "apply-groups",
  "apply-groups-except",
  "groups",
  "rcs-version",
]);

/** Parts of `security` that inspect, count or trace what policies let through. */
const inspection: ReadonlySet<string> = new Set(
  `idp utm screen flow alg application-firewall application-tracking ssh-known-hosts analysis datapath-debug traceoptions
  user-identification resource-manager gprs forwarding-process softwires firewall-authentication forwarding-options
  dynamic-address macsec advance-policy-based-routing advanced-services dynamic-application pki-proxy alarms
  authentication-key-chains key-chain group-vpn ngfw tunnel-inspection nat-traversal policies-report cloud distribution-profile
  internal-security-association l3vpn monitoring profiler remote-access-juniper-std security-package
  services-redirect anti-malware security-intelligence srx-traceoptions tcp-session`.split(/\s+/),
);

/** How the device names, times and shows things. */
const systemHousekeeping: ReadonlySet<string> = new Set(
  `time-zone domain-name domain-search name-server static-host-mapping ports max-configurations-on-flash
  max-configuration-rollbacks archival license processes arp commit backup-router default-address-selection
  no-default-address-selection internet-options auto-snapshot allow-v4mapped-packets phone-home no-redirects no-redirects-ipv6 no-ping-record-route
  no-ping-time-stamp extensions configuration-database location dump-on-panic saved-core-context saved-core-files
  mirror-flash-on-disk compress-configuration-files no-compress-configuration-files encrypt-configuration-files
  dynamic-profile-options ddos-protection dgasp-int dgasp-usb autoinstallation ethernet export-format scripts
  diag-port-authentication switchover-on-routing-crash proxy security-profile tracing no-multicast-echo
  no-neighbor-learn fips kernel-replication health-monitor boot-loader-authentication radius-options tacplus-options
  persist-groups-inheritance ntp-options usb-modem auto-configuration management-instance no-hidden-commands
  address-conservation packet-forwarding-options root-domain-name resiliency regex-additive-logic watchdog node-id
  vmhost memory-enhanced host-name-prefix mac-address-table-size time-format ddos dns internal accounting
  authentication-order master-password nd-maxmcast-solicit nd-retransmit-timer`.split(/\s+/),
);

/** Takes what is left as read past, when its word is known to mean nothing here. */
export function ignoreOthers(root: PathNode): void {
  ignoreKeys(root, forwardingAndHardware);
  for (const child of root.find("services")?.all ?? []) if (child.taken === "unread") child.ignore();
  for (const child of root.all) if (rootWords.has(child.word)) takeWords(child);
  for (const child of root.find("policy-options")?.all ?? []) if (child.taken === "unread") child.ignore();
  const security = root.find("security");
  if (security) ignoreKeys(security, inspection);
  const system = root.find("system");
  if (system) ignoreKeys(system, systemHousekeeping);
}

/** `version 21.4R1.12`: the word, and what it is set to */
function takeWords(node: PathNode): void {
  node.read();
  for (const child of node.all) child.read();
}
