/** Addresses and groups that a FortiGate comes with: nobody need use them. */
export const defaultAddresses: ReadonlySet<string> = new Set([
  "all",
  "none",
  "SSLVPN_TUNNEL_ADDR1",
  "SSLVPN_TUNNEL_IPv6_ADDR1",
  "FIREWALL_AUTH_PORTAL_ADDRESS",
  "FABRIC_DEVICE",
  "FCTEMS_ALL_FORTICLOUD_SERVERS",
  "EMS_ALL_UNKNOWN_CLIENTS",
  "EMS_ALL_UNMANAGEABLE_CLIENTS",
  "EMSDemo_ALL_UNKNOWN_CLIENTS",
  "VPN_TUNNEL_ADDR",
  "login.microsoftonline.com",
  "login.microsoft.com",
  "login.windows.net",
  "gmail.com",
  "wildcard.google.com",
  "wildcard.dropbox.com",
  "metadata-server",
  "RFC1918-10",
  "RFC1918-172",
  "RFC1918-192",
  "RFC1918-GRP",
  "G Suite",
  "Microsoft Office 365",
  "adobe",
  "android",
  "apple",
  "appstore.com",
  "citrixonline",
  "eease",
  "fortinet",
  "google-drive",
  "google-play",
  "google-play2",
  "google-play3",
  "googleapis.com",
  "icloud",
  "itunes",
  "microsoft",
  "skype",
  "softwareupdate.vmware.com",
  "swscan.apple.com",
  "update.microsoft.com",
  "verisign",
  "windowsupdate.com",
  "auth.gfx.ms",
  "autoupdate.opera.com",
  "dropbox.com",
  "firefox update server",
  "live.com",
  "QUARANTINE_ADDR",
]);

/** Schedules that a FortiGate comes with. */
export const defaultSchedules: ReadonlySet<string> = new Set(["always", "none", "default-darrp-optimize"]);

/** Certificates that a FortiGate comes with. */
export function isDefaultCertificate(name: string): boolean {
  return name.startsWith("Fortinet_") || name === "self-sign" || name === "Entrust_802.1x";
}

/** Profiles of administrators that may do everything. */
export const fullProfiles: ReadonlySet<string> = new Set(["super_admin", "prof_admin"]);
