import { emptyConfiguration } from "../../model/configuration.ts";
import type { Policy } from "../../model/policy.ts";
import { localName, readXml, type XmlElement } from "../../syntax/xml.ts";
import type { Located, Span } from "../../text/span.ts";
import type { Reading, Unread } from "../format.ts";
import { countLines } from "../line-counts.ts";
import { emptyPolicy, plainGuid } from "../windows/identity.ts";
import { childNamed, childrenNamed, textOf } from "../windows/xml-elements.ts";

export const backupId = "gpo-backup";
export const backupName = "Group Policy backup";

/** Reads the files that say which policies a backup holds: bkupInfo.xml, Backup.xml, manifest.xml. */
export function readBackup(text: string): Reading<undefined> {
  const { roots, problems } = readXml(text);
  const unread: Unread[] = [];
  const ignored: Span[] = [];
  const policies = roots.flatMap((root): { policy: Policy; span: Span }[] => {
    const named = localName(root);
    if (named === "BackupInst") return [{ policy: instancePolicy(root), span: root.startTag }];
    if (named === "Backups")
      return childrenNamed(root, "BackupInst").map((each) => ({ policy: instancePolicy(each), span: each.startTag }));
    const core = childNamed(childNamed(root, "GroupPolicyObject"), "GroupPolicyCoreSettings");
    if (!core) {
      unread.push({ span: root.span, about: "policy" });
      return [];
    }
    for (const { span } of contents(root)) ignored.push(span);
    const filter = childNamed(core, "WMIFilter");
    if (filter && filter.text.value !== "") unread.push({ span: filter.span, about: "policy" });
    return [{ policy: corePolicy(core), span: root.startTag }];
  });
  return {
    configurations: policies.map(({ policy, span }) => ({
      ...emptyConfiguration(backupId, backupName, span),
      subjects: ["policy"],
      fragment: true,
      policy,
    })),
    unread,
    lines: countLines(
      text,
      unread.map(({ span }) => span),
      ignored,
    ),
    problems,
    syntax: undefined,
  };
}

/** Who had access, and which files the backup copied. */
function contents(root: XmlElement): readonly XmlElement[] {
  const object = childNamed(root, "GroupPolicyObject");
  return object?.children.filter((child) => localName(child) !== "GroupPolicyCoreSettings") ?? [];
}

/** `<BackupInst>`: a line of the manifest, or a backup's own word on what it is of. */
function instancePolicy(element: XmlElement): Policy {
  return policyOf(textOf(element, "GPODisplayName"), textOf(element, "GPOGuid"), textOf(element, "GPODomain"));
}

/** `<GroupPolicyCoreSettings>`; among its options, 1 switches the users' half off and 2 the computers'. */
function corePolicy(element: XmlElement): Policy {
  const policy = policyOf(textOf(element, "DisplayName"), textOf(element, "ID"), textOf(element, "Domain"));
  const options = textOf(element, "Options");
  const off = (["user", "machine"] as const).filter((_, at) => (Number(options?.value ?? 0) & (at + 1)) !== 0);
  if (!options || off.length === 0) return policy;
  return { ...policy, disabledParts: off.map((value) => ({ value, span: options.span })) };
}

function policyOf(
  name: Located<string> | undefined,
  id: Located<string> | undefined,
  domain: Located<string> | undefined,
): Policy {
  return emptyPolicy({
    ...(name ? { name } : {}),
    ...(id ? { id: plainGuid(id) } : {}),
    ...(domain ? { domain } : {}),
  });
}
