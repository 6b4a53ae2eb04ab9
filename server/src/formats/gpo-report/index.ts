import type { Format, Sample } from "../format.ts";
import { lgpoRecord } from "../registry-policy/elsewhere.ts";
import { templateText } from "../windows/security-template.ts";
import { readReport, reportId, reportName } from "./read.ts";

/** Reports of the Group Policy management console. */
export const gpoReport: Format<undefined> = {
  id: reportId,
  name: reportName,
  languageId: "xml",
  usualNames: ["**/gpreport.xml", "**/*gporeport*.xml", "**/*gpresult*.xml"],
  reads: [
    "one policy or all of a domain, as `Get-GPOReport -ReportType Xml` writes them and backups hold them",
    "`gpresult /x`: what all policies come to on one computer; a setting that a weightier policy overrides is left out",
    "name, identity, links with *enabled* and *enforced*, security filtering, halves that are switched off, whose settings are counted and not judged; a WMI filter stays unread",
    "account rules, user rights, security options, restricted groups, services, event logs, both audit policies",
    "registry values where the report names their key, administrative templates by their names and what is filled in (some English names are known to set a registry value); passwords are left out",
    "profiles of the Windows firewall, AppLocker's modes and rules, scripts; preferences, as in files of their own",
    "permissions, certificates, software installation and folder redirection: known, not reviewed",
  ],
  recognise,
  read: (text) => readReport(text),
  // A report is made by Windows; changing it changes nothing.
  spell: () => undefined,
  elsewhere: (reading, change) => lgpoRecord(reading, change) ?? templateText(reading, change),
};

/** The namespace of settings stands at the root, which stands early. */
function recognise({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (!/http:\/\/www\.microsoft\.com\/GroupPolicy\/(?:Settings|Rsop)/.test(head)) return 0;
  return /<(?:GPO|report|Rsop)[\s>]/.test(head) && /^[\ufeff\s]*<(?:\?xml|!--|GPO|report|Rsop)/.test(head) ? 1 : 0;
}

const sampleLength = 4096;
