import { localName, type XmlElement } from "../../syntax/xml.ts";
import { readAuditSetting } from "./audit.ts";
import type { Half, ReportDraft, Taken } from "./draft.ts";
import { readFirewallProfile, readFirewallRule } from "./firewall.ts";
import { readRuleCollection } from "./programs.ts";
import { readRegistrySetting, readSecurityOption } from "./registry.ts";
import { readScript } from "./scripts.ts";
import { readAccount, readAudit, readEventLog, readRestrictedGroup, readRight, readService } from "./security.ts";
import { readTemplate } from "./templates.ts";

/** Reads what one part of a policy sets, by the element's name; each part of Windows has names of its own. */
export function readExtensionElement(element: XmlElement, half: Half, draft: ReportDraft): Taken {
  const name = localName(element);
  const read = readers.get(name);
  if (read) return read(element, draft, half);
  return irrelevant.has(name) ? "ignored" : "unread";
}

type Reader = (element: XmlElement, draft: ReportDraft, half: Half) => Taken;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["Account", readAccount],
  ["UserRightsAssignment", readRight],
  ["SecurityOptions", readSecurityOption],
  ["RestrictedGroups", readRestrictedGroup],
  ["SystemServices", readService],
  ["EventLog", readEventLog],
  ["Audit", readAudit],
  ["AuditSetting", readAuditSetting],
  ["Policy", (element, draft, half) => readTemplate(element, half, draft)],
  ["RegistrySetting", (element, draft, half) => readRegistrySetting(element, half, draft)],
  ["GlobalSettings", readFirewallProfile],
  ["DomainProfile", readFirewallProfile],
  ["PrivateProfile", readFirewallProfile],
  ["PublicProfile", readFirewallProfile],
  ["InboundFirewallRules", readFirewallRule],
  ["OutboundFirewallRules", readFirewallRule],
  ["RuleCollection", readRuleCollection],
  ["Script", readScript],
]);

/** Permissions on files and keys, certificates that are trusted or used, name resolution, what is installed or moved: no check asks. */
const irrelevant: ReadonlySet<string> = new Set([
  "Blocked",
  "File",
  "Registry",
  "RootCertificate",
  "RootCertificateSettings",
  "IntermediateCACertificate",
  "TrustedPublisherCertificate",
  "UntrustedCertificate",
  "TrustedPeopleCertificate",
  "EnterpriseTrust",
  "EFSSettings",
  "EFSRecoveryAgent",
  "AutoEnrollmentSettings",
  "BitLockerDriveEncryption",
  "Global",
  "Rule",
  "Folder",
  "MsiApplication",
  "Dot1xSettings",
]);
