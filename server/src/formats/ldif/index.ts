import type { Ldif } from "../../syntax/ldif.ts";
import { ldifModification } from "../directory/modification.ts";
import type { Format } from "../format.ts";
import { readLdifExport } from "./read.ts";
import { recogniseLdif } from "./recognise.ts";

/** Exports of a directory in the LDAP Data Interchange Format. */
export const ldif: Format<Ldif> = {
  id: "ldif",
  name: "LDIF directory export",
  languageId: "ldif",
  usualNames: ["**/*.ldif", "**/*.ldf"],
  reads: [
    "users, computers, managed service accounts and groups by `sAMAccountName`, `objectSid` (text or base64) and distinguished name",
    "`member`, `memberOf` and `primaryGroupID`; memberships are followed through nested groups",
    "`userAccountControl`, `accountExpires`, `pwdLastSet`, `lastLogonTimestamp`, `lastLogon`, `logonHours`, `userWorkstations`, `servicePrincipalName`, `adminCount`",
    "`minPwdLength`, `maxPwdAge`, `pwdProperties`, `lockoutThreshold` and the like of the domain, and of finer password rules for some accounts",
    "`changetype: add` and `modify` of members; folded lines and base64",
    "other attributes, passwords and their hashes among them: not looked at",
  ],
  recognise: recogniseLdif,
  read: (text) => readLdifExport(text),
  // An export is a picture of the directory; what is wrong is changed there.
  spell: () => undefined,
  elsewhere: ldifModification,
};
