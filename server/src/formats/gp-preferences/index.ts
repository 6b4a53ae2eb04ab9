import type { XmlDocument } from "../../syntax/xml.ts";
import type { Format } from "../format.ts";
import { preferencesId, preferencesName, readPreferences } from "./read.ts";
import { recognisePreferences } from "./recognise.ts";
import { spellChange } from "./spell.ts";

/** The files of Group Policy Preferences, one for each kind of item. */
export const gpPreferences: Format<XmlDocument> = {
  id: preferencesId,
  name: preferencesName,
  languageId: "xml",
  usualNames: ["**/Preferences/**/*.xml"],
  reads: [
    "Groups.xml: local groups with members added and removed (all others taken out where it says so), and local accounts; by SID before name",
    "Registry.xml: typed values in collections too; passwords are left out",
    "Services.xml and ScheduledTasks.xml: how services start, what tasks run, and as whom",
    "`cpassword` in every kind of file, switched off or not: that it is there, never what it says",
    "actions C, R, U and D; item-level targeting as a condition in words; what is disabled is ignored",
    "drives, printers, data sources, files, shortcuts and the like: known, only their passwords are reviewed",
  ],
  recognise: recognisePreferences,
  read: (text) => readPreferences(text),
  spell: spellChange,
};
