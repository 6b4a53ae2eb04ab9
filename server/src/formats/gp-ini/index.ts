import type { Format } from "../format.ts";
import { readPolicyIni } from "./read.ts";
import { recognisePolicyIni } from "./recognise.ts";

/** The small INI files of a policy: the scripts it starts, and its version. */
export const gpIni: Format<undefined> = {
  id: "gp-ini",
  name: "Group Policy INI file",
  languageId: "ini",
  usualNames: ["**/scripts.ini", "**/psscripts.ini", "**/GPT.INI"],
  reads: [
    "scripts.ini and psscripts.ini: what is started at startup, shutdown, logon and logoff; what is handed to it stays in the file, since it may be a password",
    "GPT.INI: halves of a local policy that are switched off; version and extensions say nothing to a review",
  ],
  recognise: recognisePolicyIni,
  read: (text) => readPolicyIni(text),
  // Windows counts a policy's versions beside its files; scripts are changed in the policy editor.
  spell: () => undefined,
};
