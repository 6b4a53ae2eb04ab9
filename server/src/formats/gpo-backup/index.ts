import type { Format, Sample } from "../format.ts";
import { backupId, backupName, readBackup } from "./read.ts";

/** What a Group Policy backup says of itself. */
export const gpoBackup: Format<undefined> = {
  id: backupId,
  name: backupName,
  languageId: "xml",
  usualNames: ["**/bkupInfo.xml", "**/Backup.xml", "**/manifest.xml"],
  reads: [
    "which policy a backup is of: name, GUID, domain; halves that are switched off. The other files of the folder take their policy's name from here",
    "a manifest's list of backups",
    "permissions and the list of copied files: known, not reviewed; a WMI filter stays unread",
  ],
  recognise,
  read: (text) => readBackup(text),
  // It describes a backup; a policy is changed elsewhere.
  spell: () => undefined,
};

/** The namespaces of backups stand at the root. */
function recognise({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (!head.includes("http://www.microsoft.com/GroupPolicy/GPOOperations")) return 0;
  return /<(?:BackupInst|Backups|GroupPolicyBackupScheme)[\s>]/.test(head) ? 1 : 0;
}

const sampleLength = 4096;
