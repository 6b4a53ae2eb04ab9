import type { RuleSample } from "./rule.ts";

/** A piece of a Cisco ASA configuration, with the palisade.yaml beside it. */
export function asa(text: string, site?: string): RuleSample {
  return sample("cisco-asa", text, site);
}

/** A piece of a Cisco IOS configuration. */
export function ios(text: string, site?: string): RuleSample {
  return sample("cisco-ios", text, site);
}

/** A piece of a Cisco NX-OS configuration. */
export function nxos(text: string, site?: string): RuleSample {
  return sample("cisco-nxos", text, site);
}

/** A piece of a FortiOS configuration. */
export function fortios(text: string, site?: string): RuleSample {
  return sample("fortios", text, site);
}

/** Commands of PAN-OS, or its XML. */
export function panos(text: string, site?: string): RuleSample {
  return sample("panos", text, site);
}

/** A Junos configuration, in braces or as commands. */
export function junos(text: string, site?: string): RuleSample {
  return sample("junos", text, site);
}

/** A WireGuard file. */
export function wireguard(text: string, site?: string): RuleSample {
  return sample("wireguard", text, site);
}

/** A Group Policy security template, GptTmpl.inf. */
export function template(text: string, site?: string): RuleSample {
  return sample("gpttmpl", text, site);
}

/** The finer audit policy, audit.csv. */
export function auditCsv(text: string, site?: string): RuleSample {
  return sample("audit-csv", text, site);
}

/** Registry policy as LGPO text; a Registry.pol is shown like it. */
export function lgpo(text: string, site?: string): RuleSample {
  return sample("lgpo", text, site);
}

/** An export of a directory in LDIF. */
export function ldif(text: string, site?: string): RuleSample {
  return sample("ldif", text, site);
}

/** A table of a directory's accounts, as PowerShell exports it. */
export function adCsv(text: string, site?: string): RuleSample {
  return sample("ad-csv", text, site);
}

/** A file of Group Policy Preferences. */
export function preferences(text: string, site?: string): RuleSample {
  return sample("gp-preferences", text, site);
}

/** What netsh or PowerShell print of the Windows firewall. */
export function windowsFirewall(text: string, site?: string): RuleSample {
  return sample("windows-firewall", text, site);
}

/** A rule set of nftables. */
export function nft(text: string, site?: string): RuleSample {
  return sample("nftables", text, site);
}

/** A rule set as iptables-save prints it. */
export function iptables(text: string, site?: string): RuleSample {
  return sample("iptables", text, site);
}

/** A line of carets under a line marks what is found there, and says it; such lines are not part of the file. */
function sample(format: string, text: string, site: string | undefined): RuleSample {
  const body = text.replace(/^\n/, "");
  return site === undefined ? { format, text: body } : { format, text: body, site: site.replace(/^\n/, "") };
}
