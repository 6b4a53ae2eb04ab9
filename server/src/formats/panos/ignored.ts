import type { PathNode } from "../../syntax/path-tree.ts";
import type { DeviceLayout } from "./layout.ts";
import { below, passOver } from "./places.ts";

/** Passes over whole sections that no check asks about, named here one by one: what is not named stays unread. */
export function passOverSections({ places, shared, systems, pushed }: DeviceLayout, groups: readonly PathNode[]): void {
  for (const node of places) {
    passOver(node, deviceSections);
    passOver(node.find("network"), networkSections);
    passOver(node.at("network", "tunnel"), ["global-protect-site-to-site", "gre"]);
    for (const profiles of below([node], "network", "profiles")) passOver(profiles, networkProfiles);
    passOver(node.find("mgt-config"), ["password-profile", "devices", "access-domain"]);
    for (const system of below([node], "deviceconfig", "system")) passOver(system, systemSettings);
    const settings = node.at("deviceconfig", "setting");
    for (const each of settings?.all ?? []) if (each.word !== "management") each.ignore();
    const management = settings?.find("management");
    for (const each of management?.all ?? []) if (!readSettings.has(each.word)) each.ignore();
    passOver(node.find("deviceconfig"), ["high-availability", "cluster"]);
  }
  for (const node of [...shared, ...systems.flatMap((system) => system.nodes), ...pushed, ...groups, ...places]) {
    passOver(node, objectSections);
    for (const base of ["rulebase", "pre-rulebase", "post-rulebase"]) passOver(node.find(base), otherRules);
    for (const each of node.find("profiles")?.all ?? []) if (each.taken === "unread") each.ignore();
  }
}

const deviceSections = [
  "platform",
  "plugins",
  "log-collector",
  "log-collector-group",
  "wildfire-appliance",
  "wildfire-appliance-cluster",
  "predefined",
  "sdwan",
  "cloud-services",
  "device-certificate",
];

const networkSections = [
  "qos",
  "virtual-wire",
  "vlan",
  "dhcp",
  "dns-proxy",
  "lldp",
  "shared-gateway",
  "underlay-net",
  "routing-profile",
  "secure-web-gateway",
  "gre",
];

/** Of these, `interface-management-profile` alone says who may administer. */
const networkProfiles = [
  "monitor-profile",
  "zone-protection-profile",
  "qos-profile",
  "bfd-profile",
  "lldp-profile",
  "macsec-profile",
];

/** Settings of management that checks ask for. */
const readSettings = new Set(["idle-timeout", "admin-lockout", "quota-settings"]);

const systemSettings = [
  "timezone",
  "login-banner",
  "ack-login-banner",
  "motd-and-banner",
  "domain",
  "update-schedule",
  "update-server",
  "server-verification",
  "secure-proxy-server",
  "secure-proxy-port",
  "secure-proxy-user",
  "secure-proxy-password",
  "dns-setting",
  "type",
  "netmask",
  "ip-address",
  "ipv6-address",
  "ipv6-default-gateway",
  "default-gateway",
  "panorama-server",
  "panorama-server-2",
  "panorama",
  "geo-location",
  "route",
  "speed-duplex",
  "mtu",
  "config-bundle-export-schedule",
  "log-export-schedule",
  "device-telemetry",
  "hsm-settings",
  "ssh",
  "ssl-tls-service-profile",
  "authentication-profile",
  "non-ui-authentication-profile",
  "certificate-profile",
  "syslog-certificate",
  "permitted-ip",
  "fqdn-refresh-time",
  "fqdn-stale-entry-timeout",
  "lcd-menu",
  "vm-mac-base",
  "vm-mac-count",
  "auto-renew-mgmt-lease",
  "tcp",
  "dns-domain-search",
  "locale",
  "hostname-type-in-syslog",
  "ntp-servers",
];

const objectSections = [
  "admin-role",
  "alg-override",
  "application-status",
  "application-tag",
  "authentication-object",
  "authentication-profile",
  "authentication-sequence",
  "botnet",
  "captive-portal",
  "certificate-profile",
  "content-preview",
  "description",
  "device-object",
  "display-name",
  "dns-proxy",
  "dynamic-user-group",
  "email-scheduler",
  "group-mapping",
  "iot",
  "local-user-database",
  "monitor-profile",
  "ocsp-responder",
  "override",
  "pdf-summary-report",
  "redistribution-agent",
  "redistribution-collector",
  "report-group",
  "reports",
  "response-page",
  "scep",
  "sdwan-interface-profile",
  "server-profile",
  "setting",
  "ssl-decrypt",
  "ssl-exclude-cert",
  "ssh-service-profile",
  "tag",
  "threats",
  "to-sw-version",
  "ts-agent",
  "url-admin-override",
  "url-content-types",
  "user-id-agent",
  "user-id-agent-sequence",
  "user-id-collector",
  "user-id-hub",
  "user-id-ssl-auth",
  "user-tag-source",
  "vm-info-source",
  "master-device",
  "reference-templates",
  "authorization-code",
  "settings",
  "templates",
  "user-group-source",
  "variable",
  "edls",
  "email",
  "allowed-dynamic-tag-subscriptions",
];

/** Rules about traffic that the security policy has let pass, or that pick traffic for other treatment. */
const otherRules = [
  "decryption",
  "application-override",
  "authentication",
  "captive-portal",
  "dos",
  "pbf",
  "qos",
  "sdwan",
  "tunnel-inspect",
  "network-packet-broker",
];
