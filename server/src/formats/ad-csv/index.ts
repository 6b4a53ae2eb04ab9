import type { Csv } from "../../syntax/csv.ts";
import { ldifModification } from "../directory/modification.ts";
import type { Format } from "../format.ts";
import { readAccountTable } from "./read.ts";
import { recogniseAccountTable } from "./recognise.ts";

/** Tables of a directory's accounts and groups, as PowerShell and csvde write them. */
export const adCsv: Format<Csv> = {
  id: "ad-csv",
  name: "Table of directory accounts",
  languageId: "ad-csv",
  usualNames: ["**/*users*.csv", "**/*members*.csv", "**/*groups*.csv"],
  reads: [
    "rows of `Get-ADUser`, `Get-ADComputer`, `Get-ADGroup` and `Get-ADGroupMember`, and of csvde; commas, semicolons or tabs",
    "the columns that hold what LDIF holds, under PowerShell's names too: `Enabled`, `AccountExpirationDate`, `LastLogonDate`, `PasswordLastSet`, `PasswordNeverExpires`, `MemberOf`, `LogonWorkstations` and the like",
    "a column `Group` beside the rows of `Get-ADGroupMember`",
    "dates of any culture, where one date of the file tells whether the day or the month comes first",
    "cells that name a type instead of values stay unread",
  ],
  recognise: recogniseAccountTable,
  read: (text) => readAccountTable(text),
  // An export is a picture of the directory; what is wrong is changed there.
  spell: () => undefined,
  elsewhere: ldifModification,
};
