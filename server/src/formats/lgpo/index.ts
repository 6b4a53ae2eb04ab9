import type { Format } from "../format.ts";
import { readRegistryPolicy } from "../registry-policy/configuration.ts";
import type { LgpoText } from "../registry-policy/read.ts";
import { recogniseLgpo } from "./recognise.ts";
import { spellChange } from "./spell.ts";

const id = "lgpo";
const name = "LGPO text";

/** Registry policy as text, as LGPO.exe writes and takes it. */
export const lgpo: Format<LgpoText> = {
  id,
  name,
  languageId: "lgpo",
  usualNames: ["**/lgpo*.txt", "**/*.lgpo"],
  reads: [
    "`Computer`, `User`, `User:Administrators`, then a key, a value's name and its data",
    "`DWORD:`, `QWORD:` (decimal, or hexadecimal behind 0x), `SZ:`, `EXSZ:`, `MULTISZ:`, `BINARY:`; passwords are left out",
    "rules and profiles of the Windows firewall, rules of AppLocker's lists",
    "`DELETE`, `DELETEALLVALUES`; `CREATEKEY`, `DELETEKEYS` and `CLEAR` set no value",
  ],
  recognise: recogniseLgpo,
  read: (text) => readRegistryPolicy(id, name, text),
  spell: spellChange,
};
