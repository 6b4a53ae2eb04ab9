import type { Format } from "../format.ts";
import { firewallId, firewallName, readFirewall } from "./read.ts";
import { recogniseFirewall } from "./recognise.ts";

/** Exports of the firewall that Windows has of its own. */
export const windowsFirewall: Format<undefined> = {
  id: firewallId,
  name: firewallName,
  languageId: "windows-firewall",
  usualNames: ["**/*firewall*rules*.txt", "**/*firewall*.json", "**/*firewall*.csv"],
  reads: [
    "`netsh advfirewall firewall show rule name=all verbose` and `netsh advfirewall show allprofiles`, in English, German and French",
    "`Get-NetFirewallRule` with its port, address and program filters joined, and `Get-NetFirewallProfile`, as JSON or CSV",
    "rules by profile, direction, addresses, protocol, ports and ICMP types; a block wins over an allow, authenticated bypasses over both",
    "what nothing matches is blocked on the way in and let out, where the export does not say otherwise",
    "programs, services, users, machines and kinds of interfaces as conditions; a program does not limit an allow that names ports",
  ],
  recognise: recogniseFirewall,
  read: (text) => readFirewall(text),
  // What netsh and PowerShell print is no configuration that could be given back.
  spell: () => undefined,
};
