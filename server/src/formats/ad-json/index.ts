import type { JsonDocument } from "../../syntax/json.ts";
import { ldifModification } from "../directory/modification.ts";
import type { Format, Sample } from "../format.ts";
import { readAccountList } from "./read.ts";

/** Lists of a directory's accounts and groups, as PowerShell writes them in JSON. */
export const adJson: Format<JsonDocument> = {
  id: "ad-json",
  name: "List of directory accounts",
  languageId: "json",
  usualNames: ["**/*users*.json", "**/*members*.json", "**/*groups*.json"],
  reads: [
    "objects of `Get-ADUser`, `Get-ADComputer`, `Get-ADGroup` and `Get-ADGroupMember`: one, a list, or lists by the name of their group",
    "the members that hold what LDIF holds, under PowerShell's names too; dates as `/Date(…)/` or ISO, SIDs and lists as PowerShell's objects",
    "`LogonHours` as numbers",
  ],
  recognise,
  read: (text) => readAccountList(text),
  // An export is a picture of the directory; what is wrong is changed there.
  spell: () => undefined,
  elsewhere: ldifModification,
};

/** How sure it is that the text is a list of accounts: by names that only a directory has. */
function recognise({ text }: Sample): number {
  const head = text.slice(0, sampleLength);
  if (!/^[\s\ufeff]*[[{]/.test(head) || !/"samaccountname"\s{0,9}:/i.test(head)) return 0;
  return /"(?:distinguishedname|objectclass|sid|enabled|memberof)"\s{0,9}:/i.test(head) ? 0.95 : 0.6;
}

const sampleLength = 32_768;
